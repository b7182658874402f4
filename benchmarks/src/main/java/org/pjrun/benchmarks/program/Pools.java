package org.pjrun.benchmarks.program;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.pjrun.tasks.Pool;

/**
 * A pool of 2 workers over trivial integers: {@code Pools WARM_UP_MS REPETITIONS}.
 *
 * <p>After warming up it does what {@code peers/pool.py} does and prints the same lines.
 */
public final class Pools {
    private static final int TASKS = 100_000;
    private static final int ONE_BY_ONE = 20_000;
    private static final List<Integer> DATA = IntStream.range(0, TASKS).boxed().toList();

    private Pools() {}

    private interface Work {
        void run() throws ExecutionException, InterruptedException;
    }

    /** Runs by itself. */
    public static void main(String[] args) throws ExecutionException, InterruptedException {
        long warmUpNanos = Long.parseLong(args[0]) * 1_000_000;
        int repetitions = Integer.parseInt(args[1]);
        try (Pool pool = Pool.start(2)) {
            row(1, warmUpNanos, repetitions, TASKS, () -> pool.map(DATA, x -> x + 1));
            row(2, warmUpNanos, repetitions, TASKS, () -> pool.map(DATA, x -> x + 1, 1));
            row(3, warmUpNanos, repetitions, ONE_BY_ONE, () -> oneByOne(pool));
        }
    }

    private static void oneByOne(Pool pool) throws ExecutionException, InterruptedException {
        for (int i = 0; i < ONE_BY_ONE; i++) {
            int x = i;
            pool.submit(() -> x + 1).get();
        }
    }

    private static void row(int number, long warmUpNanos, int repetitions, int tasks, Work work)
            throws ExecutionException, InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < warmUpNanos) {
            work.run();
        }
        StringBuilder line = new StringBuilder().append(number);
        for (int r = 0; r < repetitions; r++) {
            long start = System.nanoTime();
            work.run();
            line.append(String.format(Locale.ROOT, " %.1f", tasks * 1e9 / (System.nanoTime() - start)));
        }
        System.out.println(line);
    }
}
