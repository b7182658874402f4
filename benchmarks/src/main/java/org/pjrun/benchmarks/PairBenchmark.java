package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pjrun.benchmarks.program.Exchange;
import org.pjrun.benchmarks.program.Loop;
import org.pjrun.benchmarks.program.Memory;
import org.pjrun.benchmarks.program.RawSockets;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Peer;
import org.pjrun.benchmarks.runner.PrintingContestant;

/** Pairs of ranks on two cores, by message size, through shared memory or over tcp. */
final class PairBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int HOSTS_ROUNDS = 3;

    /** Both emulated hosts, for pjrun and for mpirun. */
    private static final String BOTH = "h1,h2";

    /** Sizes of messages between hosts. */
    private static final Set<Integer> SOME = Set.of(8, 1 << 10, 16 << 10, 64 << 10, 1 << 20, 4 << 20);

    /** Many short repetitions rather than few long ones: on a shared machine some of them are undisturbed. */
    private static final int REPETITIONS = 21;

    private static final int QUICK_REPETITIONS = 7;
    private static final int HUGE = 64 << 20;
    private static final int HUGE_REPETITIONS = 3;
    private static final int TAIL_ITERATIONS = 20_000;
    private static final int CROWDED_RANKS = 4;

    /** The C libraries hand the core from thread to thread by time slices. */
    private static final int THREADS_ITERATIONS = 300;

    /** What Python and MPJ Express are compared in, and what is measured outside of the heap and with threads. */
    private static final Set<Integer> FEW = Set.of(8, 1 << 10, 1 << 16, 1 << 20, 4 << 20);

    private static final Set<Integer> SHORT = Set.of(8, 1 << 10);

    private final Exchange exchange;
    private final Way way;
    private final Memory memory;
    private final boolean quick;
    private final boolean guests;

    /**
     * A benchmark.
     *
     * @param guests whether Python and MPJ Express take part, too; over tcp the bare sockets of the JDK
     */
    PairBenchmark(Exchange exchange, Way way, Memory memory, boolean quick, boolean guests) {
        this.exchange = exchange;
        this.way = way;
        this.memory = memory;
        this.quick = quick;
        this.guests = guests;
    }

    @Override
    public Subject subject() {
        String name = way.prefix() + exchange;
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
        return way.tcp() || exchange == Exchange.RATE
                ? List.of(Peer.OPEN_MPI.title())
                : List.of(Peer.OPEN_MPI.title(), Peer.MPICH.title());
    }

    @Override
    public String method() {
        boolean bound = exchange != Exchange.RATE && exchange != Exchange.THREADS;
        return way.text()
                + ranks() + " ranks, "
                + (bound ? "each bound by taskset to a core of its own, the same two for all" : "none bound to a core")
                + "; pjrun's buffers: " + (memory == Memory.HEAP ? "byte[]" : "native memory segments")
                + "; pjrun warmed up for " + Pair.WARM_UP_MILLIS * ranks() / 2
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
        EmulatedHosts hosts = way == Way.HOSTS ? EmulatedHosts.make(workshop) : null;
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(pair.ours(ranks(), memory, ourOptions(hosts)));
        if (way.tcp() && guests) {
            contestants.add(rawSockets(workshop, hosts, Pair.words(loops())));
        }
        contestants.addAll(pair.peers(peers(), ranks(), theirOptions(hosts)));
        if (!way.tcp() && guests) {
            Pair few = new Pair(
                    workshop,
                    exchange,
                    loops().stream().filter(loop -> FEW.contains(loop.size())).toList());
            few.mpi4py().ifPresent(contestants::add);
            few.mpjExpress().ifPresent(contestants::add);
        }
        return contestants;
    }

    private List<String> ourOptions(@Nullable EmulatedHosts hosts) {
        return hosts != null
                ? List.of("--ssh", hosts.ssh(), "-H", BOTH)
                : way.tcp() ? List.of("--transport", "tcp") : List.of();
    }

    private List<String> theirOptions(@Nullable EmulatedHosts hosts) {
        List<String> options = new ArrayList<>(way.tcp() ? Peer.TCP_ONLY : List.of());
        if (hosts != null) {
            options.addAll(List.of("--mca", "plm_rsh_agent", hosts.ssh(), "-H", BOTH));
        }
        return options;
    }

    /** What is the least that the JDK's own sockets cost. */
    private Contestant rawSockets(Workshop workshop, @Nullable EmulatedHosts hosts, List<String> loops)
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
                Integer.toString(Pair.WARM_UP_MILLIS / 2),
                exchange.toString()));
        command.addAll(loops);
        return new PrintingContestant("raw sockets", workshop.version(), workshop.commands(), List.of(command));
    }

    private Map<Integer, Double> bars() {
        return switch (exchange) {
            case LATENCY -> latencyBars();
            case BANDWIDTH -> bandwidthBars();
            default -> Map.of();
        };
    }

    private Map<Integer, Double> latencyBars() {
        return switch (way) {
            case HOSTS -> Map.of(8, 1.4);
            case LOOPBACK -> Map.of(8, 1.3, 1 << 16, 1.0, 1 << 20, 1.0, 4 << 20, 1.0);
            case MEMORY ->
                memory == Memory.NATIVE
                        ? Map.of(1 << 16, 1.05, 1 << 20, 1.05)
                        : Map.of(0, 0.9, 8, 0.9, 1 << 10, 0.9, 1 << 16, 1.7, 1 << 20, 1.35, 4 << 20, 1.0);
        };
    }

    private Map<Integer, Double> bandwidthBars() {
        return switch (way) {
            case HOSTS -> Map.of(4 << 20, 0.9);
            case LOOPBACK -> Map.of(8, 1.0, 1 << 10, 1.0, 1 << 16, 1.0, 1 << 20, 1.0, 4 << 20, 1.0);
            case MEMORY ->
                memory == Memory.NATIVE
                        ? Map.of()
                        : Map.of(8, 1.2, 1 << 10, 1.2, 1 << 16, 0.8, 1 << 20, 0.8, 4 << 20, 1.1, HUGE, 1.1);
        };
    }

    /** What Java and C programs are both told to do. */
    List<Loop> loops() {
        List<Loop> loops = new ArrayList<>();
        iterations().forEach((size, iterations) -> {
            if (wanted(size)) {
                int repetitions = quick || exchange == Exchange.THREADS
                        ? QUICK_REPETITIONS
                        : size >= HUGE ? HUGE_REPETITIONS : REPETITIONS;
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
        if (exchange == Exchange.RATE) {
            return SHORT.contains(size);
        }
        boolean all = exchange == Exchange.LATENCY || exchange == Exchange.BANDWIDTH;
        if (!all || memory == Memory.NATIVE) {
            return FEW.contains(size);
        }
        if (way.tcp() && size >= HUGE || way == Way.HOSTS && !SOME.contains(size)) {
            return false;
        }
        return !quick || size == 0 || size == 8 || bars().containsKey(size) && size < HUGE;
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
