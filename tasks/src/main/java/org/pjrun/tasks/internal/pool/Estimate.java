package org.pjrun.tasks.internal.pool;

/** How long tasks of one kind take, from those that were done; used inside the master's lock. */
final class Estimate {
    /** Units should take about this long. */
    private static final double BATCH_NANOS = 10e6;

    /** Towards the end units get smaller, but not smaller than this. */
    private static final double LEAST_NANOS = 200e3;

    private static final int MOST_TASKS = 1 << 20;

    private double taskNanos = -1;

    /** Notes how long a unit took. */
    void measured(int tasks, long nanos) {
        double sample = Math.max(1, (double) nanos / tasks);
        taskNanos = taskNanos < 0 || sample < taskNanos ? sample : (3 * taskNanos + sample) / 4;
    }

    /** How long so many tasks are expected to take; for ever if nothing is known. */
    long nanos(int tasks) {
        return taskNanos < 0 ? Long.MAX_VALUE / 4 : (long) (taskNanos * tasks);
    }

    /** How many tasks a unit should have, when so many remain for so many workers. */
    int tasks(long remaining, int workers) {
        if (taskNanos < 0) {
            return 1;
        }
        double fair = Math.max(LEAST_NANOS / taskNanos, remaining / (2.0 * workers));
        return (int) Math.clamp(Math.min(BATCH_NANOS / taskNanos, fair), 1, MOST_TASKS);
    }
}
