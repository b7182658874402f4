package org.pjrun.launcher.supervision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.launcher.ExitStatus;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Stream;
import org.pjrun.launcher.execution.Janitor;
import org.pjrun.launcher.execution.JobProcess;
import org.pjrun.launcher.plan.JobPlan;
import org.pjrun.launcher.plan.ProcessPlan;

/**
 * Watches the processes of a running job, ends the others when one fails, and finds out how the job ended.
 *
 * <p>One thread runs {@link #await}; pumps and the stop hook only wake it. Its monitor guards all state.
 */
public final class Supervisor {
    private static final long MILLIS = 1_000_000;

    /** How long ranks may still end by themselves after one of them has failed. */
    private static final long AFTER_FAILURE_NANOS = 5000 * MILLIS;

    /** How long a process may take to end after TERM. */
    private static final long AFTER_TERM_NANOS = 1000 * MILLIS;

    /** A process whose output is held open by another is found to have ended by looking, this often. */
    private static final long LOOK_MILLIS = 250;

    private static final Comparator<Child> FIRST_FIRST = new Comparator<>() {
        @Override
        public int compare(Child one, Child other) {
            return Long.compare(one.endedNanos() - other.endedNanos(), 0);
        }
    };

    private final JobPlan plan;
    private final Console console;
    private final Janitor janitor;
    private final @Nullable HostSegment segment;
    private final boolean verbose;
    private final List<Child> children = new ArrayList<>();
    private final List<Child> failures = new ArrayList<>();
    private final Set<Child> told = new HashSet<>(); // those whose end has been looked at
    private final Runnable wake = new Runnable() {
        @Override
        public void run() {
            wake();
        }
    };

    private KernelKills killsBefore = new KernelKills(Long.MAX_VALUE, Long.MAX_VALUE);
    private @Nullable Child blamed;
    private boolean stopping;
    private boolean killing;
    private boolean deadlocked;
    private boolean timedOut;
    private boolean terminated;
    private long termNanos;

    /** A supervisor for a job that is about to start; segment is null where the ranks share none. */
    public Supervisor(JobPlan plan, Console console, Janitor janitor, @Nullable HostSegment segment, boolean verbose) {
        this.plan = plan;
        this.console = console;
        this.janitor = janitor;
        this.segment = segment;
        this.verbose = verbose;
    }

    /** Takes over a process that was just started. */
    public void started(ProcessPlan processPlan, JobProcess process) {
        Child child = new Child(processPlan, process, wake);
        if (child.local()) {
            janitor.started(process.pid());
        }
        if (segment != null) {
            segment.rankStarted(processPlan.firstRank(), process.pid());
        }
        boolean tooLate;
        synchronized (this) {
            children.add(child);
            tooLate = stopping;
        }
        if (tooLate) {
            process.terminate();
        }
        if (verbose) {
            console.error(name(child) + " started");
        }
    }

    /** Ends the job as Ctrl-C does: TERM to all at once, KILL a second later. Deaths from now on are no failures. */
    public synchronized void stop() {
        if (!stopping) {
            stopping = true;
            terminate();
            notifyAll();
        }
    }

    /** Kills the job, since its ranks wait for each other: woken one by one they would only complain of each other. */
    public synchronized void deadlocked() {
        deadlocked = !stopping && failures.isEmpty();
        kill();
    }

    /** Ends the job like {@link #stop}, since it has taken longer than it may. */
    public synchronized void timeOut() {
        timedOut = !stopping;
        stop();
    }

    /** Kills all processes at once. */
    public synchronized void kill() {
        if (verbose && !killing) {
            console.error("killing all ranks at once");
        }
        stopping = true;
        killing = true;
        notifyAll();
    }

