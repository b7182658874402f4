package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.Comm;
import org.pjrun.MismatchException;
import org.pjrun.Op;
import org.pjrun.PeerFailedException;
import org.pjrun.Request;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.RankIdentity;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.bootstrap.SegmentStates;
import org.pjrun.internal.bootstrap.Tuning;
import org.pjrun.internal.comm.World;

/** Collectives over the boards of a host: any order of calls, communicators and modes; ends, and waits that are long. */
@Timeout(60)
final class BoardTest {
    private static final int CALLS = 300;

    /** So late that a wait for it is noted. */
    private static final long LATE_MILLIS = 150;

    /** Longs around what short data and slots hold. */
    private static final int[] COUNTS = {0, 1, 7, 59, 60, 61, 500, 8191, 8192, 8193, 20_000};

    private static int value(int rank, int call, int i) {
        return rank * 31 + call * 7 + i % 1009;
    }

    private static long[] values(int rank, int call, int count) {
        long[] values = new long[count];
        Arrays.setAll(values, i -> value(rank, call, i));
        return values;
    }

    private static long[] sums(int size, int call, int count) {
        long[] sums = new long[count];
        for (int rank = 0; rank < size; rank++) {
            for (int i = 0; i < count; i++) {
                sums[i] += value(rank, call, i);
            }
        }
        return sums;
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 2", "8, 2", "2, 1", "5, 1"})
    void calls_atRandom_onSeveralCommunicators_areRight(int size, int cores) {
        long seed = System.nanoTime();
        System.out.println("BoardTest: " + size + " ranks on " + cores + " cores, seed " + seed);
        LocalJob.run(size, cores, comm -> {
            List<Comm> comms = new ArrayList<>(List.of(comm));
            for (int i = 0; i < 3; i++) {
                comms.add(comm.dup());
            }
            Random random = new Random(seed); // the same on all ranks
            for (int call = 0; call < CALLS; call++) {
                Comm on = comms.get(random.nextInt(comms.size()));
                int count = COUNTS[random.nextInt(COUNTS.length)];
                perform(on, random.nextInt(6), random.nextInt(size), count, call, Mode.of(random.nextInt(3)));
                if (random.nextInt(40) == 0) {
                    int place = 1 + random.nextInt(comms.size() - 1);
                    comms.get(place).free();
                    comms.set(place, comm.dup());
                }
            }
        });
    }

    /** Ranks that wait long are noted, and look for whom they wait: at a rank of their host, or at a message. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void calls_onTwoHosts_withARankThatIsLate_areRight(int late) {
        LocalJob.run(4, Wire.HOSTS, Tuning.USUAL, comm -> {
            for (int kind = 0; kind < 6; kind++) {
                for (int root = 0; root < 4; root += 3) {
                    if (comm.rank() == late) {
                        Thread.sleep(LATE_MILLIS);
                    }
                    perform(comm, kind, root, 7, kind, Mode.BLOCKING);
                }
            }
            for (int root = 0; root < 4; root++) {
                if (comm.rank() == late) {
                    Thread.sleep(LATE_MILLIS);
                }
                long[] all = new long[4];
                comm.gather(new long[] {comm.rank()}, all, root);
                assertThat(all).isEqualTo(comm.rank() == root ? new long[] {0, 1, 2, 3} : new long[4]);
            }
        });
    }

    private static void perform(Comm comm, int kind, int root, int count, int call, Mode mode) {
        int size = comm.size();
        int rank = comm.rank();
        long[] mine = values(rank, call, count);
        switch (kind) {
            case 0 -> {
                long[] data = rank == root ? mine : new long[count];
                mode.run(() -> comm.bcast(data, root), () -> comm.ibcast(data, root), () -> comm.bcastInit(data, root));
                assertThat(data).isEqualTo(values(root, call, count));
            }
            case 1 -> {
                long[] out = new long[count];
                mode.run(
                        () -> comm.allreduce(mine, out, Op.SUM),
                        () -> comm.iallreduce(mine, out, Op.SUM),
                        () -> comm.allreduceInit(mine, out, Op.SUM));
                assertThat(out).isEqualTo(sums(size, call, count));
            }
            case 2 -> {
                long[] out = new long[count];
                mode.run(
                        () -> comm.reduce(mine, out, Op.SUM, root),
                        () -> comm.ireduce(mine, out, Op.SUM, root),
                        () -> comm.reduceInit(mine, out, Op.SUM, root));
                assertThat(out).isEqualTo(rank == root ? sums(size, call, count) : new long[count]);
            }
            case 3 -> {
                long[] out = new long[count * size];
                mode.run(
                        () -> comm.allgather(mine, out),
                        () -> comm.iallgather(mine, out),
                        () -> comm.allgatherInit(mine, out));
                for (int r = 0; r < size; r++) {
                    assertThat(Arrays.copyOfRange(out, r * count, (r + 1) * count))
                            .isEqualTo(values(r, call, count));
                }
            }
            case 4 -> {
                int each = count / size;
                long[] out = new long[each * size];
                long[] in = Arrays.copyOf(mine, each * size);
                mode.run(() -> comm.alltoall(in, out), () -> comm.ialltoall(in, out), () -> comm.alltoallInit(in, out));
                for (int r = 0; r < size; r++) {
                    assertThat(Arrays.copyOfRange(out, r * each, (r + 1) * each))
                            .isEqualTo(Arrays.copyOfRange(values(r, call, count), rank * each, (rank + 1) * each));
                }
            }
            default -> mode.run(comm::barrier, comm::ibarrier, comm::barrierInit);
        }
    }

    @Test
    void calls_manyAtOnce_endInAnyOrder() {
        LocalJob.run(4, comm -> {
            List<Request> requests = new ArrayList<>();
            List<long[]> results = new ArrayList<>();
            for (int call = 0; call < 40; call++) {
                long[] out = new long[COUNTS[call % COUNTS.length]];
                results.add(out);
                requests.add(comm.iallreduce(values(comm.rank(), call, out.length), out, Op.SUM));
            }
            for (int call = 39; call >= 0; call--) {
                requests.get(call).waitFor();
                long[] out = results.get(call);
                assertThat(out).isEqualTo(sums(4, call, out.length));
            }
        });
    }

    @Test
    void roots_thatDifferAgainAndAgain_areFoundThoughNobodyWaitsForTheOther() {
        LocalJob.runApart(3, comm -> {
            Throwable thrown = catchThrowable(() -> {
                for (int call = 0; call < 100; call++) {
                    comm.bcast(new long[3], comm.rank() == 1 ? 1 : 0);
                }
                comm.barrier();
            });
            assertThat(thrown)
                    .isInstanceOf(MismatchException.class)
                    .hasMessageContainingAll("rank 1 called bcast (3 LONG, root 1)", "called bcast (3 LONG, root 0)");
            comm.sendrecv(new int[1], (comm.rank() + 1) % 3, 0, new int[1], (comm.rank() + 2) % 3, 0);
            comm.sendrecv(new int[1], (comm.rank() + 2) % 3, 0, new int[1], (comm.rank() + 1) % 3, 0);
        });
    }

    @Test
    void communicators_moreThanThereAreBoards_workAllTheSame() {
        LocalJob.run(2, comm -> {
            List<Comm> many = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                many.add(comm.dup());
            }
            for (int call = 0; call < 6; call++) {
                for (Comm one : many) {
                    assertThat(one.allreduce(call, Op.SUM)).isEqualTo(2 * call);
                }
            }
            many.forEach(Comm::free);
        });
    }

    @Test
    void wait_thatIsLong_sleepsInTheKernelAndIsWoken() throws InterruptedException {
        MemorySegment hub = HostSegment.local(2);
        SegmentLayout layout = new SegmentLayout(2);
        long sleeping = layout.page(0) + SegmentLayout.PAGE_SLEEPING;
        try (World other = World.join(new RankIdentity("test", 1, 2, 2, 0, hub, null))) {
            Thread waits = Thread.ofPlatform().start(() -> {
                try (World world = World.join(new RankIdentity("test", 0, 2, 2, 0, hub, null))) {
                    world.all().bcast(new int[1], 0);
                    world.all().allreduce(1, Op.SUM);
                }
            });
            other.all().bcast(new int[1], 0);
            while ((int) ValueLayout.JAVA_INT.varHandle().getOpaque(hub, sleeping) == 0) {
                Thread.onSpinWait(); // the time limit of the test is the condition's
            }
            assertThat(other.all().allreduce(2, Op.SUM)).isEqualTo(3);
            waits.join();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void member_thatIsKilled_isNamedByAllThatWaitForIt(int size) throws InterruptedException {
        MemorySegment hub = HostSegment.local(size);
        SegmentLayout layout = new SegmentLayout(size);
        World victim = World.join(new RankIdentity("test", size - 1, size, 2, 0, hub, null));
        List<Thread> threads = new ArrayList<>();
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        for (int r = 0; r < size - 1; r++) {
            RankIdentity identity = new RankIdentity("test", r, size, 2, 0, hub, null);
            threads.add(Thread.ofPlatform().start(() -> {
                try (World world = World.join(identity)) {
                    world.all().barrier();
                    thrown.add(catchThrowable(() -> world.all().barrier()));
                }
            }));
        }
        victim.all().barrier();
        SegmentStates.markDead(hub, layout, size - 1);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(thrown)
                .hasSize(size - 1)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(PeerFailedException.class)
                        .hasMessageContaining("rank " + (size - 1)));
        victim.close();
    }
}
