package org.pjrun.internal.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who has started a process as a rank, by what each starter sets. */
class StarterTest {
    /** Words {@code NAME=VALUE} as a map. */
    private static Map<String, String> environment(String words) {
        Map<String, String> environment = new HashMap<>();
        for (String word : words.strip().split("\\s+")) {
            environment.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
        return environment;
    }

    /** Each as it was seen in a process of that starter's, or as its documentation says. */
    private static final Map<Starter, Map<String, String>> SEEN = new EnumMap<>(Map.of(
            Starter.OPEN_MPI,
            environment("OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=2 OMPI_COMM_WORLD_LOCAL_SIZE=2"
                    + " PMIX_NAMESPACE=1118568449 PMIX_RANK=1 OMPI_MCA_ess_base_jobid=1118568449"),
            Starter.PMI,
            environment("PMI_FD=8 PMI_RANK=1 PMI_SIZE=2 MPI_LOCALNRANKS=2 MPI_LOCALRANKID=1 HYDI_CONTROL_FD=7"),
            Starter.PMI_PORT,
            environment("PMI_ID=1 PMI_PORT=vm:34923 MPI_LOCALNRANKS=2 MPI_LOCALRANKID=1"),
            Starter.PALS,
            environment("PALS_RANKID=1 PMI_RANK=1 PMI_SIZE=2 PALS_APID=c0ffee PBS_JOBID=7"),
            Starter.MVAPICH,
            environment("MV2_COMM_WORLD_RANK=1 MV2_COMM_WORLD_SIZE=2 MV2_COMM_WORLD_LOCAL_SIZE=1"),
            Starter.JSM,
            environment("JSM_NAMESPACE_RANK=1 JSM_NAMESPACE_SIZE=2 LSB_JOBID=77 PMIX_RANK=1"),
            Starter.FLUX,
            environment("FLUX_TASK_RANK=1 FLUX_JOB_SIZE=2 FLUX_TASK_LOCAL_ID=0 FLUX_JOB_ID=f1 FLUX_URI=local:///x"),
            Starter.SLURM,
            environment("SLURM_PROCID=1 SLURM_NTASKS=2 SLURM_STEP_NUM_TASKS=2 SLURM_JOB_ID=12 SLURM_STEP_ID=3"
                    + " SLURM_STEP_NODELIST=n[1-2] SLURM_LOCALID=0"),
            Starter.TORCHRUN,
            environment("RANK=1 WORLD_SIZE=2 LOCAL_RANK=1 MASTER_ADDR=h1 MASTER_PORT=29500"),
            Starter.KUBERNETES,
            environment("JOB_COMPLETION_INDEX=1 PJ_SIZE=2 HOSTNAME=heat-1 KUBERNETES_SERVICE_HOST=10.0.0.1")));

    static {
        SEEN.put(Starter.HTCONDOR, environment("_CONDOR_PROCNO=1 _CONDOR_NPROCS=2 PJ_MEETING_NAME=condor.12"));
    }

    @ParameterizedTest
    @EnumSource
    void eachStarter_isKnownByWhatItSets(Starter starter) {
        Map<String, String> environment = SEEN.get(starter);
        assertThat(Starter.of(environment)).isEqualTo(starter);
        if (starter != Starter.PMI_PORT) {
            assertThat(starter.rank(environment)).isEqualTo(1);
            assertThat(starter.size(environment)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachStarter_canBeChosen_andRefused(Starter starter) {
        Map<String, String> all = new HashMap<>();
        SEEN.values().forEach(all::putAll);
        all.put(Starter.CHOICE, starter.id());
        assertThat(Starter.of(all)).isEqualTo(starter);
        all.put(Starter.CHOICE, "none");
        assertThat(Starter.of(all)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // what starts ranks within an allocation comes before the allocation's own starter
        "OPEN_MPI, SLURM, OPEN_MPI",
        "PMI, SLURM, PMI",
        "FLUX, PMI, PMI",
        "JSM, OPEN_MPI, OPEN_MPI",
        "SLURM, TORCHRUN, SLURM",
        "TORCHRUN, KUBERNETES, TORCHRUN"
    })
    void ofSeveral_theFirstCounts(Starter one, Starter other, Starter first) {
        Map<String, String> both = new HashMap<>(SEEN.get(one));
        both.putAll(SEEN.get(other));
        assertThat(Starter.of(both)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a batch script of Slurm's
                "SLURM_JOB_ID=12 SLURM_PROCID=0 SLURM_LOCALID=0 SLURM_NTASKS=8 SLURM_JOB_NODELIST=n[1-4]",
                // a shell that srun --pty has started
                "SLURM_JOB_ID=12 SLURM_STEP_ID=0 SLURM_PROCID=0 SLURM_STEP_NUM_TASKS=1 SLURM_NTASKS=8",
                "JOB_ID=4 NSLOTS=8 NHOSTS=3 PE_HOSTFILE=/spool/pe_hostfile SGE_TASK_ID=undefined",
                "PBS_JOBID=9 PBS_NODEFILE=/aux/9 PBS_ENVIRONMENT=PBS_BATCH PBS_NODENUM=0 PBS_TASKNUM=1",
                "LSB_JOBID=5 LSB_DJOB_HOSTFILE=/h LSB_HOSTS=a",
                "FLUX_URI=local:///x FLUX_JOB_ID=f1",
                "_CONDOR_PROCNO=1 _CONDOR_NPROCS=4",
                "KUBERNETES_SERVICE_HOST=10.0.0.1 JOB_COMPLETION_INDEX=1 HOSTNAME=heat-1",
                "PMIX_RANK=1 PMIX_NAMESPACE=x",
                "RANK=1 WORLD_SIZE=2"
            })
    void schedulersVariablesAlone_makeNoRank(String words) {
        assertThat(Starter.of(environment(words))).isNull();
        assertThat(DirectStart.find(environment(words))).isNull();
    }

    @Test
    void worldOfOne_needsNobody() {
        assertThat(DirectStart.find(environment("PMI_FD=8 PMI_RANK=0 PMI_SIZE=1")))
                .isNull();
    }

    @Test
    void rank_outOfRange_isRefusedByName() {
        Map<String, String> environment = environment("OMPI_COMM_WORLD_RANK=2 OMPI_COMM_WORLD_SIZE=2");
        assertThatThrownBy(() -> Starter.OPEN_MPI.rank(environment))
                .hasMessageContaining("OMPI_COMM_WORLD_RANK: 2 (expected: 0 to 1)");
    }

    @Test
    void choice_thatIsUnknownOrIncomplete_isRefused() {
        assertThatThrownBy(() -> Starter.of(environment("PJ_LAUNCH=srun")))
                .hasMessageContaining("PJ_LAUNCH=srun (expected: none, open-mpi, pmi,");
        assertThatThrownBy(() -> Starter.of(environment("PJ_LAUNCH=slurm SLURM_PROCID=0")))
                .hasMessageContaining("PJ_LAUNCH=slurm, but SLURM_STEP_NUM_TASKS is not set");
    }

    @Test
    void explanation_saysWhyAndWhyNot() {
        Map<String, String> environment = new HashMap<>(SEEN.get(Starter.OPEN_MPI));
        environment.putAll(environment("SLURM_JOB_ID=12 SLURM_PROCID=0"));
        assertThat(Starter.explain(environment))
                .containsExactly(
                        "open-mpi (Open MPI's mpirun): yes, rank 1 of 2, by OMPI_COMM_WORLD_RANK",
                        "slurm (srun): no, since SLURM_STEP_NUM_TASKS is not set");
    }

    @Test
    void ways() {
        Map<String, String> pmi = SEEN.get(Starter.PMI);
        assertThat(Way.of(Starter.PMI, "", pmi, "/home/me")).isEqualTo(new Way.Descriptor(8));
        Map<String, String> slurm = new HashMap<>(SEEN.get(Starter.SLURM));
        assertThat(Starter.SLURM.job(slurm)).isEqualTo("12.3.0");
        slurm.put("SLURM_STEP_RESV_PORTS", "22002-22004,22010");
        assertThat(Way.of(Starter.SLURM, "slurm-12.3.0", slurm, "/home/me"))
                .isEqualTo(new Way.SharedFile(Path.of("/home/me/.cache/pjrun/meeting/slurm-12.3.0")));
        slurm.put("PJ_SECRET_FILE", "/home/me/secret");
        assertThat(Way.of(Starter.SLURM, "", slurm, "/home/me"))
                .isEqualTo(new Way.Listener("n1", List.of(22002, 22003, 22004, 22010)));
        slurm.putAll(environment("PJ_MEETING_FOLDER=/scratch SLURM_STEP_RESV_PORTS="));
        assertThat(Way.of(Starter.SLURM, "x", slurm, "/home/me")).isEqualTo(new Way.SharedFile(Path.of("/scratch/x")));
        Map<String, String> pod = SEEN.get(Starter.KUBERNETES);
        assertThat(Way.of(Starter.KUBERNETES, "", pod, "/"))
                .isInstanceOfSatisfying(
                        Way.Listener.class, way -> assertThat(way.host()).isEqualTo("heat-0"));
        Map<String, String> torch = SEEN.get(Starter.TORCHRUN);
        assertThat(Way.of(Starter.TORCHRUN, "", torch, "/"))
                .isInstanceOfSatisfying(
                        Way.Listener.class,
                        way -> assertThat(way.ports()).hasSize(16).startsWith(29500));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"n1|n1", "n[001-003,010]|n001", "r[1-2]n[1-2]|r1n1", "x,y[08-11]|x", "y[08-11],x|y08", "a[7]b|a7b"
            })
    void firstHost(String list, String first) {
        assertThat(Way.firstHost(list)).isEqualTo(first);
    }
}
