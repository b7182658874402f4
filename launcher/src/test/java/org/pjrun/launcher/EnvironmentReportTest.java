package org.pjrun.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What pjrun says of an environment. */
class EnvironmentReportTest {
    @Test
    void nothing() {
        assertThat(new EnvironmentReport(Map.of("HOME", "/home/me")).text())
                .isEqualTo("A program started here by a plain java:\n"
                        + "  is a world of one, since nobody has started it as a rank\n"
                        + "A program started here by pjrun, without -np, -H and --hostfile:\n"
                        + "  has its ranks on this host, one for each core, since no scheduler has given other"
                        + " hosts\n");
    }

    @Test
    void batchScriptOfSlurm() {
        Map<String, String> environment = Map.of(
                "SLURM_JOB_ID", "12",
                "SLURM_PROCID", "0",
                "SLURM_JOB_NODELIST", "n[1-2]",
                "SLURM_JOB_CPUS_PER_NODE", "4(x2)",
                "PJ_TLS", "true");
        assertThat(new EnvironmentReport(environment).text())
                .contains("is a world of one")
                .contains("slurm (srun): no, since SLURM_STEP_NUM_TASKS is not set")
                .contains("has 8 ranks on n1:4,n2:4, those of job 12 of slurm")
                .contains("by SLURM_JOB_ID=12 ")
                .contains("PJ_TLS=true");
    }

    @Test
    void taskOfSrun() {
        Map<String, String> environment = Map.of(
                "SLURM_JOB_ID", "12",
                "SLURM_STEP_ID", "0",
                "SLURM_PROCID", "1",
                "SLURM_STEP_NUM_TASKS", "8",
                "SLURM_JOB_NODELIST", "n[1-2]");
        assertThat(new EnvironmentReport(environment).text())
                .contains("is a rank started by srun")
                .contains("slurm (srun): yes, rank 1 of 8, by SLURM_PROCID");
    }

    @Test
    void rankOfPjrun_andAContradiction() {
        assertThat(new EnvironmentReport(Map.of("PJ_JOB", "x", "PJ_RANK", "1", "PJ_SIZE", "2")).text())
                .contains("is rank 1 of 2 of pjrun's job x, by PJ_JOB");
        assertThat(new EnvironmentReport(Map.of("PJ_LAUNCH", "mpi")).text())
                .contains("would fail: PJ_LAUNCH=mpi (expected: none, ");
    }
}
