package org.pjrun.launcher;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.pjrun.launcher.options.Options;
import org.pjrun.launcher.plan.JobPlan;
import org.pjrun.launcher.plan.ProcessPlan;

/** Looks whether this host can do what a plan says, before anything is started. */
final class Preparation {
    private Preparation() {}

    /**
     * Checks folders, files and ports, and makes the files of the ranks' output.
     *
     * @throws BadInput if something is not as the plan needs it
     */
    static void check(JobPlan plan, Map<String, String> environment) {
        for (ProcessPlan process : plan.processes()) {
            if (!process.folder().isEmpty() && !new File(process.folder()).isDirectory()) {
                throw new BadInput("--wdir " + process.folder() + ": no such folder");
            }
            if (process.debugPort() > 0) {
                port(process);
            }
            if (!process.cpus().isEmpty() && process.firstRank() == 0) {
                taskset(environment.getOrDefault("PATH", ""));
            }
        }
        if (!plan.diagnosing().report().isEmpty()) {
            reportFolder(plan.diagnosing().report());
        }
        plan.output().prepareFiles(plan.size());
    }

    /**
     * Looks whether a job can run on other hosts.
     *
     * @throws BadInput if it is to do what only this host can
     */
    static void checkSpread(Options options) {
        if (options.conduct().debugged() != null) {
            throw new BadInput("--debug: debuggers reach ranks of this host only (expected: no other hosts)");
        }
        if (options.diagnosing().schedules() > 0
                || !options.diagnosing().replay().isEmpty()) {
            throw new BadInput("--check explore and --replay run on one host only (expected: no other hosts)");
        }
        if (!options.diagnosing().report().isEmpty()) {
            reportFolder(options.diagnosing().report());
        }
    }

    /** Only looks, since most jobs have nothing to report. */
    private static void reportFolder(String name) {
        File nearest = new File(name).getAbsoluteFile();
        while (!nearest.exists() && nearest.getParentFile() != null) {
            nearest = nearest.getParentFile();
        }
        if (!nearest.isDirectory() || !nearest.canWrite()) {
            throw new BadInput("--report " + name + ": expected a folder that can be written (" + nearest
                    + (nearest.isDirectory() ? " can't be)" : " is no folder)"));
        }
    }

    private static void port(ProcessPlan process) {
        try {
            new ServerSocket(process.debugPort(), 1, InetAddress.getLoopbackAddress()).close();
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInput("--debug: port " + process.debugPort() + " for rank " + process.firstRank()
                    + " cannot be used (" + e.getMessage() + "); end what uses it, or debug other ranks");
        }
    }

    private static void taskset(String path) {
        for (String folder : path.split(File.pathSeparator)) {
            if (new File(folder, "taskset").canExecute()) {
                return;
            }
        }
        throw new BadInput("--bind-to core: no command taskset on the PATH; install it (Debian: util-linux)");
    }

    /** What each process is bound to, as lines of text. */
    static String bindings(JobPlan plan) {
        StringBuilder text = new StringBuilder();
        for (ProcessPlan process : plan.processes()) {
            text.append("pjrun: rank ")
                    .append(process.firstRank())
                    .append(process.host().isEmpty() ? "" : " on " + process.host())
                    .append(process.cpus().isEmpty() ? " is not bound" : " is bound to processor " + process.cpus())
                    .append('\n');
        }
        return text.toString();
    }
}
