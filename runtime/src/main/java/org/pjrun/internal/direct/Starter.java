package org.pjrun.internal.direct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What starts ranks, and by which variables they know; the first that is complete counts.
 *
 * <p>A scheduler's variables alone make no rank of a process: those of a job are in every shell and batch script of it.
 */
public enum Starter {
    OPEN_MPI(
            "Open MPI's mpirun",
            List.of("OMPI_COMM_WORLD_RANK"),
            List.of("OMPI_COMM_WORLD_SIZE"),
            List.of(),
            List.of("OMPI_COMM_WORLD_LOCAL_SIZE"),
            List.of("PMIX_NAMESPACE", "OMPI_MCA_ess_base_jobid")),
    PMI(
            "mpiexec of MPICH or Intel MPI, srun --mpi=pmi2, flux run",
            List.of("PMI_RANK"),
            List.of("PMI_SIZE"),
            List.of("PMI_FD"),
            List.of("MPI_LOCALNRANKS"),
            List.of()),
    PMI_PORT(
            "mpiexec -pmi-port",
            List.of("PMI_ID"),
            List.of(),
            List.of("PMI_PORT"),
            List.of("MPI_LOCALNRANKS"),
            List.of()),
    PALS(
            "mpiexec of Cray PALS",
            List.of("PALS_RANKID"),
            List.of("PALS_SIZE", "PALS_NRANKS", "PMI_SIZE"),
            List.of(),
            List.of("PALS_LOCAL_SIZE"),
            List.of("PALS_APID")),
    MVAPICH(
            "mpirun_rsh of MVAPICH",
            List.of("MV2_COMM_WORLD_RANK"),
            List.of("MV2_COMM_WORLD_SIZE"),
            List.of(),
            List.of("MV2_COMM_WORLD_LOCAL_SIZE"),
            List.of()),
    JSM("jsrun", List.of("JSM_NAMESPACE_RANK"), List.of("JSM_NAMESPACE_SIZE"), List.of(), List.of(), List.of()),
    FLUX("flux run", List.of("FLUX_TASK_RANK"), List.of("FLUX_JOB_SIZE"), List.of(), List.of(), List.of("FLUX_JOB_ID")),
    SLURM(
            "srun",
            List.of("SLURM_PROCID"),
            List.of("SLURM_STEP_NUM_TASKS"),
            List.of("SLURM_JOB_ID", "SLURM_STEP_ID"),
            List.of(),
            List.of()),
    TORCHRUN(
            "torchrun and its like",
            List.of("RANK"),
            List.of("WORLD_SIZE"),
            List.of("MASTER_ADDR", "MASTER_PORT"),
            List.of("LOCAL_WORLD_SIZE"),
            List.of()),
    HTCONDOR(
            "HTCondor's parallel universe",
            List.of("_CONDOR_PROCNO"),
            List.of("_CONDOR_NPROCS"),
            List.of("PJ_MEETING_NAME"),
            List.of(),
            List.of()),
    KUBERNETES(
            "an Indexed Job of Kubernetes",
            List.of("JOB_COMPLETION_INDEX"),
            List.of("PJ_SIZE"),
            List.of(),
            List.of(),
            List.of());

    /** Names the one starter that is looked for, or none. */
    static final String CHOICE = "PJ_LAUNCH";

    private static final String NONE = "none";

    private final String words;
    private final List<String> rank;
    private final List<String> size;
    private final List<String> needed;
    private final List<String> localSize;
    private final List<String> job;

    Starter(
            String words,
            List<String> rank,
            List<String> size,
            List<String> needed,
            List<String> localSize,
            List<String> job) {
        this.words = words;
        this.rank = rank;
        this.size = size;
        this.needed = needed;
        this.localSize = localSize;
        this.job = job;
    }

    /** What users know it by. */
    public String words() {
        return words;
    }

    /** What {@value #CHOICE} calls it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Who has started this process as a rank; null if nobody has.
     *
     * @throws IllegalStateException if the variables contradict each other
     */
    public static @Nullable Starter of(Map<String, String> environment) {
        String choice = environment.getOrDefault(CHOICE, "");
        if (choice.equals(NONE)) {
            return null;
        }
        for (Starter each : values()) {
            if (choice.equals(each.id())) {
                String missing = each.missing(environment);
                if (!missing.isEmpty()) {
                    throw new IllegalStateException(CHOICE + "=" + choice + ", but " + missing + " is not set");
                }
                return each;
            }
        }
        if (!choice.isEmpty()) {
            throw new IllegalStateException(CHOICE + "=" + choice + " (expected: " + NONE + ", "
                    + String.join(", ", Arrays.stream(values()).map(Starter::id).toList()) + ")");
        }
        for (Starter each : values()) {
            if (each.missing(environment).isEmpty() && each.several(environment)) {
                return each;
            }
        }
        return null;
    }

