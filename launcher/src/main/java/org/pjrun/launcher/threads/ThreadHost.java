package org.pjrun.launcher.threads;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.LauncherWatch;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.diagnosis.SegmentRanks;
import org.pjrun.internal.diagnosis.WatchedRanks;
import org.pjrun.launcher.ExitStatus;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.LineOutput;
import org.pjrun.launcher.console.Stream;
import org.pjrun.launcher.console.Style;
import org.pjrun.launcher.diagnosis.StallWatcher;
import org.pjrun.launcher.options.Diagnosing;
import org.pjrun.launcher.supervision.FailureReport;
import org.pjrun.launcher.supervision.MemoryLimit;

/**
 * The main class of the one JVM of {@code pjrun --threads}: runs each rank as a thread with its own classes, and ends
 * with the status of the first rank that failed.
 */
public final class ThreadHost implements RankThread.Host, StallWatcher.Job {
    private static final long MILLIS = 1_000_000;

    /** How long ranks may still end by themselves after one of them has failed. */
    private static final long AFTER_FAILURE_NANOS = 5000 * MILLIS;

    private final HostedJob job;
    private final Console console;
    private final SegmentLayout layout;
    private final List<RankThread> ranks = new ArrayList<>();
    private int running;
    private @Nullable Failure first;
    private long failedNanos;
    private boolean blamed;
    private boolean deadlocked;

    private record Failure(int rank, int status, @Nullable Throwable thrown) {
        boolean byPeer() {
            return thrown != null && FailureReport.ofPeer(thrown.getClass().getName());
        }
    }

    private ThreadHost(HostedJob job, Console console) {
        this.job = job;
        this.console = console;
        this.layout = new SegmentLayout(job.size());
    }

    /** Runs the job that the environment describes; the arguments are the program's main class and its arguments. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        LauncherWatch watch = LauncherWatch.start(
                Long.parseLong(environment.getOrDefault(RankEnvironment.LAUNCHER, "0")),
                () -> Runtime.getRuntime().halt(ExitStatus.TERMINATED));
        int size = Integer.parseInt(environment.getOrDefault(RankEnvironment.SIZE, "1"));
        MemorySegment hub = HostSegment.local(size);
        HostedJob job = new HostedJob(
                environment.getOrDefault(RankEnvironment.JOB, "threads"),
                size,
                Integer.parseInt(environment.getOrDefault(RankEnvironment.CORES, "1")),
                hub,
                arguments[0],
                Arrays.copyOfRange(arguments, 1, arguments.length),
                Boolean.getBoolean("pjrun.threads.numbered"),
                new HostedInput(System.in, Integer.getInteger("pjrun.threads.stdin", 0), size));
        Console console = Console.ofProcess(false, Style.of(System.getProperty("pjrun.threads.output", "")));
        ThreadHost host = new ThreadHost(job, console);
        host.prepare(urls(System.getProperty("pjrun.threads.classpath", ".")));
        int status = host.run();
        console.flush();
        watch.leaveKernel();
        if (status == ExitStatus.DEADLOCK) {
            Runtime.getRuntime().halt(status); // woken one by one the ranks would only complain of each other
        }
        System.exit(status);
    }

    private static URL[] urls(String classPath) throws MalformedURLException {
        String[] entries = classPath.split(File.pathSeparator);
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = new File(entries[i]).toURI().toURL();
        }
        return urls;
    }

    private void prepare(URL[] classPath) {
        ClassSource source = new ClassSource();
        PartialFlusher flusher = new PartialFlusher();
        for (int r = 0; r < job.size(); r++) {
            RankOutput out = new RankOutput(new LineOutput(console, Stream.OUT, r), flusher);
            RankOutput err = new RankOutput(new LineOutput(console, Stream.ERR, r), flusher);
            flusher.add(out);
            flusher.add(err);
            InputStream in = job.input().of(r);
            RankLoader loader = new RankLoader(r, classPath, source, new RankStreams(out, err, in));
            ranks.add(new RankThread(r, job, loader, new RankGroup(r, out, err), this));
        }
        flusher.start();
        System.setOut(new PrintStream(new DispatchedOutput(console, Stream.OUT)));
        System.setErr(new PrintStream(new DispatchedOutput(console, Stream.ERR)));
        Runtime.getRuntime().addShutdownHook(new Thread(this::runHooks, "hooks of all ranks"));
    }

    private synchronized int run() {
        running = job.size();
        for (RankThread rank : ranks) {
            rank.start();
        }
        try {
            if (job.size() > 1) {
                StallWatcher.start(Diagnosing.told().on(false), job.name(), console, this);
            }
            while (running > 0 && !deadlocked) {
                long left = AFTER_FAILURE_NANOS - (System.nanoTime() - failedNanos);
                if (first != null && left <= 0) {
                    break;
                }
                wait(first == null ? 0 : left / MILLIS + 1);
            }
        } catch (InterruptedException e) {
            return ExitStatus.OWN_FAULT;
        }
        if (deadlocked) {
            return ExitStatus.DEADLOCK;
        }
        if (first == null) {
            return ExitStatus.OK;
        }
        blame(first);
        return first.status();
    }

    @Override
    public Optional<WatchedRanks> ranks() {
        return Optional.of(new SegmentRanks(job.hub(), layout));
    }

    @Override
    public synchronized void end() {
        deadlocked = first == null;
        notifyAll();
    }

    @Override
    public synchronized void rankEnded(RankThread rank, int status, @Nullable Throwable thrown) {
        running--;
        HostSegment.markEnded(job.hub(), layout, rank.rank(), status != 0);
        if (status != 0) {
            Failure failure = new Failure(rank.rank(), status, thrown);
            if (first == null) {
                failedNanos = System.nanoTime();
            }
            if (first == null || (first.byPeer() && !failure.byPeer())) {
                first = failure;
            }
            if (!failure.byPeer()) {
                blame(first);
            }
        }
        notifyAll();
    }

    private void blame(Failure failure) {
        if (blamed) {
            return;
        }
        blamed = true;
        Throwable thrown = failure.thrown();
        String exception = thrown == null ? "" : thrown.toString();
        List<String> frames = new ArrayList<>();
        if (thrown != null) {
            for (StackTraceElement frame : thrown.getStackTrace()) {
                frames.add("at " + frame);
            }
        }
        String heap = "-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m";
        FailureReport report = new FailureReport(
                "rank " + failure.rank() + " (thread of pid "
                        + ProcessHandle.current().pid() + ")",
                failure.status(),
                exception,
                frames.subList(0, Math.min(frames.size(), FailureReport.MAX_FRAMES)),
                MemoryLimit.hint(exception, List.of(heap), 0),
                "",
                "");
        console.say(Stream.ERR, report.text());
    }

    private void runHooks() {
        for (RankThread rank : ranks) {
            rank.runHooks();
        }
    }
}
