package org.pjrun.launcher.execution;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import org.pjrun.launcher.plan.ProcessPlan;

/** Starts the processes of a plan as children of pjrun. */
public final class LocalExecutor {
    private static final File NOTHING = new File("/dev/null");

    private final Map<String, String> common;

    /**
     * An executor for one job.
     *
     * @param common variables that every process gets and that are known only now
     */
    public LocalExecutor(Map<String, String> common) {
        this.common = common;
    }

    /**
     * Starts a process. Its output comes by pipes; rank 0 inherits pjrun's standard input, so that no byte passes
     * through pjrun and a terminal stays a terminal, and all others read an empty one.
     */
    public Process start(ProcessPlan plan) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(plan.command());
        Map<String, String> environment = builder.environment();
        environment.putAll(common);
        environment.putAll(plan.environment());
        builder.redirectInput(plan.firstRank() == 0 ? Redirect.INHERIT : Redirect.from(NOTHING));
        return builder.start();
    }
}
