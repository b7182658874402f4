package org.pjrun.launcher.console;

import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;

/** The time of day as lines begin with it. */
final class Clock {
    private Clock() {}

    /** Hours, minutes, seconds and milliseconds, and a space. */
    static byte[] now() {
        LocalTime now = LocalTime.now(ZoneId.systemDefault());
        byte[] text = "00:00:00.000 ".getBytes(StandardCharsets.US_ASCII);
        digits(text, 1, now.getHour());
        digits(text, 4, now.getMinute());
        digits(text, 7, now.getSecond());
        digits(text, 11, now.get(ChronoField.MILLI_OF_SECOND));
        return text;
    }

    private static void digits(byte[] text, int last, int number) {
        int rest = number;
        for (int at = last; rest > 0; at--) {
            text[at] += (byte) (rest % 10);
            rest /= 10;
        }
    }
}
