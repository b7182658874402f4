package org.pjrun.systemtests.launcher;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.pjrun.launcher.Pjrun;

/** A real pjrun in a process of its own, whose descendants carry a mark by which they can all be found. */
final class PjrunProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    /** What stays in the environment of every process that pjrun starts. */
    private final String mark = "PJ_TEST_MARK=" + UUID.randomUUID();

    private final Process process;
    private final Collector out;
    private final Collector err;

    private PjrunProcess(
            Path temporary, List<String> prefix, List<String> jvm, Map<String, String> environment, String... words)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        // a test that was itself started in the background, or by nohup, would hand down ignored signals
        command.addAll(List.of("env", "--default-signal=HUP,INT,TERM", System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(jvm);
        command.addAll(List.of("-cp", launcherClassPath(), Pjrun.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PJ_TEST_MARK", mark.substring(mark.indexOf('=') + 1));
        builder.environment().remove("CLASSPATH");
        builder.environment().putAll(environment);
        process = builder.start();
        out = new Collector(process.getInputStream());
        err = new Collector(process.getErrorStream());
    }

    /** Starts pjrun; what it makes in the temporary folder goes to the given one. */
    static PjrunProcess start(Path temporary, String... words) throws IOException {
        return new PjrunProcess(temporary, List.of(), List.of(), Map.of(), words);
    }

    /** Starts pjrun with flags for its own JVM and variables. */
    static PjrunProcess start(Path temporary, List<String> jvm, Map<String, String> environment, String... words)
            throws IOException {
        return new PjrunProcess(temporary, List.of(), jvm, environment, words);
    }

    /** Starts pjrun by a command that gets its words. */
    static PjrunProcess startBy(Path temporary, List<String> prefix, List<String> jvm, String... words)
            throws IOException {
        return new PjrunProcess(temporary, prefix, jvm, Map.of(), words);
    }

    /** Starts pjrun with all its libraries inside of a network namespace. */
    static PjrunProcess startWithin(Path temporary, String namespace, Map<String, String> environment, String... words)
            throws IOException {
        List<String> prefix = List.of("nsenter", "--net=/run/netns/" + namespace);
        List<String> jvm = List.of("-Dpjrun.lib=" + distribution("lib"));
        return new PjrunProcess(temporary, prefix, jvm, environment, words);
    }

    /** The folder of this module's test classes, where the ranks' programs are. */
    static String programs() {
        return place(PjrunProcess.class);
    }

    /** A folder of what a user unpacks, as the build has assembled it. */
    static Path distribution(String folder) {
        return Path.of(System.getProperty("basedir", "."), "../distribution/target/pjrun", folder)
                .toAbsolutePath()
                .normalize();
    }

    /** Only what pjrun itself is made of, as in its own folder of jars. */
    private static String launcherClassPath() {
        List<String> entries = new ArrayList<>();
        for (String name : List.of(
                "org.pjrun.launcher.Pjrun",
                "org.pjrun.Comm",
                "org.pjrun.collectives.Schedule",
                "picocli.CommandLine",
                "com.esotericsoftware.kryo.Kryo",
                "com.esotericsoftware.reflectasm.FieldAccess",
                "com.esotericsoftware.minlog.Log",
                "org.objenesis.Objenesis")) {
            try {
                entries.add(place(Class.forName(name, false, PjrunProcess.class.getClassLoader())));
            } catch (ClassNotFoundException e) {
                // not every build has all of them; what is needed shows when a rank uses it
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    static String place(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    /** Waits for the end and returns the exit status. */
    int await() throws InterruptedException {
        return await(PATIENCE_SECONDS);
    }

    /** The same, for so long at most. */
    int await(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("pjrun is still running; out: " + out() + " err: " + err());
        }
        out.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        err.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    boolean ended() {
        return !process.isAlive();
    }

    /** Standard output so far. */
    String out() {
        return out.text();
    }

    /** Standard error so far. */
    String err() {
        return err.text();
    }

    /** The lines of standard error that pjrun itself wrote. */
    List<String> messages() {
        return err().lines().filter(line -> line.startsWith("pjrun: ")).toList();
    }

    void awaitOut(String text) throws InterruptedException {
        await(() -> out().contains(text), PATIENCE_SECONDS * 1000, "output " + text);
    }

    void awaitErr(String text) throws InterruptedException {
        await(() -> err().contains(text), PATIENCE_SECONDS * 1000, "standard error " + text);
    }

    /** The process of a rank, by what {@code --verbose} says. */
    long rank(int rank) {
        String start = "pjrun: rank " + rank + " (pid ";
        String line = messages().stream()
                .filter(message -> message.startsWith(start))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.substring(start.length(), line.indexOf(')')));
    }

    void awaitLines(int count) throws InterruptedException {
        await(() -> out().lines().count() >= count, PATIENCE_SECONDS * 1000, count + " lines of output");
    }

    void type(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits until no process that came from this pjrun is left; false if some still are after the time. */
    boolean leavesNoProcess(long millis) throws InterruptedException {
        long start = System.nanoTime();
        while (!survivors().isEmpty()) {
            if (System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(millis)) {
                return false;
            }
            Thread.sleep(10);
        }
        return true;
    }

    /** Processes that came from this pjrun and are still alive. */
    List<ProcessHandle> survivors() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(this::marked).toList();
        }
    }

    private boolean marked(ProcessHandle handle) {
        try {
            // a process that has ended but is not yet reaped has an empty environment
            return Files.readString(Path.of("/proc/" + handle.pid() + "/environ"), StandardCharsets.ISO_8859_1)
                    .contains(mark);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        for (ProcessHandle survivor : survivors()) {
            survivor.destroyForcibly();
        }
    }

    private void await(BooleanSupplier condition, long millis, String what) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            boolean over = System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(millis);
            if (over || !process.isAlive()) {
                // it may have come together with the end
                out.join(1000);
                if (condition.getAsBoolean()) {
                    return;
                }
                throw new IllegalStateException("waiting for " + what + "; out: " + out() + " err: " + err());
            }
            Thread.sleep(5);
        }
    }

    /** Reads a stream to its end. */
    private static final class Collector extends Thread {
        private final InputStream in;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Collector(InputStream in) {
            super("collector");
            this.in = Objects.requireNonNull(in);
            setDaemon(true);
            start();
        }

        @Override
        public void run() {
            byte[] buffer = new byte[8192];
            try {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    bytes.write(buffer, 0, n);
                }
            } catch (IOException e) {
                // the process is gone
            }
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
