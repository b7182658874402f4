package org.pjrun.launcher.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.LineOutput;
import org.pjrun.launcher.console.Stream;
import org.pjrun.launcher.plan.ProcessPlan;

/** A running process of the job, with the two threads that carry its output. */
final class Child {
    /** How long output may still come after a process has ended: another process may hold its pipe, even for ever. */
    private static final long DRAIN_NANOS = 300_000_000;

    private final ProcessPlan plan;
    private final Process process;
    private final Runnable changed;
    private final StackTraceWatch watch = new StackTraceWatch();
    private int pumps = 2;
    private boolean ended;
    private int status;
    private long endedNanos;

    Child(ProcessPlan plan, Process process, Runnable changed) {
        this.plan = plan;
        this.process = process;
        this.changed = changed;
    }

    void startPumps(Console console) {
        new OutputPump(this, process.getInputStream(), lines(console, Stream.OUT), null).start();
        new OutputPump(this, process.getErrorStream(), lines(console, Stream.ERR), watch).start();
    }

    private LineOutput lines(Console console, Stream stream) {
        // a host of several ranks tags their lines itself
        return plan.ranks() == 1 ? new LineOutput(console, stream, plan.firstRank()) : new LineOutput(console, stream);
    }

    ProcessPlan plan() {
        return plan;
    }

    Process process() {
        return process;
    }

    StackTraceWatch watch() {
        return watch;
    }

    /** Asks the process to end. Not by {@link Process#destroy}, which throws away what it still writes. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Ends the process at once. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Removes the socket by which stacks were asked for, which a JVM that is killed leaves behind. */
    void removeSocket() {
        try {
            Files.deleteIfExists(Path.of("/tmp/.java_pid" + process.pid()));
        } catch (IOException e) {
            // a later JVM with the same number replaces it
        }
    }

    /** Called by each pump at the end of its stream. */
    void pumpEnded() {
        boolean last;
        synchronized (this) {
            last = --pumps == 0;
        }
        if (last) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            noticeEnd();
        }
        changed.run();
    }

    /** Looks whether the process has ended, and notes when it was first seen so. */
    synchronized void noticeEnd() {
        if (!ended && !process.isAlive()) {
            ended = true;
            status = process.exitValue();
            endedNanos = System.nanoTime();
        }
    }

    synchronized boolean ended() {
        return ended;
    }

    /** When the end was noticed. */
    synchronized long endedNanos() {
        return endedNanos;
    }

    /** The exit status, 128 + n if signal n ended it. */
    synchronized int status() {
        return status;
    }

    /** Whether the process has ended and all that it wrote has been passed on. */
    synchronized boolean drained() {
        return ended && (pumps == 0 || System.nanoTime() - endedNanos > DRAIN_NANOS);
    }
}
