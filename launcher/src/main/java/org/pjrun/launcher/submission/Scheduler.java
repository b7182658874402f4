package org.pjrun.launcher.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pjrun.launcher.BadInput;

/** A scheduler that jobs are submitted to: its commands and what they print. */
enum Scheduler {
    SLURM("slurm.sh", "scancel", "%a", "sbatch", "--parsable"),
    PBS("pbs.sh", "qdel", "^array_index^", "qsub"),
    SGE("sge.sh", "qdel", "$TASK_ID", "qsub", "-terse"),
    LSF("lsf.sh", "bkill", "%I", "bsub"),
    FLUX("flux.sh", "flux cancel", "", "flux", "batch"),
    HTCONDOR("htcondor.sub", "condor_rm", "", "condor_submit", "-terse"),
    KUBERNETES("kubernetes.yaml", "kubectl delete job,service,secret", "", "kubectl", "apply", "-f");

    private static final Pattern LSF_JOB = Pattern.compile("<(\\d+)>");

    private final String template;
    private final String cancel;
    private final String task;
    private final List<String> submit;

    Scheduler(String template, String cancel, String task, String... submit) {
        this.template = template;
        this.cancel = cancel;
        this.task = task;
        this.submit = List.of(submit);
    }

    /** What users call it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Scheduler::id).toList();
    }

    static Scheduler of(String name) {
        for (Scheduler each : values()) {
            if (each.id().equals(name)) {
                return each;
            }
        }
        throw new BadInput("--scheduler " + name + ": expected one of " + String.join(", ", ids()));
    }

    /** The one whose commands are there: PBS and Grid Engine share the name of theirs, and kubectl is on many a desk. */
    static Scheduler found(Commands commands) {
        List<Scheduler> found = new ArrayList<>();
        for (Scheduler each : values()) {
            boolean there = commands.there(each.submit.getFirst());
            boolean other = each == KUBERNETES
                    || (each == PBS && commands.there("qconf"))
                    || (each == SGE && !commands.there("qconf"));
            if (there && !other) {
                found.add(each);
            }
        }
        if (found.size() != 1) {
            throw new BadInput("--scheduler is not given, and "
                    + (found.isEmpty()
                            ? "the commands of none are on the PATH"
                            : "there are commands of "
                                    + String.join(
                                            ", ",
                                            found.stream().map(Scheduler::id).toList()))
                    + " (expected: one of " + String.join(", ", ids()) + ")");
        }
        return found.getFirst();
    }

    /** Whether a job runs pjrun; where not, the job's own processes are the ranks. */
    boolean startsPjrun() {
        return this != KUBERNETES && this != HTCONDOR;
    }

    /** File name of its template. */
    String template() {
        return template;
    }

    /** What ends a job. */
    String cancel(String job) {
        return cancel + " " + job;
    }

    /** What stands for the number of a task in the name of its output, empty where there are no arrays. */
    String task() {
        return task;
    }

    /** Whether the script is read from standard input. */
    boolean readsInput() {
        return this == LSF;
    }

    /** The command that submits a script. */
    List<String> submit(String script) {
        List<String> words = new ArrayList<>(submit);
        if (!readsInput()) {
            words.add(script);
        }
        return words;
    }

    /** The job's number or name in what the command printed. */
    String job(String printed, String name) {
        String line = printed.strip();
        return switch (this) {
            case KUBERNETES -> name;
            case LSF -> {
                Matcher matcher = LSF_JOB.matcher(line);
                yield matcher.find() ? matcher.group(1) : line;
            }
            case SLURM -> line.split(";")[0];
            case SGE, HTCONDOR -> line.split("[. ]")[0];
            case PBS, FLUX -> line;
        };
    }
}