    /** Whether it has started more than one rank: a shell that srun has given to somebody is a task of one. */
    private boolean several(Map<String, String> environment) {
        return this != SLURM || size(environment) > 1;
    }

    /** The first variable that is missing for this starter, empty if it is complete. */
    private String missing(Map<String, String> environment) {
        List<List<String>> all = new ArrayList<>(List.of(rank, size));
        needed.forEach(name -> all.add(List.of(name)));
        for (List<String> names : all) {
            if (!names.isEmpty() && value(environment, names) == null) {
                return names.getFirst();
            }
        }
        return "";
    }

    int rank(Map<String, String> environment) {
        return number(environment, rank, 0, size(environment) - 1);
    }

    /** Number of ranks; as many as there can be where the starter tells them later. */
    int size(Map<String, String> environment) {
        return size.isEmpty() ? Integer.MAX_VALUE : number(environment, size, 1, Integer.MAX_VALUE);
    }

    /** Whether it says that all ranks are on this host. */
    boolean oneHost(Map<String, String> environment) {
        String local = value(environment, localSize);
        return local != null && local.equals(Integer.toString(size(environment)));
    }

    /** What tells this job from all others, null where it says nothing of that. */
    @Nullable
    String job(Map<String, String> environment) {
        if (this == SLURM) {
            return environment.get("SLURM_JOB_ID") + "." + environment.get("SLURM_STEP_ID") + "."
                    + environment.getOrDefault("SLURM_RESTART_COUNT", "0");
        }
        if (this == TORCHRUN) {
            return environment.getOrDefault("TORCHELASTIC_RUN_ID", environment.get("MASTER_ADDR")) + "."
                    + environment.get("MASTER_PORT") + "."
                    + environment.getOrDefault("TORCHELASTIC_RESTART_COUNT", "0");
        }
        if (this == KUBERNETES) {
            String host = environment.getOrDefault("HOSTNAME", "job");
            int dash = host.lastIndexOf('-');
            return dash < 0 ? host : host.substring(0, dash);
        }
        return value(environment, job);
    }

    private static @Nullable String value(Map<String, String> environment, List<String> names) {
        for (String name : names) {
            String value = environment.get(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    private static int number(Map<String, String> environment, List<String> names, int least, int most) {
        String text = value(environment, names);
        try {
            int value = Integer.parseInt(String.valueOf(text));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below together with values out of range
        }
        throw new IllegalStateException(String.join(" or ", names) + ": " + text + " (expected: " + least + " to "
                + most + "); " + CHOICE + "=" + NONE + " has this process be no rank");
    }

    /** The value of a variable that says which starter counts; empty if none does. */
    public static String choice(Map<String, String> environment) {
        String choice = environment.getOrDefault(CHOICE, "");
        return choice.isEmpty() ? "" : CHOICE + "=" + choice;
    }

    /** A line for each starter of which this process has a variable: whether it has started it, and why. */
    public static List<String> explain(Map<String, String> environment) {
        Starter found = of(environment);
        List<String> lines = new ArrayList<>();
        for (Starter each : values()) {
            String why = each.why(environment, found);
            if (!why.isEmpty()) {
                lines.add(each.id() + " (" + each.words + "): " + why);
            }
        }
        return lines;
    }

    private String why(Map<String, String> environment, @Nullable Starter found) {
        String missing = missing(environment);
        if (this == found) {
            return "yes, rank " + value(environment, rank) + (size.isEmpty() ? "" : " of " + value(environment, size))
                    + ", by " + value(rank, environment);
        }
        if (value(environment, rank) == null && needed.stream().noneMatch(environment::containsKey)) {
            return "";
        }
        if (!missing.isEmpty()) {
            return "no, since " + missing + " is not set"
                    + (this == SLURM && missing.equals("SLURM_STEP_ID") ? ": this is no task of srun" : "");
        }
        return several(environment) ? "no, another one comes first" : "no, since there is one task only";
    }

    private static String value(List<String> names, Map<String, String> environment) {
        return names.stream().filter(environment::containsKey).findFirst().orElse("");
    }
}
