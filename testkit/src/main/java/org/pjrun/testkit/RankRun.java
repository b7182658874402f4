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
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.RankIdentity;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.comm.World;
import org.pjrun.internal.diagnosis.Finding;
import org.pjrun.internal.diagnosis.LeftoverReport;
import org.pjrun.internal.diagnosis.RankSnapshot;
import org.pjrun.internal.diagnosis.RankText;
import org.pjrun.internal.diagnosis.StallWatch;
import org.pjrun.internal.diagnosis.TextReport;

/** One run of a program on N threads, from the first join to the last goodbye. */
final class RankRun {
    private static final long GRACE_SECONDS = 2;
    private static final long LOOKS_PER_STALL = 4;

    private record Failure(int rank, Throwable thrown) {}

    private final int size;
    private final Duration limit;
    private final long stackBytes;
    private final @Nullable MemorySegment hub;
    private final @Nullable TestNetwork network;
    private final SegmentLayout layout;
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final AtomicReferenceArray<@Nullable World> worlds;
    private final List<ThreadGroup> groups = new ArrayList<>();
    private final long stallMillis;
    private final boolean full;
    private final boolean strict;
    private final CountDownLatch running;
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Prepares a run.
     *
     * @param stall how long a rank may wait before all are asked whether they can still move; zero for never
     * @param full whether everything is checked
     * @param strict whether nothing may be left unreceived, uncompleted or not freed
     */
    RankRun(int size, Duration limit, long stackBytes, Duration stall, boolean full, boolean strict) {
        this.full = full;
        this.strict = strict;
        this.size = size;
        this.limit = limit;
        this.stackBytes = stackBytes;
        this.stallMillis = stall.toMillis();
        this.worlds = new AtomicReferenceArray<>(size);
        this.hub = size == 1 ? null : HostSegment.local(size);
        this.network = TestNetwork.wanted(size);
        this.layout = new SegmentLayout(size);
        this.running = new CountDownLatch(size);
    }

    void run(RankProgram program) {
        for (int r = 0; r < size; r++) {
            ThreadGroup group = new ThreadGroup("pjrun-rank-" + r);
            groups.add(group);
            threads.add(new Thread(group, new Rank(r, program), "pjrun-rank-" + r, stackBytes));
        }
        for (Thread thread : threads) {
            thread.setDaemon(true);
            thread.start();
        }
        AssertionError late = awaitAll();
        if (late == null && failures.isEmpty() && strict) {
            late = leftovers();
        }
        for (int r = 0; r < size; r++) {
            World world = worlds.get(r);
            if (world != null) {
                world.close();
            }
        }
        if (network != null) {
            network.close();
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

    /** Waits for all ranks; returns the error if they take too long, or will never end. */
    private @Nullable AssertionError awaitAll() {
        boolean interrupted = false;
        AssertionError late = null;
        try {
            late = awaitEndOrDeadlock();
            if (late == null && running.getCount() == 0) {
                return null;
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (late == null) {
            late = new AssertionError(Stacks.describe(
                            size,
                            interrupted ? "when the test was interrupted" : "after " + limit.toMillis() + " ms",
                            threads)
                    + found());
        }
        for (int r = 0; r < size; r++) {
            end(r);
            World world = worlds.get(r);
            if (world != null) {
                world.abandon();
            }
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

    /** Waits until all ranks have returned, the time is over, or they are found to wait for each other. */
    private @Nullable DeadlockError awaitEndOrDeadlock() throws InterruptedException {
        long began = System.nanoTime();
        long lookMillis = stallMillis == 0 ? limit.toMillis() : Math.max(1, stallMillis / LOOKS_PER_STALL);
        StallWatch watch = new StallWatch(new LocalRanks(worlds, groups), stallMillis);
        while (!running.await(Math.min(lookMillis, left(began)), TimeUnit.MILLISECONDS) && left(began) > 0) {
            Finding finding = watch.look();
            if (finding.kind() == Finding.Kind.DEADLOCK) {
                return new DeadlockError(TextReport.of("", finding, limit.toMillis() - left(began)), finding);
            }
        }
        return null;
    }

    /** What ranks are found doing. */
    private String found() {
        return new LocalRanks(worlds, groups)
                .ask().stream().map(RankText::of).collect(Collectors.joining("\n", "\n", ""));
    }

    /** What ranks have left, if they have. */
    private @Nullable AssertionError leftovers() {
        List<RankSnapshot> ranks = new LocalRanks(worlds, groups).ask();
        return ranks.stream().anyMatch(RankSnapshot::leavesSomething)
                ? new AssertionError(LeftoverReport.of("left over: ", ranks))
                : null;
    }

    private long left(long began) {
        return limit.toMillis() - (System.nanoTime() - began) / 1_000_000;
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
                World world = World.join(new RankIdentity(
                        "test", rank, size, cores, 0, hub, null, network == null ? null : network.network()));
                if (full) {
                    world.checkFully();
                }
                worlds.set(rank, world);
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
