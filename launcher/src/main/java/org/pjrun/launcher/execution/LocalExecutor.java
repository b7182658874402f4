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

    /** Starts a process. Its output comes by pipes. */
    public JobProcess start(ProcessPlan plan) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(plan.command());
        Map<String, String> environment = builder.environment();
        environment.putAll(common);
        environment.putAll(plan.environment());
        if (!plan.folder().isEmpty()) {
            builder.directory(new File(plan.folder()));
        }
        builder.redirectInput(
                switch (plan.input()) {
                    case NOTHING -> Redirect.from(NOTHING);
                    case INHERITED -> Redirect.INHERIT;
                    case COPIED -> Redirect.PIPE;
                });
        return new LocalProcess(builder.start());
    }
}
