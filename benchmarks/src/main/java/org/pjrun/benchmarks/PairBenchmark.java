package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
<<<<<<< HEAD
import java.util.TreeMap;
import org.pjrun.benchmarks.program.Exchange;
=======
import org.jspecify.annotations.Nullable;
>>>>>>> main
import org.pjrun.benchmarks.program.Loop;
import org.pjrun.benchmarks.program.Memory;
import org.pjrun.benchmarks.program.RawSockets;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Peer;
import org.pjrun.benchmarks.runner.PrintingContestant;

<<<<<<< HEAD
/** Pairs of ranks on two cores, by message size, through shared memory or over tcp on loopback. */
=======
/** Two ranks on two cores: latency or bandwidth, by message size, through shared memory or over tcp. */
>>>>>>> main
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
    private static final int TAIL_ITERATIONS = 20_000;
    private static final int CROWDED_RANKS = 4;

<<<<<<< HEAD
    /** The C libraries hand the core from thread to thread by time slices. */
    private static final int THREADS_ITERATIONS = 300;

    /** What Python and MPJ Express are compared in, and what is measured outside of the heap and with threads. */
    private static final Set<Integer> FEW = Set.of(8, 1 << 10, 1 << 16, 1 << 20, 4 << 20);

    private static final Set<Integer> SHORT = Set.of(8, 1 << 10);

    private final Exchange exchange;
    private final boolean tcp;
=======
    private final boolean latency;
    private final Way way;
>>>>>>> main
    private final Memory memory;
    private final boolean quick;
    private final boolean guests;

