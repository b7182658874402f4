package org.pjrun.benchmarks.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Binds a whole JVM to one core, with the tool that binds the C programs, too. */
final class Pinning {
    private Pinning() {}

    /** Binds all threads of this process, and those that they will start, to a core. */
    static void toCpu(String cpu) throws IOException, InterruptedException {
        String pid = Long.toString(ProcessHandle.current().pid());
        Process taskset = new ProcessBuilder("taskset", "--all-tasks", "--cpu-list", "--pid", cpu, pid)
                .redirectErrorStream(true)
                .start();
        String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (taskset.waitFor() != 0) {
            throw new IOException("taskset: cannot bind process " + pid + " to core " + cpu + ": " + said);
        }
    }
}
