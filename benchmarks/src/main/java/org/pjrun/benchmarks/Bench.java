package org.pjrun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pjrun.benchmarks.program.Exchange;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Host;
import org.pjrun.benchmarks.runner.Peer;

/**
 * The program behind {@code scripts/bench}: lets pjrun and its peers take turns, prints a table and keeps the figures.
 *
 * <p>Exit status 0, also when a bar is missed; 1 if nothing could be measured, or {@code guard} has found something; 2 for bad
 * arguments.
 */
public final class Bench {
    private static final int QUICK_ROUNDS = 3;

    private final Options options;
    private final Workshop workshop;
    private final double load = Host.load();

    private Bench(Options options, Workshop workshop) throws IOException {
        this.options = options;
        this.workshop = workshop;
    }

    /** Runs the benchmark that the arguments name; the system property {@code pjrun.home} says where the checkout is. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            Options options = Options.parse(args);
            Path checkout = Path.of(System.getProperty("pjrun.home", "")).toAbsolutePath();
            Bench bench = new Bench(options, new Workshop(checkout, options.realTime()));
            System.exit(bench.run(checkout) ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
        } catch (FailedRun e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private boolean run(Path checkout) throws FailedRun, IOException, InterruptedException {
        boolean quick = options.quick();
        switch (options.benchmark()) {
            case "simulate" -> {
                String folder = quick ? "benchmarks/target" : "benchmarks/results";
                new Simulation(Files.createDirectories(checkout.resolve(folder)), quick).run();
            }
            case "diagnosis" -> new DiagnosisMeasurement(workshop, quick).run();
            case "compare" -> compare().write(workshop.result("compare", quick), Peer.absent(workshop.peers()));
            case "guard" -> {
                Guard guard = new Guard(workshop); // finds what is committed before it measures
                return guard.passes(compare());
            }
            case "tcp" -> {
                measure(pair(Exchange.LATENCY, Way.LOOPBACK));
                measure(pair(Exchange.BANDWIDTH, Way.LOOPBACK));
            }
            case "mpj" -> {
                measure(MpjBenchmark.calls(quick));
                measure(MpjBenchmark.windows(quick));
            }
            case "hosts" -> {
                measure(new HostsBenchmark());
                measure(pair(Exchange.LATENCY, Way.HOSTS));
                measure(pair(Exchange.BANDWIDTH, Way.HOSTS));
            }
            default -> measure(benchmark());
        }
        return true;
    }

    private Benchmark pair(Exchange exchange, Way way) {
        return new PairBenchmark(exchange, way, options.memory(), options.quick(), way.tcp());
    }

    private Benchmark benchmark() {
        boolean quick = options.quick();
        return switch (options.benchmark()) {
            case "latency" -> pair(Exchange.LATENCY, Way.MEMORY);
            case "bandwidth" -> pair(Exchange.BANDWIDTH, Way.MEMORY);
            case "bidirectional" -> pair(Exchange.BIDIRECTIONAL, Way.MEMORY);
            case "rate" -> pair(Exchange.RATE, Way.MEMORY);
            case "threads" -> pair(Exchange.THREADS, Way.MEMORY);
            case "tail" -> pair(Exchange.TAIL, Way.MEMORY);
            case "objects" -> new ObjectsBenchmark(quick);
            case "memory" -> new MemoryBenchmark();
            case "allocation" -> new AllocationBenchmark(quick);
            case "path" -> new PathBenchmark(quick);
            case "collectives" -> new CollectiveBenchmark(quick);
            case "overlap" -> new OverlapBenchmark(quick);
            case "pool" -> new PoolBenchmark(quick);
            case "barrier" -> new BarrierBenchmark(quick);
            case "diagnosis-cost" -> new DiagnosisCostBenchmark(quick);
            case "nas" -> new NasBenchmark(options.nas());
            case "launch" -> new LaunchBenchmark();
            case "output" -> new OutputBenchmark(quick);
            case "" -> throw new IllegalArgumentException("no benchmark named");
            default -> throw new IllegalArgumentException("unknown benchmark: " + options.benchmark());
        };
    }

    private Comparison compare() throws FailedRun, IOException, InterruptedException {
        workshop.commands().check();
        int rounds = rounds(Comparison.ROUNDS);
        Comparison comparison = new Comparison(workshop, Comparison.parts(options.quick()), circumstances(rounds));
        comparison.run(rounds);
        return comparison;
    }

    private int rounds(int usual) {
        return options.rounds() > 0 ? options.rounds() : options.quick() ? QUICK_ROUNDS : usual;
    }

    private void measure(Benchmark benchmark) throws FailedRun, IOException, InterruptedException {
        workshop.commands().check();
        Session session = new Session(benchmark, workshop, news -> System.err.println("bench: " + news));
        int count = rounds(benchmark.rounds());
        for (int round = 1; round <= count; round++) {
            session.run(round, count);
        }
        if (session.figures().contestants().isEmpty()) {
            throw new FailedRun("no contestant gave any figure");
        }
        Path file = workshop.result(benchmark.subject().name(), options.quick());
        Files.writeString(file, session.report(circumstances(count)).json());
        StringBuilder text = new StringBuilder(session.text(count));
        text.append(Host.line())
                .append("; scheduling: ")
                .append(workshop.commands().scheduling())
                .append('\n');
        text.append(Peer.absent(workshop.peers()));
        if (load > 1 && !options.realTime()) {
            text.append("the machine was busy before the start (load " + load
                    + "): trust the best repetitions most, or see --realtime\n");
        }
        System.out.print(text.append("kept in ").append(file).append('\n'));
    }

    private Map<String, Object> circumstances(int rounds) throws IOException {
        Map<String, Object> circumstances = new LinkedHashMap<>();
        circumstances.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        circumstances.put("machine", Host.facts());
        circumstances.put("loadBefore", load);
        circumstances.put("jdk", Host.jdk());
        circumstances.put("scheduling", workshop.commands().scheduling());
        circumstances.put("roundCount", rounds);
        circumstances.put("quick", options.quick());
        return circumstances;
    }
}
