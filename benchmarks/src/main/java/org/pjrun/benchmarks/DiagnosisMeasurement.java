package org.pjrun.benchmarks;

import java.io.BufferedReader;
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
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pjrun.benchmarks.catalogue.Catalogue;
import org.pjrun.benchmarks.catalogue.Expected;
import org.pjrun.benchmarks.catalogue.Marks;
import org.pjrun.benchmarks.catalogue.Program;
import org.pjrun.benchmarks.report.Json;
import org.pjrun.benchmarks.runner.Host;

/**
 * Runs the catalogue of wrong programs and correct ones as jobs, and counts which are reported.
 *
 * <p>Recall is the part of the wrong programs that are reported, precision the part of the reported that are wrong. A deadlock
 * counts as named if the report has a line of the source that is marked as one where a program hangs; if the job ended otherwise,
 * by a rank that missed another one, it is no deadlock. The time to the report is that from the start of the job.
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
    private final List<String> misnamed = new ArrayList<>();
    private final List<Double> deadlockSeconds = new ArrayList<>();
    private final Set<String> marked;
    private int found;
    private int cleared;

    DiagnosisMeasurement(Workshop workshop, boolean quick) throws IOException {
        this.workshop = workshop;
        this.marked = Marks.of(workshop.home());
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
                "diagnosis: %d wrong programs, recall %.3f; %d correct ones, precision %.3f; %d deadlocks, reported"
                        + " %.1f s after the start of the job (median; most %.1f s), of which 2 s are the stall"
                        + " time%nmissed: %s%naccused: %s%nwithout the right line: %s%nkept in %s%n",
                found + missed.size(),
                recall(),
                cleared + accused.size(),
                precision(),
                deadlockSeconds.size(),
                median(),
                most(),
                missed,
                accused,
                misnamed,
                file);
    }

    private void judge(Program program) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        if (program.full()) {
            words.addAll(List.of("--check", "full"));
        }
        words.addAll(List.of(Catalogue.class.getName(), program.name()));
        long began = System.nanoTime();
        Process job = new ProcessBuilder(workshop.pjrun(program.ranks(), words))
                .redirectErrorStream(true)
                .start();
        job.getOutputStream().close();
        AtomicBoolean hangs = new AtomicBoolean();
        Thread alarm = Thread.ofPlatform().daemon().start(() -> {
            try {
                if (!job.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    hangs.set(true);
                    job.destroy();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        StringBuilder said = new StringBuilder();
        double seconds = 0;
        try (BufferedReader lines = job.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (line.contains("DEADLOCK")) {
                    seconds = (System.nanoTime() - began) / 1e9;
                }
            }
        }
        job.waitFor();
        alarm.join();
        String text = said.toString();
        boolean reported = !hangs.get() && (job.exitValue() != 0 || text.contains("left over: "));
        count(program, reported, seconds, marked.stream().anyMatch(text::contains));
    }

    private synchronized void count(Program program, boolean reported, double seconds, boolean named) {
        if (seconds > 0) {
            deadlockSeconds.add(seconds);
            if (!named) {
                misnamed.add(program.name());
            }
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
        result.put("deadlocks", deadlockSeconds.size());
        result.put("withoutTheRightLine", misnamed);
        result.put("secondsToReportMedian", median());
        result.put("secondsToReportMost", most());
        result.put("missed", missed);
        result.put("accused", accused);
        return result;
    }
}
