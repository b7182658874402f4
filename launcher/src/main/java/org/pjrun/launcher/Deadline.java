package org.pjrun.launcher;

import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Stream;
import org.pjrun.launcher.plan.JobPlan;
import org.pjrun.launcher.supervision.Supervisor;

/** Ends a job that takes longer than it may. */
final class Deadline {
    private static final long SECOND = 1000;

    private Deadline() {}

    static void start(JobPlan plan, Supervisor supervisor, Console console) {
        Thread.ofPlatform().daemon().name("deadline").start(() -> {
            try {
                Thread.sleep(plan.timeoutMillis());
            } catch (InterruptedException e) {
                return;
            }
            console.error("job " + plan.job() + " is ended after its --timeout of " + words(plan.timeoutMillis()));
            console.say(Stream.ERR, StackRequest.ofOwn(plan.job()));
            supervisor.timeOut();
        });
    }

    private static String words(long millis) {
        return millis % SECOND == 0 ? millis / SECOND + " s" : millis + " ms";
    }
}
