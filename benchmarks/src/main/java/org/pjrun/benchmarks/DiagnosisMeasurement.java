package org.pjrun.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.pjrun.benchmarks.catalogue.Catalogue;
import org.pjrun.benchmarks.catalogue.Expected;
import org.pjrun.benchmarks.catalogue.Program;
import org.pjrun.benchmarks.report.Json;
import org.pjrun.benchmarks.runner.Host;

/**
 * Runs the catalogue of wrong programs and correct ones as jobs, and counts which are reported.
 *
 * <p>Recall is the part of the wrong programs that are reported, precision the part of the reported that are wrong.
 */
final class DiagnosisMeasurement {
    private static final long LIMIT_SECONDS = 20;

    /** They wait most of the time. */
    private static final int AT_ONCE = 4;

    /** With {@code --quick} only one program of so many. */
    private static final int QUICK_STEP = 10;

    private final Workshop workshop;
    private final boolean quick;
    private final List<String> missed = new ArrayList<>();
    private final List<String> accused = new ArrayList<>();
    private final List<Double> deadlockSeconds = new ArrayList<>();
    private int found;
    private int cleared;

    DiagnosisMeasurement(Workshop workshop, boolean quick) {
        this.workshop = workshop;
        this.quick = quick;
    }

    void run() throws IOException, InterruptedException {
        List<Program> programs = Catalogue.programs();
        try (ExecutorService jobs = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> running = new ArrayList<>();
            for (int p = 0; p < programs.size(); p += quick ? QUICK_STEP : 1) {
                Program program = programs.get(p);
                running.add(jobs.submit(() -> {
                    judge(program);
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a program of the catalogue could not be run", e.getCause());
        }
        Map<String, Object> result = result();
        Path file = workshop.result("diagnosis", quick);
        Files.writeString(file, Json.text(result));
        System.out.printf(
                Locale.ROOT,
                "diagnosis: %d wrong programs, recall %.3f; %d correct ones, precision %.3f; a deadlock is reported"
                        + " after %.1f s (median; most %.1f s), of which 2 s are the stall time%nmissed: %s%naccused:"
                        + " %s%nkept in %s%n",
                found + missed.size(),
                recall(),
                cleared + accused.size(),
                precision(),
                median(),
                most(),
                missed,
                accused,
                file);
    }

    private void judge(Program program) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        if (program.full()) {
            words.addAll(List.of("--check", "full"));
        }
        words.addAll(List.of(Catalogue.class.getName(), program.name()));
        Path said = Files.createTempFile("pjrun-bench-", ".err");
        try {
            long began = System.nanoTime();
            Process job = new ProcessBuilder(workshop.pjrun(program.ranks(), words))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean ended = job.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                job.destroy();
                job.waitFor();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            String text = Files.readString(said, StandardCharsets.UTF_8);
            boolean reported = ended && (job.exitValue() != 0 || text.contains("left over: "));
            count(program, reported, text.contains("DEADLOCK") ? seconds : 0);
        } finally {
            Files.delete(said);
        }
    }

    private synchronized void count(Program program, boolean reported, double seconds) {
        if (seconds > 0) {
            deadlockSeconds.add(seconds);
        }
        boolean wrong = program.expected().end() != Expected.End.FINE;
        if (wrong && reported) {
            found++;
        } else if (wrong) {
            missed.add(program.name());
        } else if (reported) {
            accused.add(program.name());
        } else {
            cleared++;
        }
    }

    private double recall() {
        return found / (double) (found + missed.size());
    }

    private double precision() {
        return found / (double) Math.max(1, found + accused.size());
    }

    private double median() {
        List<Double> sorted = deadlockSeconds.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    private double most() {
        return deadlockSeconds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private Map<String, Object> result() throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        result.put("machine", Host.facts());
        result.put("jdk", Host.jdk());
        result.put("version", workshop.version());
        result.put("wrongPrograms", found + missed.size());
        result.put("correctPrograms", cleared + accused.size());
        result.put("recall", recall());
        result.put("precision", precision());
        result.put("secondsToReportMedian", median());
        result.put("secondsToReportMost", most());
        result.put("missed", missed);
        result.put("accused", accused);
        return result;
    }
}
