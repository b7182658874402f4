package org.pjrun.launcher.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a job is watched and checked.
 *
 * @param policy what a deadlock leads to
 * @param stallMillis how long a rank may wait before all are asked whether any of them can still move, 0 for as long as usual
 * @param report folder for a report, empty for none
 * @param full whether everything is checked
 * @param schedules how many orders of messages are tried, 0 for just one run
 * @param replay file with the order of messages of a run, empty for none
 */
public record Diagnosing(Policy policy, long stallMillis, String report, boolean full, int schedules, String replay) {
    /** What is done where nothing was said. */
    public static final Diagnosing USUAL = new Diagnosing(Policy.ABORT, 0, "", false, 0, "");

    private static final long ONE_HOST_MILLIS = 2_000;

    /** Connections break and are made anew, and hosts are slow in different ways. */
    private static final long SEVERAL_HOSTS_MILLIS = 10_000;

    private static final String POLICY_PROPERTY = "pjrun.threads.deadlock";
    private static final String STALL_PROPERTY = "pjrun.threads.stall-millis";
    private static final String REPORT_PROPERTY = "pjrun.threads.report";

    /** What a deadlock leads to. */
    public enum Policy {
        /** A report, and the end of the job with its own status. */
        ABORT,
        /** A report. */
        WARN,
        /** Nothing: nobody looks. */
        OFF
    }

    /** The flags by which the JVM of all ranks is told. */
    public List<String> flags() {
        List<String> flags = new ArrayList<>();
        if (policy != USUAL.policy) {
            flags.add("-D" + POLICY_PROPERTY + "=" + policy);
        }
        if (stallMillis != USUAL.stallMillis) {
            flags.add("-D" + STALL_PROPERTY + "=" + stallMillis);
        }
        if (!report.isEmpty()) {
            flags.add("-D" + REPORT_PROPERTY + "=" + report);
        }
        return flags;
    }

    /** What {@link #flags} said to this JVM. */
    public static Diagnosing told() {
        return new Diagnosing(
                Policy.valueOf(System.getProperty(POLICY_PROPERTY, USUAL.policy.toString())),
                Long.getLong(STALL_PROPERTY, USUAL.stallMillis),
                System.getProperty(REPORT_PROPERTY, ""),
                USUAL.full,
                USUAL.schedules,
                USUAL.replay);
    }

    /** The same with the time that is usual on one host, or on several, unless a time was said. */
    public Diagnosing on(boolean severalHosts) {
        long millis = stallMillis > 0 ? stallMillis : severalHosts ? SEVERAL_HOSTS_MILLIS : ONE_HOST_MILLIS;
        return new Diagnosing(policy, millis, report, full, schedules, replay);
    }

    static Policy policy(String value) {
        return Policy.valueOf(value.toUpperCase(Locale.ROOT));
    }
}
