package org.pjrun.internal.comm;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Crew;
import org.pjrun.ErrorClass;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.RankIdentity;
import org.pjrun.internal.bootstrap.Tuning;

/** A crew: a segment with room for all, an engine of this process for it, and child processes. */
public final class CrewImpl implements Crew {
    private static final String PREFIX = "PJ_";
    private static final int SIGNAL = 128;
    private static final int OUT_OF_MEMORY = 3;
    private static final int MEMORY_PERCENT = 60;

    private final List<String> command;
    private final Map<String, String> variables;
    private final int size;
    private final HostSegment segment;
    private final World world;
    private final List<Process> processes = new ArrayList<>(); // process of rank r at r - 1
    private final List<Future<?>> ends = new ArrayList<>();
    private final Thread hook = new Thread(this::killAll, "pjrun-crew-end");
    private boolean closed;

    private CrewImpl(List<String> command, int size, int cores, HostSegment segment, RankIdentity identity) {
        this.command = command;
        this.size = size;
        this.segment = segment;
        this.world = World.join(identity);
        this.variables = variables(identity.job(), cores);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Prepares a crew; {@link Crew#of} says how. */
    public static Crew of(int atOnce, int ever, String mainClass, List<String> arguments, List<String> jvmOptions) {
        int size = 1 + Math.max(atOnce, ever);
        long pid = ProcessHandle.current().pid();
        String job = "crew-" + pid + "-" + Long.toUnsignedString(System.nanoTime(), Character.MAX_RADIX);
        int present = Runtime.getRuntime().availableProcessors();
        int cores = atOnce < present ? size : present; // with a core for each they may spin, however many are to come
        HostSegment segment = HostSegment.create(job, size);
        try {
            RankIdentity identity = new RankIdentity(
                    job,
                    0,
                    size,
                    cores,
                    0,
                    HostSegment.attach(segment.path(), size),
                    segment.path(),
                    null,
                    Tuning.USUAL);
            return new CrewImpl(
                    command(atOnce, present, mainClass, arguments, jvmOptions), size, cores, segment, identity);
        } catch (IOException e) {
            segment.close();
            throw new CommException(ErrorClass.SPAWN, "crew: cannot open the shared memory: " + e.getMessage(), e);
        }
    }

    private static List<String> command(
            int atOnce, int cores, String mainClass, List<String> arguments, List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        int share = Math.max(1, cores / atOnce);
        command.add("-XX:ActiveProcessorCount=" + share);
        command.add("-XX:MaxRAMPercentage=" + Math.max(1, MEMORY_PERCENT / atOnce));
        if (share == 1) {
            command.add("-XX:+UseSerialGC");
        }
        command.add("-XX:-UsePerfData"); // its file in the temporary folder would outlive a process that is killed
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Xshare:auto");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dkryo.unsafe=false");
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        return List.copyOf(command);
    }

    private Map<String, String> variables(String job, int cores) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(RankEnvironment.JOB, job);
        all.put(RankEnvironment.SIZE, Integer.toString(size));
        all.put(RankEnvironment.CORES, Integer.toString(cores));
        all.put(RankEnvironment.SEGMENT, segment.path());
        all.put(RankEnvironment.LAUNCHER, Long.toString(ProcessHandle.current().pid()));
        return all;
    }

    @Override
    public Comm comm() {
        return world.all();
    }

    @Override
    public synchronized int hire() {
        int rank = processes.size() + 1;
        if (closed || rank >= size) {
            throw new CommException(
                    ErrorClass.SPAWN,
                    "hire: "
                            + (closed
                                    ? "the crew has been closed"
                                    : (size - 1) + " have been hired (expected: fewer)"));
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith(PREFIX)); // of a job that this process is in
        builder.environment().putAll(variables);
        builder.environment().put(RankEnvironment.RANK, Integer.toString(rank));
        builder.redirectInput(new File("/dev/null"))
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT);
        try {
            Process process = builder.start();
            processes.add(process);
            segment.rankStarted(rank, process.pid());
            ends.add(process.onExit().thenAccept(ended -> ended(rank, ended)));
            return rank;
        } catch (IOException e) {
            throw new CommException(
                    ErrorClass.SPAWN, "hire: cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    private synchronized void ended(int rank, Process process) {
        if (!closed) {
            segment.rankEnded(rank, process.exitValue() != 0);
        }
    }

    private synchronized Process process(int rank) {
        if (rank < 1 || rank > processes.size()) {
            throw new CommException(
                    ErrorClass.RANK, "crew: rank " + rank + " (expected: 1 to " + processes.size() + ")");
        }
        return processes.get(rank - 1);
    }

    @Override
    public void kill(int rank) {
        process(rank).destroyForcibly();
    }

    @Override
    public long pid(int rank) {
        return process(rank).pid();
    }

    @Override
    public Optional<String> ending(int rank) {
        Process process = process(rank);
        if (process.isAlive()) {
            return Optional.empty();
        }
        int status = process.exitValue();
        return Optional.of(
                switch (status) {
                    case OUT_OF_MEMORY -> "ran out of memory (exit status 3)";
                    default ->
                        status > SIGNAL
                                ? "was ended by signal " + (status - SIGNAL)
                                : "ended with exit status " + status;
                });
    }

    @Override
    public void close() {
        List<Process> all;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            all = List.copyOf(processes);
        }
        boolean interrupted = false;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        for (Process process : all) {
            try {
                if (!process.waitFor(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                interrupted = true;
                process.destroyForcibly();
            }
        }
        world.close();
        segment.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        unhook();
    }

    private void unhook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is ending, and the hook with it
        }
    }

    private synchronized void killAll() {
        closed = true;
        for (Process process : processes) {
            process.destroyForcibly();
        }
        segment.close();
    }
}
