package org.pjrun.launcher.diagnosis;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pjrun.internal.diagnosis.Finding;
import org.pjrun.internal.diagnosis.StallWatch;
import org.pjrun.internal.diagnosis.TextReport;
import org.pjrun.internal.diagnosis.WatchedRanks;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Stream;
import org.pjrun.launcher.options.Diagnosing;

/** A thread that looks from time to time whether the ranks still move, reports a deadlock, and has the job ended. */
public final class StallWatcher implements Runnable {
    private static final long LOOKS_PER_STALL = 4;
    private static final long LEAST_MILLIS = 25;
    private static final long MOST_MILLIS = 500;

    /** What may be a deadlock is told after so many times the stall time, and a rank that others wait for later still. */
    private static final long SUSPICION_STALLS = 5;

    private static final long STRAGGLER_STALLS = 30;

    /** What a watcher needs to know of its job, and can have done to it. */
    public interface Job {
        /** Opens the way to the ranks, once there is a need; empty if there is none. */
        Optional<WatchedRanks> ranks();

        /** Ends the job after a deadlock was reported. */
        void end();

        /** Whether a deadlock is to be reported, and not one that has been brought about to see whether it is one. */
        default boolean tells() {
            return true;
        }
    }

    private final Diagnosing diagnosing;
    private final String name;
    private final Console console;
    private final Job job;
    private final long began = System.nanoTime();
    private final Set<String> told = new HashSet<>();

    private StallWatcher(Diagnosing diagnosing, String name, Console console, Job job) {
        this.diagnosing = diagnosing;
        this.name = name;
        this.console = console;
        this.job = job;
    }

    /** Starts a thread that watches a job of that name, unless nobody is to. */
    public static void start(Diagnosing diagnosing, String name, Console console, Job job) {
        if (diagnosing.policy() != Diagnosing.Policy.OFF) {
            Thread thread = new Thread(new StallWatcher(diagnosing, name, console, job), "pjrun-stall-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        try {
            Thread.sleep(Math.min(diagnosing.stallMillis(), MOST_MILLIS)); // a short job never needs what follows
            WatchedRanks ranks = job.ranks().orElse(null);
            if (ranks != null) {
                watch(new StallWatch(ranks, diagnosing.stallMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(StallWatch watch) throws InterruptedException {
        long stall = diagnosing.stallMillis();
        while (true) {
            Finding finding = watch.look();
            switch (finding.kind()) {
                case DEADLOCK -> {
                    if (deadlock(finding)) {
                        return;
                    }
                }
                case SUSPICION -> {
                    if (shortest(finding) >= SUSPICION_STALLS * stall) {
                        tell(finding, who(finding));
                    }
                }
                case WAITING -> straggler(finding);
                case NOTHING -> {
                    // all is well
                }
            }
            Thread.sleep(Math.clamp(stall / LOOKS_PER_STALL, LEAST_MILLIS, MOST_MILLIS));
        }
    }

    /** Reports; true if the job is ended. */
    private boolean deadlock(Finding finding) {
        boolean aborts = diagnosing.policy() == Diagnosing.Policy.ABORT;
        if (job.tells()) {
            tell(finding, who(finding));
        }
        if (aborts) {
            job.end();
        }
        return aborts;
    }

    private void straggler(Finding finding) {
        TextReport.straggler(finding.ranks(), STRAGGLER_STALLS * diagnosing.stallMillis())
                .ifPresent(line -> {
                    if (told.add(line.key())) {
                        console.error(line.text());
                    }
                });
    }

    private void tell(Finding finding, String key) {
        if (told.add(key)) {
            long elapsed = elapsedMillis();
            String text = TextReport.of("pjrun: job " + name + ": ", finding, elapsed);
            if (!diagnosing.report().isEmpty()) {
                text += "  " + ReportFolder.write(diagnosing.report(), name, text, finding, elapsed) + "\n";
            }
            console.say(Stream.ERR, text);
        }
    }

    private static String who(Finding finding) {
        return finding.kind()
                + finding.stuck().stream()
                        .map(stuck -> stuck.rank() + ":" + stuck.call().id())
                        .collect(Collectors.joining(","));
    }

    private static long shortest(Finding finding) {
        return finding.stuck().stream()
                .mapToLong(stuck -> stuck.call().millis())
                .min()
                .orElse(0);
    }

    private long elapsedMillis() {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
