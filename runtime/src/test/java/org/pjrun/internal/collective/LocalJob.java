package org.pjrun.internal.collective;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.Network;
import org.pjrun.internal.bootstrap.RankIdentity;
import org.pjrun.internal.bootstrap.RendezvousServer;
import org.pjrun.internal.bootstrap.Secret;
import org.pjrun.internal.bootstrap.Tuning;
import org.pjrun.internal.comm.World;

/** Runs ranks as threads of this JVM, over memory that they share, or over tcp if a property of the test kit says so. */
final class LocalJob {
    private LocalJob() {}

    /** What each rank does. */
    @FunctionalInterface
    interface Program {
        void run(Comm comm) throws Exception;
    }

    /** Runs a program on so many ranks, as if there were two cores; throws what the first rank threw that failed. */
    static void run(int size, Program program) {
        run(size, 2, program);
    }

    /** Runs a program whose ranks end each by itself, without waiting for the others. */
    static void runApart(int size, Program program) {
        start(size, 2, program);
    }

    static void run(int size, int cores, Program program) {
        start(size, cores, together(program));
    }

    /** Runs a program on ranks that are joined by a wire, with wishes for collectives. */
    static void run(int size, Wire wire, Tuning tuning, Program program) {
        try (Wire.Place place = wire.open(size)) {
            start(size, 2, place == null ? null : place.network(), tuning, together(program));
        }
    }

    private static Program together(Program program) {
        return comm -> {
            program.run(comm);
            comm.barrier();
        };
    }

    private static void start(int size, int cores, Program program) {
        if (size == 1 || !"tcp".equals(System.getProperty("pjrun.testkit.transport"))) {
            start(size, cores, null, Tuning.USUAL, program);
            return;
        }
        Secret secret = Secret.random();
        try (RendezvousServer keeper =
                new RendezvousServer("test", size, secret, null, List.of(InetAddress.getLoopbackAddress()), line -> {
                    throw new IllegalStateException(line); // nobody else connects
                })) {
            Network network = new Network(new int[size], true, secret, keeper.addresses(), null, false);
            start(size, cores, network, Tuning.USUAL, program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(int size, int cores, @Nullable Network network, Tuning tuning, Program program) {
        Map<Integer, MemorySegment> hubs = new HashMap<>();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int r = 0; r < size; r++) {
            int host = network == null ? 0 : network.hosts()[r];
            @Nullable MemorySegment hub = size == 1 ? null : hubs.computeIfAbsent(host, h -> HostSegment.local(size));
            RankIdentity identity = new RankIdentity("test", r, size, cores, 0, hub, null, network, tuning);
            threads.add(Thread.ofPlatform().daemon().name("rank-" + r).start(() -> rank(identity, program, failures)));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(
                        "interrupted while " + thread + " still runs; failures so far: " + failures, e);
            }
        }
        Throwable first = failures.poll();
        if (first != null) {
            failures.forEach(first::addSuppressed);
            throw new AssertionError("a rank failed: " + first, first);
        }
    }

    private static void rank(RankIdentity identity, Program program, ConcurrentLinkedQueue<Throwable> failures) {
        // a rank that fails closes its world, so that the others do not wait for it for ever
        try (World world = World.join(identity)) {
            program.run(world.all());
        } catch (Throwable e) {
            failures.add(e);
        }
    }
}
