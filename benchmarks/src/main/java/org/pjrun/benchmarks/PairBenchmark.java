package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

/** Two ranks on two cores: latency or bandwidth, by message size, through shared memory or over tcp. */
final class PairBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int HOSTS_ROUNDS = 3;

    /** Many short repetitions rather than few long ones: on a shared machine some of them are undisturbed. */
    private static final int REPETITIONS = 21;

    /** Sizes of messages between hosts. */
    private static final Set<Integer> SOME = Set.of(8, 1 << 10, 16 << 10, 64 << 10, 1 << 20, 4 << 20);

    /** Both emulated hosts, for pjrun and for mpirun. */
    private static final String BOTH = "h1,h2";

    private static final int QUICK_REPETITIONS = 7;
    private static final int HUGE = 64 << 20;
    private static final int HUGE_REPETITIONS = 3;
    private static final int WARM_UP_MILLIS = 4000;

    private final boolean latency;
    private final Way way;
    private final Memory memory;
    private final boolean quick;

    PairBenchmark(boolean latency, Way way, Memory memory, boolean quick) {
        this.latency = latency;
        this.way = way;
        this.memory = memory;
        this.quick = quick;
    }

    @Override
    public Subject subject() {
        String name = way.prefix() + (latency ? "latency" : "bandwidth");
        return new Subject(
                memory == Memory.HEAP ? name : name + "-native",
                latency
                        ? "half a round trip of blocking send and receive"
                        : "windows of 64 nonblocking sends and receives, acknowledged by 4 bytes",
                "bytes",
                latency ? "µs" : "MB/s",
                latency ? Better.LOWER : Better.HIGHER,
                "pjrun",
                way.tcp() ? List.of(Peer.OPEN_MPI.title()) : List.of(Peer.OPEN_MPI.title(), Peer.MPICH.title()),
                bars());
    }

    @Override
    public String method() {
        return way.text()
                + "2 ranks, each bound by taskset to a core of its own, the same two for all; pjrun's buffers: "
                + (memory == Memory.HEAP ? "byte[]" : "native memory segments") + "; pjrun warmed up for "
                + WARM_UP_MILLIS
                + " ms before the first size, all run each size once unseen";
    }

    @Override
    public int rounds() {
        return way == Way.HOSTS ? HOSTS_ROUNDS : ROUNDS;
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
        EmulatedHosts hosts = way == Way.HOSTS ? EmulatedHosts.make(workshop) : null;
        if (hosts != null) {
            ours.addAll(0, List.of("--ssh", hosts.ssh(), "-H", BOTH));
        } else if (way.tcp()) {
            ours.addAll(0, List.of("--transport", "tcp"));
        }
        contestants.add(new PrintingContestant(
                subject().ours(), workshop.version(), workshop.commands(), List.of(workshop.pjrun(2, ours))));
        if (way.tcp()) {
            contestants.add(rawSockets(workshop, hosts, loops));
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
                    List.of(peer.getKey().pinnedPair(cores, options(hosts), theirs))));
        }
        return contestants;
    }

    /** What Open MPI is told about the way. */
    private List<String> options(@Nullable EmulatedHosts hosts) {
        List<String> options = new ArrayList<>(way.tcp() ? Peer.TCP_ONLY : List.of());
        if (hosts != null) {
            options.addAll(List.of("--mca", "plm_rsh_agent", hosts.ssh(), "-H", BOTH));
        }
        return options;
    }

    /** What is the least that the JDK's own sockets cost. */
    private static Contestant rawSockets(Workshop workshop, @Nullable EmulatedHosts hosts, List<String> loops)
            throws FailedRun {
        List<String> command = new ArrayList<>();
        String java = workshop.commands().java().toString();
        if (hosts == null) {
            command.add(java);
        } else {
            command.addAll(List.of(hosts.ssh(), "h1", java, "-Dhost=" + hosts.address(1)));
            command.add("-Dremote=" + hosts.ssh() + ",h2");
        }
        command.addAll(List.of(
                "-cp",
                workshop.classes(),
                RawSockets.class.getName(),
                workshop.cores().get(0) + "," + workshop.cores().get(1),
                Integer.toString(WARM_UP_MILLIS / 2)));
        command.addAll(loops);
        return new PrintingContestant("raw sockets", workshop.version(), workshop.commands(), List.of(command));
    }

    private Map<Integer, Double> bars() {
        if (way == Way.HOSTS) {
            return latency ? Map.of(8, 1.4) : Map.of(4 << 20, 0.9);
        }
        if (way == Way.LOOPBACK) {
            return latency
                    ? Map.of(8, 1.3, 1 << 16, 1.0, 1 << 20, 1.0, 4 << 20, 1.0)
                    : Map.of(8, 1.0, 1 << 10, 1.0, 1 << 16, 1.0, 1 << 20, 1.0, 4 << 20, 1.0);
        }
        return latency ? Map.of(8, 1.2, 1 << 10, 1.2, 1 << 16, 2.0, 1 << 20, 1.6) : Map.of(1 << 10, 0.9, 1 << 20, 0.7);
    }

    /** What Java and C programs are both told to do. */
    List<Loop> loops() {
        List<Loop> loops = new ArrayList<>();
        (latency ? roundTrips() : windows()).forEach((size, iterations) -> {
            if (way.tcp() && size >= HUGE || way == Way.HOSTS && !SOME.contains(size)) {
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
