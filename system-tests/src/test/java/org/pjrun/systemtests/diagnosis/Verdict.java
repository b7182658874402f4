package org.pjrun.systemtests.diagnosis;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.benchmarks.catalogue.Program;
import org.pjrun.testkit.DeadlockError;
import org.pjrun.testkit.Ranks;

/**
 * What diagnosis said of a program of the catalogue.
 *
 * @param program that was run
 * @param thrown what ended it, null if nothing did
 * @param millis how long that took
 */
record Verdict(Program program, @Nullable Throwable thrown, long millis) {
    private static final Duration STALL = Duration.ofMillis(100);

    /** Runs a program on ranks that are threads. */
    static Verdict onThreads(Program program) {
        long began = System.nanoTime();
        Throwable thrown = null;
        try {
            Ranks ranks = Ranks.of(program.ranks())
                    .stallAfter(STALL)
                    .limit(Duration.ofSeconds(20))
                    .leavingNothing();
            (program.full() ? ranks.checkFully() : ranks).run(program.body()::run);
        } catch (Exception | AssertionError e) {
            thrown = e;
        }
        return new Verdict(program, thrown, (System.nanoTime() - began) / 1_000_000);
    }

    /**
     * What is wrong with the verdict, empty if nothing is.
     *
     * @param marked lines that a report may name, such as {@code Sending.java:12}
     */
    String complaint(Set<String> marked) {
        boolean met = switch (program.expected().end()) {
            case FINE -> thrown == null;
            case LEFT_OVER ->
                thrown instanceof AssertionError left && text(left).startsWith("left over: ");
            case DEADLOCK -> thrown instanceof DeadlockError deadlock && explained(deadlock, marked);
            case ERROR ->
                thrown instanceof CommException error
                        && (program.expected().errors().isEmpty()
                                || program.expected().errors().contains(error.errorClass()));
        };
        return met ? "" : program.name() + ": expected " + program.expected() + ", was " + thrown;
    }

    private boolean explained(DeadlockError deadlock, Set<String> marked) {
        Set<String> causes = program.expected().causes();
        return (causes.isEmpty() || !Collections.disjoint(causes, deadlock.causes()))
                && !Collections.disjoint(marked, deadlock.lines())
                && marked.containsAll(deadlock.lines());
    }

    private static String text(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }
}
