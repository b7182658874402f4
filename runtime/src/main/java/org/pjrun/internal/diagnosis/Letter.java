package org.pjrun.internal.diagnosis;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

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
 * @param madeMillis when, in milliseconds of the epoch, 0 where that was not noted
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
        String line,
        long madeMillis) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** When it was made, by the clock on the wall; empty where that was not noted. */
    public String clock() {
        return madeMillis == 0
                ? ""
                : CLOCK.format(Instant.ofEpochMilli(madeMillis).atZone(ZoneId.systemDefault()));
    }

    /** What has arrived, for a sentence. */
    public String text() {
        return bytes + " bytes of " + type + ", tag " + tag + ", on " + comm
                + (line.isEmpty() ? "" : ", sent at " + line);
    }
}
