package org.pjrun.benchmarks.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs commands one after the other; what hangs is ended with all its children. */
public final class Commands {
    private static final int LINES_SHOWN = 5;

    private final Path folder;
    private final Duration limit;
    private final Path javaHome;
    private final List<String> prefix;

    /**
     * Commands with a common limit.
     *
     * @param folder where output is kept while they run
     * @param limit after which a command is ended
     * @param javaHome the JDK that pjrun shall use
     * @param realTime whether what is measured goes before all other work of the machine
     */
    public Commands(Path folder, Duration limit, Path javaHome, boolean realTime) {
        this.folder = folder;
        this.limit = limit;
        this.javaHome = javaHome;
        this.prefix = realTime ? List.of("chrt", "--rr", "1") : List.of();
    }

    /** The JDK that all Java programs run on. */
    public Path java() {
        return javaHome.resolve("bin").resolve("java");
    }

    /** Runs a command that is measured, with the priority chosen; else like {@link #run}. */
    public Outcome measure(List<String> command) throws FailedRun, InterruptedException {
        List<String> prefixed = new ArrayList<>(prefix);
        prefixed.addAll(command);
        return run(prefixed);
    }

    /**
     * Sees to it that the priority chosen can be had.
     *
     * @throws FailedRun if it can't
     */
    public void check() throws FailedRun, InterruptedException {
        try {
            measure(List.of("true"));
        } catch (FailedRun e) {
            throw new FailedRun(
                    "--realtime: " + e.getMessage() + "; leave it out, or run as root where chrt is installed", e);
        }
    }

    /** How the kernel schedules what is measured, for the record. */
    public String scheduling() {
        return prefix.isEmpty() ? "normal" : "real time by " + String.join(" ", prefix) + ", the same for all";
    }

    /**
     * Runs a command to its end; blocks.
     *
     * @throws FailedRun if its exit status is not 0, or after the limit
     */
    public Outcome run(List<String> command) throws FailedRun, InterruptedException {
        File out = folder.resolve("out.txt").toFile();
        File err = folder.resolve("err.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().put("PJ_JAVA_HOME", javaHome.toString());
        builder.environment().put("OMPI_ALLOW_RUN_AS_ROOT", "1");
        builder.environment().put("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
        try {
            long begin = System.nanoTime();
            Process process = builder.start();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            double millis = (System.nanoTime() - begin) / 1e6;
            if (!ended) {
                end(process);
                throw new FailedRun("not done after " + limit.toSeconds() + " s" + tail(err));
            }
            if (process.exitValue() != 0) {
                throw new FailedRun("exit status " + process.exitValue() + tail(err));
            }
            return new Outcome(Files.readString(out.toPath()), millis);
        } catch (IOException e) {
            throw new FailedRun(command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    /** The first line that a command writes on its standard output, empty if it fails or writes none. */
    public Optional<String> firstLine(String... command) throws InterruptedException {
        try {
            return run(List.of(command)).out().lines().findFirst().map(String::strip);
        } catch (FailedRun e) {
            return Optional.empty();
        }
    }

    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> children;
        try (Stream<ProcessHandle> descendants = process.descendants()) {
            children = descendants.toList();
        }
        process.destroyForcibly().waitFor();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static String tail(File err) throws IOException {
        List<String> lines = Files.readAllLines(err.toPath());
        List<String> last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
        return last.isEmpty() ? "" : ": " + String.join(" / ", last);
    }
}
