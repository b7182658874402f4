package org.pjrun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.benchmarks.program.Exchange;
import org.pjrun.benchmarks.program.Memory;
import org.pjrun.benchmarks.report.Figures;
import org.pjrun.benchmarks.report.Json;
import org.pjrun.benchmarks.report.Page;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Host;

/** Many benchmarks in one run, round by round: in each round all parts, in each part all contestants take their turns. */
final class Comparison {
    static final int ROUNDS = 5;
    private static final long SECOND = 1_000_000_000;

    private final Map<String, Object> circumstances;
    private final List<Session> sessions = new ArrayList<>();
    private final long begin = System.nanoTime();
    private int rounds;

    /** Makes the contestants of all parts ready. */
    Comparison(Workshop workshop, List<Benchmark> parts, Map<String, Object> circumstances)
            throws FailedRun, InterruptedException {
        this.circumstances = new LinkedHashMap<>(circumstances);
        this.circumstances.put("version", workshop.version());
        for (Benchmark part : parts) {
            String name = part.subject().name();
            sessions.add(new Session(part, workshop, news -> tell(name + ", " + news)));
        }
    }

    /** What {@code scripts/bench compare} measures; what takes longest with the repetitions of a quick run. */
    static List<Benchmark> parts(boolean quick) {
        List<Benchmark> parts = new ArrayList<>();
        parts.add(pair(Exchange.LATENCY, Memory.HEAP, quick, true));
        parts.add(pair(Exchange.LATENCY, Memory.NATIVE, quick, false));
        parts.add(pair(Exchange.BANDWIDTH, Memory.HEAP, quick, true));
        parts.add(pair(Exchange.BANDWIDTH, Memory.NATIVE, quick, false));
        parts.add(pair(Exchange.BIDIRECTIONAL, Memory.HEAP, quick, false));
        parts.add(pair(Exchange.RATE, Memory.HEAP, quick, false));
        parts.add(pair(Exchange.THREADS, Memory.HEAP, quick, false));
        parts.add(pair(Exchange.TAIL, Memory.HEAP, quick, false));
        parts.add(new PairBenchmark(Exchange.LATENCY, Way.LOOPBACK, Memory.HEAP, true, false));
        parts.add(new PairBenchmark(Exchange.BANDWIDTH, Way.LOOPBACK, Memory.HEAP, true, false));
        parts.add(new CollectiveBenchmark(true));
        parts.add(new ObjectsBenchmark(quick));
        parts.add(new LaunchBenchmark());
        parts.add(new MemoryBenchmark());
        parts.add(new AllocationBenchmark(quick));
        return parts;
    }

    private static Benchmark pair(Exchange exchange, Memory memory, boolean quick, boolean guests) {
        return new PairBenchmark(exchange, Way.MEMORY, memory, quick, guests);
    }

    /** Runs all rounds; blocks. */
    void run(int count) throws InterruptedException {
        rounds = count;
        for (int round = 1; round <= count; round++) {
            for (Session session : sessions) {
                session.run(round, count);
            }
        }
        tell("done");
    }

    private void tell(String news) {
        long seconds = (System.nanoTime() - begin) / SECOND;
        System.err.printf("bench: %d:%02d %s%n", seconds / 60, seconds % 60, news);
    }

    /** Everything, as {@link Json} takes it. */
    Map<String, @Nullable Object> report() {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("benchmark", "compare");
        report.putAll(circumstances);
        report.put("misses", misses());
        report.put(
                "parts",
                sessions.stream()
                        .map(session -> session.report(Map.of()).value())
                        .toList());
        return report;
    }

    private List<String> misses() {
        return sessions.stream()
                .flatMap(session -> session.figures().misses().stream())
                .toList();
    }

    /**
     * Keeps everything, with a page beside it, and prints the tables.
     *
     * @param absent who is not compared with, in lines
     */
    void write(Path file, String absent) throws IOException {
        Files.writeString(file, Json.text(report()));
        Path page = file.resolveSibling(file.getFileName().toString().replace(".json", ".html"));
        List<Figures> figures = sessions.stream().map(Session::figures).toList();
        Files.writeString(page, new Page(figures, Host.line() + ", " + circumstances.get("date")).html());
        StringBuilder text = new StringBuilder();
        sessions.forEach(session -> text.append(session.text(rounds)));
        text.append('\n').append(Host.line()).append('\n').append(absent);
        long bars = figures.stream().mapToLong(Figures::bars).sum();
        text.append(bars - misses().size()).append(" of ").append(bars).append(" bars met; missed:\n");
        misses().forEach(miss -> text.append("  ").append(miss).append('\n'));
        System.out.print(text.append("kept in ")
                .append(file)
                .append(" and ")
                .append(page)
                .append('\n'));
    }
}
