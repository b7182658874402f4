package org.pjrun.launcher.submission;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pjrun.launcher.submission.Commands.Result;

/** Asks a scheduler whether a job has ended, and how. */
final class JobWatch {
    private static final Pattern SLURM_STATE = Pattern.compile("JobState=(\\w+).*? ExitCode=(\\d+):(\\d+)");
    private static final Pattern SLURM_LIVING =
            Pattern.compile("PENDING|RUNNING|SUSPENDED|CONFIGURING|COMPLETING|REQUEUED|RESIZING|STAGE_OUT|STOPPED");
    private static final Pattern SGE_STATUS = Pattern.compile("(?m)^exit_status +(\\d+)");
    private static final Pattern PBS_STATE = Pattern.compile("job_state = (\\w)");
    private static final Pattern PBS_STATUS = Pattern.compile("Exit_status = (-?\\d+)");
    private static final Pattern LSF_STATE = Pattern.compile("(DONE|EXIT)(?: +(\\d+))?");

    /** Looks for Grid Engine's account of a job that has ended: it is written a little later. */
    private static final int SGE_LOOKS = 20;

    private static final int SIGNALLED = 128;

    /** The job has failed, and nothing says how. */
    private static final int FAILED = 1;

    private final Scheduler scheduler;
    private final String job;
    private final Commands commands;
    private int looks;

    JobWatch(Scheduler scheduler, String job, Commands commands) {
        this.scheduler = scheduler;
        this.job = job;
        this.commands = commands;
    }

    /** The status of the job, the greatest of its tasks' if it has several; empty as long as it lives. */
    OptionalInt ended() throws IOException {
        return switch (scheduler) {
            case SLURM -> slurm(run("scontrol", "-o", "show", "job", job));
            case SGE -> run("qstat", "-j", job).status() == 0 ? OptionalInt.empty() : sge(run("qacct", "-j", job));
            case PBS -> pbs(run("qstat", "-x", "-f", job));
            case LSF -> lsf(run("bjobs", "-noheader", "-o", "stat exit_code", job));
            case FLUX -> OptionalInt.of(run("flux", "job", "status", job).status()); // waits by itself
            case HTCONDOR -> condor();
            case KUBERNETES ->
                kubernetes(run("kubectl", "get", "job", job, "-o", "jsonpath={.status.conditions[*].type}"));
        };
    }

    private Result run(String... words) throws IOException {
        return commands.run(List.of(words), "");
    }

    private static OptionalInt slurm(Result shown) {
        int worst = 0;
        for (MatchResult each : SLURM_STATE.matcher(shown.out()).results().toList()) {
            if (SLURM_LIVING.matcher(each.group(1)).matches()) {
                return OptionalInt.empty();
            }
            int signal = Integer.parseInt(each.group(3));
            int status = signal == 0 ? Integer.parseInt(each.group(2)) : SIGNALLED + signal;
            boolean good = each.group(1).equals("COMPLETED");
            worst = Math.max(worst, status == 0 && !good ? FAILED : status);
        }
        return OptionalInt.of(worst);
    }

    private OptionalInt sge(Result account) {
        List<MatchResult> statuses = SGE_STATUS.matcher(account.out()).results().toList();
        if (statuses.isEmpty()) {
            return ++looks < SGE_LOOKS ? OptionalInt.empty() : OptionalInt.of(FAILED);
        }
        return statuses.stream()
                .mapToInt(each -> Integer.parseInt(each.group(1)))
                .max();
    }

    private static OptionalInt pbs(Result shown) {
        Matcher state = PBS_STATE.matcher(shown.out());
        if (state.find() && !state.group(1).equals("F") && !state.group(1).equals("C")) {
            return OptionalInt.empty();
        }
        return PBS_STATUS
                .matcher(shown.out())
                .results()
                .mapToInt(each -> Integer.parseInt(each.group(1)))
                .max()
                .stream()
                .map(status -> status < 0 ? FAILED : status)
                .findFirst();
    }

    private static OptionalInt lsf(Result shown) {
        int worst = 0;
        for (String line : shown.out().lines().toList()) {
            Matcher state = LSF_STATE.matcher(line);
            if (!state.lookingAt()) {
                return OptionalInt.empty();
            }
            String code = state.group(2);
            worst = Math.max(worst, state.group(1).equals("DONE") ? 0 : code == null ? FAILED : Integer.parseInt(code));
        }
        return OptionalInt.of(worst);
    }

    private OptionalInt condor() throws IOException {
        if (!run("condor_q", job, "-af", "JobStatus").out().isBlank()) {
            return OptionalInt.empty();
        }
        String code = run("condor_history", job, "-limit", "1", "-af", "ExitCode")
                .out()
                .strip();
        return OptionalInt.of(code.matches("\\d+") ? Integer.parseInt(code) : FAILED);
    }

    private static OptionalInt kubernetes(Result shown) {
        if (shown.out().contains("Complete")) {
            return OptionalInt.of(0);
        }
        return shown.status() != 0 || shown.out().contains("Failed") ? OptionalInt.of(FAILED) : OptionalInt.empty();
    }
}