    /** Waits until every process has ended and its output has been passed on; returns pjrun's exit status. */
    public synchronized int await() {
        for (Child child : children) {
            child.startPumps(console); // not before all have been started: until then they would only be in the way
        }
        killsBefore = KernelKills.now();
        try {
            boolean over = false;
            while (!over) {
                look();
                act();
                over = allOver(); // ends that come from here on are looked at in the next turn
                report();
                if (!over) {
                    wait(LOOK_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            killing = true;
            act();
        }
        return conclude();
    }

    private void look() {
        List<Child> ended = new ArrayList<>();
        for (Child child : children) {
            child.noticeEnd();
            if (child.ended() && told.add(child)) {
                ended.add(child);
            }
        }
        ended.sort(FIRST_FIRST);
        for (Child child : ended) {
            ended(child);
        }
        if (console.broken() && !stopping) {
            stopping = true;
            terminate();
        }
    }

    private void ended(Child child) {
        boolean failed = child.status() != 0;
        if (child.local()) {
            janitor.ended(child.process().pid());
        }
        if (Ending.signal(child.status()) != 0) {
            child.process().cleanUp();
        }
        if (segment != null) {
            segment.rankEnded(child.plan().firstRank(), failed);
        }
        if (failed && child.status() == ExitStatus.DEADLOCK && child.plan().ranks() > 1) {
            deadlocked = true; // the host of all ranks has told all that there is to be told
        } else if (failed && !stopping && !terminated) {
            if (failures.isEmpty() && !plan.goesOn()) {
                termNanos = System.nanoTime() + AFTER_FAILURE_NANOS;
            }
            failures.add(child);
        }
        if (verbose && (failures.isEmpty() || !failures.get(0).equals(child))) {
            console.error(name(child) + " " + Ending.words(child.status()));
        }
    }

    /** Sends the signals that are due. */
    private void act() {
        long now = System.nanoTime();
        if (!failures.isEmpty() && !plan.goesOn() && !terminated && now - termNanos >= 0) {
            terminate();
        }
        if (killing || (terminated && now - termNanos >= AFTER_TERM_NANOS)) {
            for (Child child : children) {
                if (!child.ended()) {
                    child.process().kill();
                }
            }
        }
    }

    private void terminate() {
        terminated = true;
        termNanos = System.nanoTime();
        for (Child child : children) {
            if (!child.ended()) {
                child.process().terminate();
            }
        }
    }

    /** Names the first rank that failed by itself, as soon as its last words are known. */
    private void report() {
        if (blamed != null || stopping) {
            return;
        }
        for (Child child : failures) {
            if (!child.drained()) {
                return;
            }
            if (!FailureReport.ofPeer(child.watch().exception())) {
                blame(child);
                return;
            }
        }
    }

    private void blame(Child child) {
        blamed = child;
        String fate = child.process().fate();
        if (!fate.isEmpty()) {
            console.error(fate);
            return;
        }
        StackTraceWatch watch = child.watch();
        if (watch.reported()) {
            return;
        }
        List<String> lines = watch.lines();
        long pid = child.process().pid();
        FailureReport report = new FailureReport(
                name(child),
                child.status(),
                watch.exception(),
                lines.isEmpty() ? lines : lines.subList(1, lines.size()),
                MemoryLimit.hint(watch.exception(), child.plan().command(), plan.heapBytes() == 0 ? 0 : plan.size()),
                child.local() ? KernelKills.now().since(killsBefore) : "",
                child.local() ? FailureReport.crashFile(child.plan().folder(), pid) : "");
        console.say(Stream.ERR, report.text());
    }

    private int conclude() {
        if (console.broken()) {
            return ExitStatus.OUTPUT_CLOSED;
        }
        if (blamed == null && !failures.isEmpty() && !stopping) {
            blame(failures.get(0));
        }
        if (timedOut) {
            return ExitStatus.TIMED_OUT;
        }
        Child first = blamed;
        if (first != null) {
            return first.status();
        }
        if (deadlocked) {
            return ExitStatus.DEADLOCK;
        }
        return stopping ? ExitStatus.INTERRUPTED : ExitStatus.OK;
    }

    private boolean allOver() {
        for (Child child : children) {
            if (!told.contains(child) || !child.drained()) {
                return false;
            }
        }
        return true;
    }

    private synchronized void wake() {
        notifyAll();
    }

    private static String name(Child child) {
        ProcessPlan plan = child.plan();
        String rank = plan.ranks() == 1
                ? "rank " + plan.firstRank()
                : "ranks " + plan.firstRank() + " to " + (plan.firstRank() + plan.ranks() - 1);
        String host = child.local() ? "" : " on " + child.process().host();
        long pid = child.process().pid();
        return pid == 0 ? rank + host : rank + " (pid " + pid + host + ")";
    }
}
