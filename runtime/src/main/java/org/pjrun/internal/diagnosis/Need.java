package org.pjrun.internal.diagnosis;

import java.util.List;

/**
 * Something that a blocked call waits for.
 *
 * @param kind what is to happen
 * @param context of the messages, 0 where it is none
 * @param comm name of the communicator, or what a declared wait is for
 * @param ranks of the world that can make it happen, any one of them
 * @param peer rank in the communicator, or a wildcard
 * @param tag of the message, or the number of the collective operation
 * @param bytes of the message or the buffer
 * @param type elements of the buffer
 * @param matched whether both ends have found each other, so that it only takes time
 * @param line where the operation was started, empty where that was not noted
 */
public record Need(
        Kind kind,
        long context,
        String comm,
        List<Integer> ranks,
        int peer,
        int tag,
        long bytes,
        String type,
        boolean matched,
        String line) {
    /** What can be waited for. */
    public enum Kind {
        SEND,
        RECEIVE,
        PROBE,
        COLLECTIVE,
        /** What a library or program has declared that it waits for. */
        DECLARED
    }

    /** The operation with its peer and tag in words, as they would stand in a program. */
    public String text() {
        return switch (kind) {
            case SEND -> "send to " + name(peer) + ", tag " + name(tag) + ", " + bytes + " bytes, on " + comm;
            case RECEIVE -> "receive from " + name(peer) + ", tag " + name(tag) + ", on " + comm;
            case PROBE -> "probe for " + name(peer) + ", tag " + name(tag) + ", on " + comm;
            case COLLECTIVE -> "collective #" + tag + " on " + comm;
            case DECLARED -> comm;
        };
    }

    private static String name(int rankOrTag) {
        return rankOrTag < 0 ? "any" : Integer.toString(rankOrTag);
    }
}
