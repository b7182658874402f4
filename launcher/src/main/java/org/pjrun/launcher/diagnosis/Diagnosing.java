package org.pjrun.launcher.diagnosis;

import java.util.Locale;

/**
 * What is to be done when a job does not move.
 *
 * @param policy what a deadlock leads to
 * @param stallMillis how long a rank may wait before all are asked whether any of them can still move
 * @param folder where a report is written, empty for none
 */
public record Diagnosing(Policy policy, long stallMillis, String folder) {
    /** What system properties of pjrun say. */
    public static Diagnosing ofProperties() {
        double seconds = Double.parseDouble(System.getProperty("pjrun.stall-after", "2"));
        String policy = System.getProperty("pjrun.deadlock", "abort");
        return new Diagnosing(
                Policy.valueOf(policy.toUpperCase(Locale.ROOT)),
                Math.max(1, (long) (seconds * 1000)),
                System.getProperty("pjrun.report", ""));
    }

    /** What a deadlock leads to. */
    public enum Policy {
        /** A report, and the end of the job with its own status. */
        ABORT,
        /** A report. */
        WARN,
        /** Nothing: nobody looks. */
        OFF
    }
}
