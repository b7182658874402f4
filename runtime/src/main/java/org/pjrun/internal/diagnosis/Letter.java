package org.pjrun.internal.diagnosis;

/**
 * A message or an operation that is not done: sent and not received, or posted and not matched.
 *
 * @param kind what is to be done with it
 * @param context of the message
 * @param comm name of the communicator
 * @param worldRank the other side, negative for anybody
 * @param peer the other side's rank in the communicator
 * @param tag of the message, or the number of the collective operation
 * @param bytes of the message or buffer
 * @param type of its elements
 * @param line where it was made, empty where that was not noted
 */
public record Letter(
        Need.Kind kind,
        long context,
        String comm,
        int worldRank,
        int peer,
        int tag,
        long bytes,
        String type,
        String line) {
    /** What has arrived, for a sentence. */
    public String text() {
        return bytes + " bytes of " + type + ", tag " + tag + ", on " + comm
                + (line.isEmpty() ? "" : ", sent at " + line);
    }
}
