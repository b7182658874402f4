package org.pjrun.systemtests.launcher;

import java.util.List;
import java.util.stream.IntStream;
import org.pjrun.Comm;
import org.pjrun.Progress;
import org.pjrun.tasks.Options;
import org.pjrun.tasks.Pool;

/** Ranks that show how far they are, rank 1 more slowly than others; or a pool that does. */
final class Stepping {
    private static final int STEPS = 4;
    private static final int MILLIS = 300;

    private Stepping() {}

    public static void main(String[] args) throws InterruptedException {
        Comm comm = Comm.world();
        if (args.length > 0 && args[0].equals("pool")) {
            pool(comm);
            return;
        }
        comm.barrier(); // so that no rank is behind because its JVM started late
        try (Progress progress = Progress.of("epochs", STEPS)) {
            for (int i = 0; i < STEPS; i++) {
                Thread.sleep(comm.rank() == 1 ? MILLIS : MILLIS / 2);
                progress.step();
            }
        }
        comm.barrier();
    }

    private static void pool(Comm comm) {
        List<Integer> inputs = IntStream.range(0, 2 * STEPS).boxed().toList();
        try (Pool pool = Pool.over(comm, Options.USUAL.progress("points"))) {
            if (pool.isMaster()) {
                pool.map(inputs, Stepping::slow, 1);
            }
        }
    }

    private static int slow(int x) throws InterruptedException {
        Thread.sleep(MILLIS);
        return x;
    }
}
