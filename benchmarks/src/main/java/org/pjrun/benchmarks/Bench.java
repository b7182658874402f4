package org.pjrun.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pjrun.benchmarks.report.Figures;
import org.pjrun.benchmarks.report.Report;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.report.Table;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Host;
import org.pjrun.benchmarks.runner.Peer;
import org.pjrun.benchmarks.runner.Rounds;
import org.pjrun.benchmarks.runner.Yardstick;

/**
 * The program behind {@code scripts/bench}: lets pjrun and its peers take turns, prints a table and keeps the figures.
 *
 * <p>Exit status 0, also when a bar is missed; 1 if nothing could be measured; 2 for bad arguments.
 */
public final class Bench {
    private static final int QUICK_ROUNDS = 3;

    private final Options options;
    private final Benchmark benchmark;
    private final Workshop workshop;

    private Bench(Options options, Benchmark benchmark, Workshop workshop) {
        this.options = options;
        this.benchmark = benchmark;
        this.workshop = workshop;
    }

    /** Runs the benchmark that the arguments name; the system property {@code pjrun.home} says where the checkout is. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Options options;
        List<Benchmark> benchmarks;
        try {
            options = Options.parse(args);
            if (options.benchmark().equals("simulate")) {
                Path checkout = Path.of(System.getProperty("pjrun.home", "")).toAbsolutePath();
                String folder = options.quick() ? "benchmarks/target" : "benchmarks/results";
                new Simulation(Files.createDirectories(checkout.resolve(folder)), options.quick()).run();
                return;
            }
            if (options.benchmark().equals("diagnosis")) {
                Path checkout = Path.of(System.getProperty("pjrun.home", "")).toAbsolutePath();
                new DiagnosisMeasurement(new Workshop(checkout, options.realTime()), options.quick()).run();
                return;
            }
            benchmarks = benchmarks(options);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        try {
            Path home = Path.of(System.getProperty("pjrun.home", "")).toAbsolutePath();
            Workshop workshop = new Workshop(home, options.realTime());
            for (Benchmark benchmark : benchmarks) {
                new Bench(options, benchmark, workshop).run();
            }
        } catch (FailedRun e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private static List<Benchmark> benchmarks(Options options) {
        return switch (options.benchmark()) {
            case "tcp" -> List.of(pair(options, true, Way.LOOPBACK), pair(options, false, Way.LOOPBACK));
            case "hosts" ->
                List.of(new HostsBenchmark(), pair(options, true, Way.HOSTS), pair(options, false, Way.HOSTS));
            default -> List.of(benchmark(options));
        };
    }

    private static Benchmark pair(Options options, boolean latency, Way way) {
        return new PairBenchmark(latency, way, options.memory(), options.quick());
    }

    private static Benchmark benchmark(Options options) {
        return switch (options.benchmark()) {
            case "latency" -> pair(options, true, Way.MEMORY);
            case "bandwidth" -> pair(options, false, Way.MEMORY);
            case "collectives" -> new CollectiveBenchmark(options.quick());
            case "overlap" -> new OverlapBenchmark(options.quick());
            case "pool" -> new PoolBenchmark(options.quick());
            case "barrier" -> new BarrierBenchmark(options.quick());
            case "diagnosis-cost" -> new DiagnosisCostBenchmark(options.quick());
            case "nas" -> new NasBenchmark(options.nas());
            case "mpj" -> new MpjBenchmark(options.quick());
            case "launch" -> new LaunchBenchmark();
            case "output" -> new OutputBenchmark(options.quick());
            case "" -> throw new IllegalArgumentException("no benchmark named");
            default -> throw new IllegalArgumentException("unknown benchmark: " + options.benchmark());
        };
    }

    private void run() throws FailedRun, IOException, InterruptedException {
        workshop.commands().check();
        double load = Host.load();
        List<Contestant> contestants = benchmark.contestants(workshop);
        Optional<Yardstick> yardstick = workshop.yardstick();
        int count = options.rounds() > 0 ? options.rounds() : options.quick() ? QUICK_ROUNDS : benchmark.rounds();
        Rounds rounds = new Rounds(contestants, yardstick, news -> System.err.println("bench: " + news));
        Figures figures = new Figures(benchmark.subject());
        if (benchmark instanceof LaunchBenchmark || benchmark instanceof HostsBenchmark) {
            rounds.rehearse();
        }
        rounds.run(count, figures);
        if (figures.contestants().isEmpty()) {
            throw new FailedRun("no contestant gave any figure");
        }
        Map<String, Object> circumstances = circumstances(contestants, count, load);
        yardstick.ifPresent(y -> circumstances.put("yardstick", y.values()));
        circumstances.put("failures", rounds.failures());
        Path file = workshop.result(figures.subject().name(), options.quick());
        Files.writeString(file, new Report(figures, circumstances).json());
        print(figures, count, load, rounds.failures(), file);
    }

    private Map<String, Object> circumstances(List<Contestant> contestants, int rounds, double load)
            throws IOException {
        Map<String, Object> circumstances = new LinkedHashMap<>();
        circumstances.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        circumstances.put("machine", Host.facts());
        circumstances.put("loadBefore", load);
        circumstances.put("jdk", Host.jdk());
        Map<String, Object> versions = new LinkedHashMap<>();
        contestants.forEach(contestant -> versions.put(contestant.name(), contestant.version()));
        circumstances.put("versions", versions);
        circumstances.put("method", benchmark.method());
        circumstances.put("scheduling", workshop.commands().scheduling());
        circumstances.put("roundCount", rounds);
        circumstances.put("quick", options.quick());
        return circumstances;
    }

    private void print(Figures figures, int rounds, double load, List<String> failures, Path file) {
        Subject subject = figures.subject();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%n%s: %s, %s; median of %d rounds [best .. worst repetition]%n%n",
                subject.name(), subject.description(), subject.unit(), rounds));
        text.append(new Table(figures).text()).append('\n');
        try {
            Map<String, Object> host = Host.facts();
            text.append(String.format(
                    "%s, %s cores, %s, %s%n", host.get("cpu"), host.get("cores"), host.get("kernel"), Host.jdk()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text.append(benchmark.method()).append('\n');
        text.append("scheduling: ").append(workshop.commands().scheduling()).append('\n');
        for (Peer peer : Peer.values()) {
            if (!workshop.peers().containsKey(peer)) {
                text.append(peer.title()).append(" is not installed: not compared with it\n");
            }
        }
        if (load > 1 && !options.realTime()) {
            text.append("the machine was busy before the start (load " + load
                    + "): trust the best repetitions most, or see --realtime\n");
        }
        if (!figures.slow().isEmpty()) {
            text.append("slow rounds by the yardstick, not in the medians: " + figures.slow() + "\n");
        }
        failures.forEach(failure -> text.append(failure).append('\n'));
        System.out.print(text.append("kept in ").append(file).append('\n'));
    }
}
