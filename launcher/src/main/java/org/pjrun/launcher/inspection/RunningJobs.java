package org.pjrun.launcher.inspection;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.console.Columns;

/** The jobs of this user that run on this host. */
public final class RunningJobs {
    private final SequencedMap<String, List<RunningProcess>> jobs = new TreeMap<>();

    private RunningJobs() {}

    /** Looks which there are now. */
    public static RunningJobs now() throws IOException {
        RunningJobs found = new RunningJobs();
        Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path folder : folders) {
                if (owner(folder).equals(user)) {
                    RunningProcess process = RunningProcess.read(folder);
                    if (process != null) {
                        found.jobs
                                .computeIfAbsent(process.job(), job -> new ArrayList<>())
                                .add(process);
                    }
                }
            }
        }
        for (List<RunningProcess> processes : found.jobs.values()) {
            processes.sort(Comparator.comparingInt(RunningProcess::rank));
        }
        return found;
    }

    private static Object owner(Path folder) {
        try {
            return Files.getAttribute(folder, "unix:uid");
        } catch (IOException e) {
            return "nobody: it has ended";
        }
    }

    /** A line for each job. */
    public String text() {
        if (jobs.isEmpty()) {
            return "no job of yours runs on this host\n";
        }
        Columns table = new Columns("JOB", "PID", "RANKS", "SINCE", "PROGRAM");
        for (List<RunningProcess> job : jobs.values()) {
            RunningProcess first = job.getFirst();
            table.row(first.job(), first.launcher(), first.size(), Columns.time(first.ageMillis()), first.program());
        }
        return table.text();
    }

    /**
     * A line for each rank of a job.
     *
     * @throws BadInput if there is no such job
     */
    public String text(String job) {
        List<RunningProcess> processes = processes("--status", job);
        RunningProcess first = processes.getFirst();
        StringBuilder text = new StringBuilder("job ")
                .append(job)
                .append(": ")
                .append(first.size())
                .append(first.size() == 1 ? " rank, pjrun is process " : " ranks, pjrun is process ")
                .append(first.launcher())
                .append('\n');
        Columns table = new Columns("RANK", "PID", "STATE", "SINCE", "CPU", "MEMORY", "PEAK", "PROGRAM", "BLOCKED IN");
        BlockedRanks blocked = BlockedRanks.of(first);
        for (RunningProcess process : processes) {
            table.row(
                    process.threads() ? "0-" + (process.size() - 1) : Integer.toString(process.rank()),
                    process.pid(),
                    process.stateWord(),
                    Columns.time(process.ageMillis()),
                    Columns.time(process.cpuMillis()),
                    Columns.memory(process.memoryBytes()),
                    Columns.memory(process.peakBytes()),
                    process.program(),
                    blocked.text(process));
        }
        return text.append(table.text()).toString();
    }

    /**
     * The processes of a job, by rank.
     *
     * @param option what the error names
     * @param job the job's name; empty for the only one that there is
     * @throws BadInput if there is none, or there are several to choose from
     */
    List<RunningProcess> processes(String option, String job) {
        if (job.isEmpty() && jobs.size() == 1) {
            return jobs.firstEntry().getValue();
        }
        List<RunningProcess> processes = jobs.get(job);
        if (processes == null) {
            throw new BadInput(
                    option + " " + job + (job.isEmpty() ? "<JOB>" : "") + ": expected a job of yours on this host ("
                            + (jobs.isEmpty() ? "none runs" : String.join(", ", jobs.keySet())) + ")");
        }
        return processes;
    }
}
