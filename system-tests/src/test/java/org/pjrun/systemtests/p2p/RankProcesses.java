package org.pjrun.systemtests.p2p;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.pjrun.internal.bootstrap.HostSegment;

/**
 * Ranks as processes without a launcher, so that a test is free to kill one and to see the others go on.
 *
 * <p>It does what a supervisor does: makes the segment, tells the ranks who they are, and notes who has ended.
 */
final class RankProcesses implements AutoCloseable {
    private static final long CLOCK_TICKS = 100;

    private final HostSegment segment;
    private final List<Process> processes = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    private RankProcesses(HostSegment segment) {
        this.segment = segment;
    }

    /** Starts a program as so many ranks, each with the given flags for its JVM. */
    static RankProcesses start(Class<?> program, int ranks, List<String> jvm, String... arguments) {
        return start(
                HostSegment.create("test-" + ProcessHandle.current().pid(), ranks), program, ranks, jvm, arguments);
    }

    /** The same over a segment that the test has made; it is closed with the processes. */
    static RankProcesses start(
            HostSegment segment, Class<?> program, int ranks, List<String> jvm, String... arguments) {
        RankProcesses all = new RankProcesses(segment);
        try {
            for (int r = 0; r < ranks; r++) {
                all.startRank(r, ranks, program, jvm, arguments);
            }
        } catch (IOException e) {
            all.close();
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private void startRank(int rank, int ranks, Class<?> program, List<String> jvm, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("PJ_JOB", "test");
        environment.put("PJ_RANK", Integer.toString(rank));
        environment.put("PJ_SIZE", Integer.toString(ranks));
        environment.put("PJ_LOCAL_RANK", Integer.toString(rank));
        environment.put("PJ_LOCAL_SIZE", Integer.toString(ranks));
        environment.put("PJ_CORES", Integer.toString(Runtime.getRuntime().availableProcessors()));
        environment.put("PJ_SEGMENT", segment.path());
        environment.put("PJ_LAUNCHER", Long.toString(ProcessHandle.current().pid()));
        Process process = builder.start();
        processes.add(process);
        segment.rankStarted(rank, process.pid());
        readers.add(Thread.ofPlatform().daemon().start(() -> read(rank, process)));
    }

    /** Reads what a rank prints, and notes its end when all of it has been read. */
    private void read(int rank, Process process) {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add("[" + rank + "] " + line);
            }
            segment.rankEnded(rank, process.waitFor() != 0);
        } catch (IOException | InterruptedException e) {
            lines.add("[" + rank + "] its output cannot be read: " + e);
        }
    }

    /** Kills a rank as the kernel does. */
    void kill(int rank) {
        processes.get(rank).destroyForcibly();
    }

    /** Waits until this line has been printed. */
    void awaitLine(String line, long seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!lines.contains(line)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no line " + line + " among " + lines);
            }
            Thread.sleep(5);
        }
    }

    /** Waits for the end of all ranks and returns their exit statuses. */
    List<Integer> await(long seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Integer> statuses = new ArrayList<>();
        for (Process process : processes) {
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new AssertionError("ranks still run after " + seconds + " s; lines: " + lines);
            }
            statuses.add(process.exitValue());
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return statuses;
    }

    /** What all ranks have printed so far, with the rank in front. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Processor time of all ranks together in seconds, threads that have ended included; each rank's in whole ticks of a hundredth. */
    double processorSeconds() throws IOException {
        long ticks = 0;
        for (Process process : processes) {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
        return (double) ticks / CLOCK_TICKS;
    }

    /** Processor time in nanoseconds of each thread of all ranks that lives, by its file in {@code /proc}. */
    Map<Path, Long> processorNanos() throws IOException {
        Map<Path, Long> nanos = new HashMap<>();
        for (Process process : processes) {
            try (DirectoryStream<Path> threads =
                    Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/task"))) {
                for (Path thread : threads) {
                    String schedule = Files.readString(thread.resolve("schedstat"));
                    nanos.put(thread, Long.parseLong(schedule.substring(0, schedule.indexOf(' '))));
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return nanos;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        try {
            for (Thread reader : readers) {
                reader.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        segment.close();
    }
}