<<<<<<< HEAD
    /**
     * A benchmark.
     *
     * @param guests whether Python and MPJ Express take part, too; over tcp the bare sockets of the JDK
     */
    PairBenchmark(Exchange exchange, boolean tcp, Memory memory, boolean quick, boolean guests) {
        this.exchange = exchange;
        this.tcp = tcp;
=======
    PairBenchmark(boolean latency, Way way, Memory memory, boolean quick) {
        this.latency = latency;
        this.way = way;
>>>>>>> main
        this.memory = memory;
        this.quick = quick;
        this.guests = guests;
    }

    @Override
    public Subject subject() {
<<<<<<< HEAD
        String name = (tcp ? "tcp-" : "") + exchange;
        Subject subject = new Subject(
                memory == Memory.HEAP ? name : name + "-native",
                description(),
                exchange == Exchange.TAIL ? "percentile" : "bytes",
                exchange.unit(),
                exchange.isTime() ? Better.LOWER : Better.HIGHER,
                Pair.OURS,
                peers(),
                bars(),
                row -> exchange == Exchange.TAIL ? Double.toString(row / 1e2) : Integer.toString(row));
        return guests && exchange == Exchange.LATENCY ? subject.also(Map.of(MpjExpress.MULTICORE, 0.05)) : subject;
    }

    private String description() {
        return switch (exchange) {
            case LATENCY -> "half a round trip of blocking send and receive";
            case THREADS -> "the same of two threads on each rank at once";
            case TAIL -> "half round trips of 8 bytes one by one, the slowest of a hundred and so on";
            case OBJECTS -> "half a round trip of an object";
            case BANDWIDTH -> "windows of 64 nonblocking sends and receives, acknowledged by 4 bytes";
            case BIDIRECTIONAL -> "such windows both ways at once, both together";
            case RATE -> "messages in such windows of two pairs, 4 ranks on the two cores, together";
        };
    }

    /** MPICH spins where ranks outnumber cores, for milliseconds a message. */
    private List<String> peers() {
        return tcp || exchange == Exchange.RATE
                ? List.of(Peer.OPEN_MPI.title())
                : List.of(Peer.OPEN_MPI.title(), Peer.MPICH.title());
=======
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
>>>>>>> main
    }

    @Override
    public String method() {
<<<<<<< HEAD
        boolean bound = exchange != Exchange.RATE && exchange != Exchange.THREADS;
        return (tcp ? "tcp on loopback (Open MPI: --mca btl tcp,self); " : "")
                + ranks() + " ranks, "
                + (bound ? "each bound by taskset to a core of its own, the same two for all" : "none bound to a core")
                + "; pjrun's buffers: " + (memory == Memory.HEAP ? "byte[]" : "native memory segments")
                + "; pjrun warmed up for " + Pair.WARM_UP_MILLIS * ranks() / 2
=======
        return way.text()
                + "2 ranks, each bound by taskset to a core of its own, the same two for all; pjrun's buffers: "
                + (memory == Memory.HEAP ? "byte[]" : "native memory segments") + "; pjrun warmed up for "
                + WARM_UP_MILLIS
>>>>>>> main
                + " ms before the first size, all run each size once unseen";
    }

    @Override
    public int rounds() {
        return way == Way.HOSTS ? HOSTS_ROUNDS : ROUNDS;
    }

    private int ranks() {
        return exchange == Exchange.RATE ? CROWDED_RANKS : 2;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun, InterruptedException {
        if (workshop.cores().size() < 2) {
            throw new FailedRun("this process may use " + workshop.cores().size()
                    + " core (expected: at least 2); widen its affinity");
        }
        Pair pair = new Pair(workshop, exchange, loops());
        List<Contestant> contestants = new ArrayList<>();
<<<<<<< HEAD
        contestants.add(pair.ours(ranks(), memory, tcp ? List.of("--transport", "tcp") : List.of()));
        if (tcp && guests) {
            contestants.add(rawSockets(workshop, Pair.words(loops())));
        }
        contestants.addAll(pair.peers(peers(), ranks(), tcp ? Peer.TCP_ONLY : List.of()));
        if (!tcp && guests) {
            Pair few = new Pair(
                    workshop,
                    exchange,
                    loops().stream().filter(loop -> FEW.contains(loop.size())).toList());
            few.mpi4py().ifPresent(contestants::add);
            few.mpjExpress().ifPresent(contestants::add);
=======
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
>>>>>>> main
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
<<<<<<< HEAD
    private Contestant rawSockets(Workshop workshop, List<String> loops) {
        List<String> command = new ArrayList<>(List.of(
                workshop.commands().java().toString(),
=======
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
>>>>>>> main
                "-cp",
                workshop.classes(),
                RawSockets.class.getName(),
                workshop.cores().get(0) + "," + workshop.cores().get(1),
                Integer.toString(Pair.WARM_UP_MILLIS / 2),
                exchange.toString()));
        command.addAll(loops);
        return new PrintingContestant("raw sockets", workshop.version(), workshop.commands(), List.of(command));
    }

    private Map<Integer, Double> bars() {
<<<<<<< HEAD
        return switch (exchange) {
            case LATENCY ->
                tcp
                        ? Map.of(8, 1.3, 1 << 16, 1.0, 1 << 20, 1.0, 4 << 20, 1.0)
                        : memory == Memory.NATIVE
                                ? Map.of(1 << 16, 1.05, 1 << 20, 1.05)
                                : Map.of(0, 0.9, 8, 0.9, 1 << 10, 0.9, 1 << 16, 1.7, 1 << 20, 1.35, 4 << 20, 1.0);
            case BANDWIDTH ->
                tcp
                        ? windowsAtLeast(1.0)
                        : memory == Memory.NATIVE
                                ? Map.of()
                                : Map.of(8, 1.2, 1 << 10, 1.2, 1 << 16, 0.8, 1 << 20, 0.8, 4 << 20, 1.1, HUGE, 1.1);
            default -> Map.of();
        };
    }

    private static Map<Integer, Double> windowsAtLeast(double bar) {
        Map<Integer, Double> bars = new HashMap<>();
        windows().keySet().stream().filter(size -> size < HUGE).forEach(size -> bars.put(size, bar));
        return bars;
=======
        if (way == Way.HOSTS) {
            return latency ? Map.of(8, 1.4) : Map.of(4 << 20, 0.9);
        }
        if (way == Way.LOOPBACK) {
            return latency
                    ? Map.of(8, 1.3, 1 << 16, 1.0, 1 << 20, 1.0, 4 << 20, 1.0)
                    : Map.of(8, 1.0, 1 << 10, 1.0, 1 << 16, 1.0, 1 << 20, 1.0, 4 << 20, 1.0);
        }
        return latency ? Map.of(8, 1.2, 1 << 10, 1.2, 1 << 16, 2.0, 1 << 20, 1.6) : Map.of(1 << 10, 0.9, 1 << 20, 0.7);
>>>>>>> main
    }

    /** What Java and C programs are both told to do. */
    List<Loop> loops() {
        List<Loop> loops = new ArrayList<>();
<<<<<<< HEAD
        iterations().forEach((size, iterations) -> {
            if (wanted(size)) {
                int repetitions = quick || exchange == Exchange.THREADS
                        ? QUICK_REPETITIONS
                        : size >= HUGE ? HUGE_REPETITIONS : REPETITIONS;
=======
        (latency ? roundTrips() : windows()).forEach((size, iterations) -> {
            if (way.tcp() && size >= HUGE || way == Way.HOSTS && !SOME.contains(size)) {
                return;
            }
            if (!quick || size == 0 || size == 8 || bars().containsKey(size)) {
                int repetitions = quick ? QUICK_REPETITIONS : size >= HUGE ? HUGE_REPETITIONS : REPETITIONS;
>>>>>>> main
                loops.add(new Loop(size, iterations, repetitions));
            }
        });
        return loops;
    }

    private Map<Integer, Integer> iterations() {
        return switch (exchange) {
            case LATENCY -> roundTrips();
            case THREADS -> new TreeMap<>(Map.of(8, THREADS_ITERATIONS, 1 << 10, THREADS_ITERATIONS));
            case TAIL -> Map.of(8, TAIL_ITERATIONS);
            default -> windows();
        };
    }

    private boolean wanted(int size) {
        boolean all = exchange == Exchange.LATENCY || exchange == Exchange.BANDWIDTH;
        if (exchange == Exchange.RATE) {
            return SHORT.contains(size);
        }
        if (!all || memory == Memory.NATIVE) {
            return FEW.contains(size);
        }
        return (!tcp || size < HUGE) && (!quick || size == 0 || size == 8 || bars().containsKey(size) && size < HUGE);
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
