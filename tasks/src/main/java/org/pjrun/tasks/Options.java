package org.pjrun.tasks;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be wished of a pool; each method returns the same wishes with one of them changed.
 *
 * @param initializer what each worker does before its first task, null for nothing
 * @param tasksPerWorker after how many tasks a worker is replaced by a new one, 0 for never
 * @param timeLimit how long a task may take, zero for as long as it does
 * @param retries how often a task is given to another worker when its worker has died
 * @param progress name under which the pool shows its progress, empty for none
 * @param jvmOptions flags of the workers' JVMs
 */
public record Options(
        @Nullable TaskRun initializer,
        int tasksPerWorker,
        Duration timeLimit,
        int retries,
        String progress,
        List<String> jvmOptions) {
    /** No wishes: three retries, and no limits. */
    public static final Options USUAL = new Options(null, 0, Duration.ZERO, 3, "", List.of());

    /** Checks that the numbers make sense. */
    public Options {
        check("tasks per worker", tasksPerWorker);
        check("retries", retries);
        if (timeLimit.isNegative()) {
            throw new IllegalArgumentException("time limit: " + timeLimit + " (expected: not negative)");
        }
        jvmOptions = List.copyOf(jvmOptions);
    }

    private static void check(String what, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(what + ": " + value + " (expected: not negative)");
        }
    }

    /** Has each worker do something before its first task; when that fails, so do all tasks. */
    public Options initializer(TaskRun first) {
        return new Options(first, tasksPerWorker, timeLimit, retries, progress, jvmOptions);
    }

    /** Has a worker replaced after so many tasks, which gives back what these have left behind. */
    public Options tasksPerWorker(int most) {
        return new Options(initializer, most, timeLimit, retries, progress, jvmOptions);
    }

    /**
     * Limits the time of each task: then its thread is interrupted, and where that does not end it within a second, its worker is
     * replaced.
     */
    public Options timeLimit(Duration limit) {
        return new Options(initializer, tasksPerWorker, limit, retries, progress, jvmOptions);
    }

    /** Has tasks whose worker has died given to another one so often. */
    public Options retries(int most) {
        return new Options(initializer, tasksPerWorker, timeLimit, most, progress, jvmOptions);
    }

    /** Has the pool show how far it is, under a name. */
    public Options progress(String name) {
        return new Options(initializer, tasksPerWorker, timeLimit, retries, name, jvmOptions);
    }

    /** Starts workers with flags of the JVM, such as {@code -Xmx1g}. */
    public Options jvmOptions(String... flags) {
        return new Options(initializer, tasksPerWorker, timeLimit, retries, progress, List.of(flags));
    }
}
