package org.pjrun.launcher;

import java.io.IOException;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Stream;
import org.pjrun.launcher.execution.TemporaryFolder;
import org.pjrun.launcher.inspection.Stacks;
import org.pjrun.launcher.supervision.Signals;

/** Shows the stacks of a job: when asked by an option, by a signal, or when the job's time is over. */
final class StackRequest {
    /** Ranks are starting; until they have, the cores are theirs, and there is nothing to be seen in them. */
    private static final long SETTLED_MILLIS = 100;

    private StackRequest() {}

    /** The stacks of the running job in text, or why there are none. */
    static String ofOwn(String job) {
        try {
            return text(job);
        } catch (BadInput e) {
            // it has just ended
            return "pjrun: " + e.getMessage() + "\n";
        }
    }

    /**
     * The stacks of a job in text, or why there are none.
     *
     * @throws BadInput if there is no such job
     */
    static String text(String job) {
        try (TemporaryFolder folder = new TemporaryFolder(job.isEmpty() ? "stacks" : job)) {
            return Stacks.of(job, folder.path());
        } catch (IOException e) {
            return "pjrun: no stacks: " + e.getMessage() + "\n";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /**
     * Shows the stacks of a running job whenever pjrun gets SIGUSR1. Prepared by a thread of its own, a little
     * later, since the ranks should not wait for it.
     */
    static void onSignal(String job, Console console) {
        Thread.ofPlatform().daemon().name("signals").start(() -> {
            try {
                Thread.sleep(SETTLED_MILLIS);
                Signals.on("USR1", () -> console.say(Stream.ERR, ofOwn(job)));
            } catch (InterruptedException e) {
                // nobody interrupts it; then the signal does what it does by itself
            }
        });
    }
}
