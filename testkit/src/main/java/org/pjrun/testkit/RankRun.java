package org.pjrun.testkit;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.RankIdentity;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.comm.World;

/** One run of a program on N threads, from the first join to the last goodbye. */
final class RankRun {
    private static final long GRACE_SECONDS = 2;

    private record Failure(int rank, Throwable thrown) {}

    private final int size;
    private final Duration limit;
    private final long stackBytes;
    private final @Nullable MemorySegment hub;
    private final SegmentLayout layout;
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final Queue<World> worlds = new ConcurrentLinkedQueue<>();
    private final CountDownLatch running;
    private final List<Thread> threads = new ArrayList<>();

    RankRun(int size, Duration limit, long stackBytes) {
        this.size = size;
        this.limit = limit;
        this.stackBytes = stackBytes;
        this.hub = size == 1 ? null : HostSegment.local(size);
        this.layout = new SegmentLayout(size);
        this.running = new CountDownLatch(size);
    }

    void run(RankProgram program) {
        for (int r = 0; r < size; r++) {
            threads.add(new Thread(null, new Rank(r, program), "pjrun-rank-" + r, stackBytes));
        }
        for (Thread thread : threads) {
            thread.setDaemon(true);
            thread.start();
        }
        AssertionError late = awaitAll();
        for (World world : worlds) {
            world.close();
        }
        report(late);
    }

    /** Makes a rank count as dead for the others. */
    private void end(int rank) {
        MemorySegment memory = hub;
        if (memory != null) {
            HostSegment.markEnded(memory, layout, rank, true);
        }
    }

    /** Waits for all ranks; returns the error if they take too long. */
    private @Nullable AssertionError awaitAll() {
        boolean interrupted = false;
        try {
            if (running.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        AssertionError late = new AssertionError(Stacks.describe(
                size, interrupted ? "when the test was interrupted" : "after " + limit.toMillis() + " ms", threads));
        for (int r = 0; r < size; r++) {
            end(r);
        }
        for (Thread thread : threads) {
            thread.interrupt();
        }
        try {
            if (!running.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                late.addSuppressed(new RankFailure(running.getCount() + " ranks could not be ended", null));
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return late;
    }

    private void report(@Nullable AssertionError late) {
        Iterator<Failure> all = failures.iterator();
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable thrown = late;
        if (thrown == null && all.hasNext()) {
            Failure first = all.next();
            thrown = first.thrown();
            thrown.addSuppressed(new RankFailure("thrown by rank " + first.rank() + " of " + size, null));
            told.add(thrown);
        }
        while (thrown != null && all.hasNext()) {
            Failure other = all.next();
            if (told.add(other.thrown())) {
                thrown.addSuppressed(
                        new RankFailure("rank " + other.rank() + " of " + size + " failed too", other.thrown()));
            }
        }
        if (thrown != null) {
            RankRun.<RuntimeException>rethrow(thrown);
        }
    }

    /** Throws an exception as it is, whatever its type: a test wants to see the one that its program has thrown. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable thrown) throws E {
        throw (E) thrown;
    }

    /** What a rank's thread does. */
    private final class Rank implements Runnable {
        private final int rank;
        private final RankProgram program;

        Rank(int rank, RankProgram program) {
            this.rank = rank;
            this.program = program;
        }

        @Override
        public void run() {
            try {
                int cores = Runtime.getRuntime().availableProcessors();
                World world = World.join(new RankIdentity("test", rank, size, cores, 0, hub, null));
                worlds.add(world);
                program.run(world.all());
            } catch (Throwable thrown) {
                failures.add(new Failure(rank, thrown));
                end(rank);
            } finally {
                running.countDown();
            }
        }
    }
}
