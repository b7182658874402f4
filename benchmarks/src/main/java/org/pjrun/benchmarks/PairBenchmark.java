package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pjrun.benchmarks.program.Loop;
import org.pjrun.benchmarks.program.Memory;
import org.pjrun.benchmarks.program.Pairs;
import org.pjrun.benchmarks.program.RawSockets;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Peer;
import org.pjrun.benchmarks.runner.PrintingContestant;

/** Two ranks on two cores: latency or bandwidth, by message size, through shared memory or over tcp on loopback. */
final class PairBenchmark implements Benchmark {
    private static final int ROUNDS = 5;

    /** Many short repetitions rather than few long ones: on a shared machine some of them are undisturbed. */
    private static final int REPETITIONS = 21;

    private static final int QUICK_REPETITIONS = 7;
    private static final int HUGE = 64 << 20;
    private static final int HUGE_REPETITIONS = 3;
    private static final int WARM_UP_MILLIS = 4000;

    private final boolean latency;
    private final boolean tcp;
    private final Memory memory;
    private final boolean quick;

    PairBenchmark(boolean latency, boolean tcp, Memory memory, boolean quick) {
        this.latency = latency;
        this.tcp = tcp;
        this.memory = memory;
        this.quick = quick;
    }

    @Override
    public Subject subject() {
        String name = (tcp ? "tcp-" : "") + (latency ? "latency" : "bandwidth");
        return new Subject(
                memory == Memory.HEAP ? name : name + "-native",
                latency
                        ? "half a round trip of blocking send and receive"
                        : "windows of 64 nonblocking sends and receives, acknowledged by 4 bytes",
                "bytes",
                latency ? "µs" : "MB/s",
                latency ? Better.LOWER : Better.HIGHER,
                "pjrun",
                tcp ? List.of(Peer.OPEN_MPI.title()) : List.of(Peer.OPEN_MPI.title(), Peer.MPICH.title()),
                bars());
    }

    @Override
    public String method() {
        return (tcp ? "tcp on loopback (Open MPI: --mca btl tcp,self); " : "")
                + "2 ranks, each bound by taskset to a core of its own, the same two for all; pjrun's buffers: "
                + (memory == Memory.HEAP ? "byte[]" : "native memory segments") + "; pjrun warmed up for "
                + WARM_UP_MILLIS
                + " ms before the first size, all run each size once unseen";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun, InterruptedException {
        List<Integer> cores = workshop.cores();
        if (cores.size() < 2) {
            throw new FailedRun(
                    "this process may use " + cores.size() + " core (expected: at least 2); widen its affinity");
        }
        List<String> loops = new ArrayList<>(List.of(latency ? "latency" : "bandwidth"));
        loops().forEach(loop -> loops.add(loop.toString()));
        List<String> ours = new ArrayList<>(List.of(
                Pairs.class.getName(),
                memory.name().toLowerCase(Locale.ROOT),
                cores.get(0) + "," + cores.get(1),
                Integer.toString(WARM_UP_MILLIS)));
        ours.addAll(loops);
        List<Contestant> contestants = new ArrayList<>();
        if (tcp) {
            ours.addAll(0, List.of("--transport", "tcp"));
        }
        contestants.add(new PrintingContestant(
                subject().ours(), workshop.version(), workshop.commands(), List.of(workshop.pjrun(2, ours))));
        if (tcp) {
            contestants.add(rawSockets(workshop, loops));
        }
        for (Map.Entry<Peer, String> peer : workshop.peers().entrySet()) {
            if (!subject().peers().contains(peer.getKey().title())) {
                continue;
            }
            List<String> theirs = new ArrayList<>();
            theirs.add(workshop.compile(peer.getKey(), "pairs.c").toString());
            theirs.addAll(loops);
            contestants.add(new PrintingContestant(
                    peer.getKey().title(),
                    peer.getValue(),
                    workshop.commands(),
                    List.of(peer.getKey().pinnedPair(cores, tcp ? Peer.TCP_ONLY : List.of(), theirs))));
        }
        return contestants;
    }

    /** What is the least that the JDK's own sockets cost. */
    private static Contestant rawSockets(Workshop workshop, List<String> loops) {
        List<String> command = new ArrayList<>(List.of(
                workshop.commands().java().toString(),
                "-cp",
                workshop.classes(),
                RawSockets.class.getName(),
                workshop.cores().get(0) + "," + workshop.cores().get(1),
                Integer.toString(WARM_UP_MILLIS / 2)));
        command.addAll(loops);
        return new PrintingContestant("raw sockets", workshop.version(), workshop.commands(), List.of(command));
    }

    private Map<Integer, Double> bars() {
        if (tcp) {
            return latency ? Map.of(8, 1.4) : Map.of(1 << 20, 0.9, 4 << 20, 0.9);
        }
        return latency ? Map.of(8, 1.2, 1 << 10, 1.2, 1 << 16, 2.0, 1 << 20, 1.6) : Map.of(1 << 10, 0.9, 1 << 20, 0.7);
    }

    /** What Java and C programs are both told to do. */
    List<Loop> loops() {
        List<Loop> loops = new ArrayList<>();
        (latency ? roundTrips() : windows()).forEach((size, iterations) -> {
            if (tcp && size >= HUGE) {
                return;
            }
            if (!quick || size == 0 || size == 8 || bars().containsKey(size)) {
                int repetitions = quick ? QUICK_REPETITIONS : size >= HUGE ? HUGE_REPETITIONS : REPETITIONS;
                loops.add(new Loop(size, iterations, repetitions));
            }
        });
        return loops;
    }

    /** Round trips of a repetition, a few milliseconds each. */
    private static Map<Integer, Integer> roundTrips() {
        Map<Integer, Integer> trips = new LinkedHashMap<>();
        trips.put(0, 5000);
        trips.put(8, 5000);
        trips.put(64, 5000);
        trips.put(512, 5000);
        trips.put(1 << 10, 4000);
        trips.put(4 << 10, 2000);
        trips.put(16 << 10, 700);
        trips.put(64 << 10, 250);
        trips.put(256 << 10, 80);
        trips.put(1 << 20, 25);
        trips.put(4 << 20, 5);
        return trips;
    }

    /** Windows of a repetition, a few milliseconds each as far as one window is so short. */
    private static Map<Integer, Integer> windows() {
        Map<Integer, Integer> windows = new LinkedHashMap<>();
        windows.put(8, 500);
        windows.put(64, 500);
        windows.put(512, 300);
        windows.put(1 << 10, 200);
        windows.put(4 << 10, 80);
        windows.put(16 << 10, 30);
        windows.put(64 << 10, 12);
        windows.put(256 << 10, 4);
        windows.put(1 << 20, 1);
        windows.put(4 << 20, 1);
        windows.put(64 << 20, 1);
        return windows;
    }
}
