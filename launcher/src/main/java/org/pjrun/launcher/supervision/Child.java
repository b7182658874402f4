package org.pjrun.launcher.supervision;

import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.LineOutput;
import org.pjrun.launcher.console.Stream;
import org.pjrun.launcher.execution.JobProcess;
import org.pjrun.launcher.plan.ProcessPlan;

/** A running process of the job, with the two threads that carry its output. */
final class Child {
    /** How long output may still come after a process has ended: another process may hold its pipe, even for ever. */
    private static final long DRAIN_NANOS = 300_000_000;

    private final ProcessPlan plan;
    private final JobProcess process;
    private final Runnable changed;
    private final StackTraceWatch watch = new StackTraceWatch();
    private int pumps = 2;
    private boolean ended;
    private int status;
    private long endedNanos;

    Child(ProcessPlan plan, JobProcess process, Runnable changed) {
        this.plan = plan;
        this.process = process;
        this.changed = changed;
    }

    void startPumps(Console console) {
        new OutputPump(this, process.output(), lines(console, Stream.OUT), null).start();
        new OutputPump(this, process.errors(), lines(console, Stream.ERR), watch).start();
    }

    private LineOutput lines(Console console, Stream stream) {
        // a host of several ranks tags their lines itself
        return plan.ranks() == 1 ? new LineOutput(console, stream, plan.firstRank()) : new LineOutput(console, stream);
    }

    ProcessPlan plan() {
        return plan;
    }

    JobProcess process() {
        return process;
    }

    StackTraceWatch watch() {
        return watch;
    }

    /** Whether it is a process of this host. */
    boolean local() {
        return process.host().isEmpty();
    }

    /** Called by each pump at the end of its stream. */
    void pumpEnded() {
        boolean last;
        synchronized (this) {
            last = --pumps == 0;
        }
        if (last) {
            try {
                process.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            noticeEnd();
        }
        changed.run();
    }

    /** Looks whether the process has ended, and notes when it was first seen so. */
    synchronized void noticeEnd() {
        if (!ended && !process.alive()) {
            ended = true;
            status = process.status();
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
