package org.pjrun.launcher.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.hosts.Host;

final class SchedulersTest {
    private static final List<String> AGENT = List.of("sh", "-c", "exec a");

    private final Map<String, List<String>> files = new HashMap<>();

    private Optional<Allocation> detect(String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables) {
            String[] parts = variable.split("=", 2);
            environment.put(parts[0], parts[1]);
        }
        return Allocation.detect(new Surroundings(environment, new Surroundings.Source() {
            @Override
            public List<String> file(String path) throws IOException {
                return lines(path);
            }

            @Override
            public List<String> command(List<String> words) throws IOException {
                return lines(words.get(0));
            }

            private List<String> lines(String name) throws IOException {
                List<String> lines = files.get(name);
                if (lines == null) {
                    throw new IOException("no " + name);
                }
                return lines;
            }
        }));
    }

    private Allocation found(String... variables) {
        return detect(variables).orElseThrow();
    }

    private static List<Host> hosts(String... hosts) {
        return Arrays.stream(hosts)
                .map(host -> host.split(":"))
                .map(parts -> new Host(parts[0], Integer.parseInt(parts[1])))
                .toList();
    }

    @Test
    void detect_withoutScheduler_findsNone() {
        assertThat(detect("PATH=/bin", "JOB_ID=7", "PBS_JOBID=7", "SLURM_JOB_ID=7"))
                .isEmpty();
    }

    @Test
    void slurm_withTasks_hasSlotsForThem() {
        Allocation slurm = found(
                "SLURM_JOB_ID=17",
                "SLURM_JOB_NODELIST=n[1-3]",
                "SLURM_NTASKS=6",
                "SLURM_TASKS_PER_NODE=4,1(x2)",
                "SLURM_JOB_CPUS_PER_NODE=8(x3)");
        assertThat(slurm.scheduler()).isEqualTo("slurm");
        assertThat(slurm.job()).isEqualTo("17");
        assertThat(slurm.hosts()).isEqualTo(hosts("n1:4", "n2:1", "n3:1"));
        assertThat(slurm.evidence()).contains("SLURM_JOB_ID=17", "SLURM_TASKS_PER_NODE=4,1(x2)");
    }

    @Test
    void slurm_withoutTasks_hasSlotsForAllProcessors() {
        assertThat(found(
                                "SLURM_JOB_ID=17",
                                "SLURM_JOB_NODELIST=n[1-2]",
                                "SLURM_TASKS_PER_NODE=1(x2)",
                                "SLURM_JOB_CPUS_PER_NODE=8,4",
                                "SLURM_CPUS_PER_TASK=2")
                        .hosts())
                .isEqualTo(hosts("n1:4", "n2:2"));
    }

    @Test
    void slurm_startsAllAgentsByOneCommand() {
        List<AgentStart> starts = found("SLURM_JOB_ID=17", "SLURM_JOB_NODELIST=n[1-3]", "SLURM_NTASKS=6")
                .starts(List.of("n1", "n3"), AGENT);
        assertThat(starts).hasSize(1);
        assertThat(starts.get(0).hosts()).containsExactly("n1", "n3");
        assertThat(starts.get(0).command())
                .startsWith("srun", "-N", "2", "-n", "2")
                .contains("--ntasks-per-node=1", "--cpu-bind=none", "--no-kill", "-K0", "-W0")
                .containsSubsequence("-w", "n1,n3")
                .endsWith("sh", "-c", "exec a", "@SLURMD_NODENAME");
    }

    @Test
    void slurm_withUnreadableNodes_saysSo() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> detect("SLURM_JOB_ID=17", "SLURM_JOB_NODELIST=n[1-"))
                .withMessageContaining("SLURM_JOB_NODELIST=n[1-");
    }

    @Test
    void slurm_isPreferredToThePbsThatItImitates() {
        files.put("/nodes", List.of("n1"));
        assertThat(found("SLURM_JOB_ID=1", "SLURM_JOB_NODELIST=n1", "PBS_JOBID=1", "PBS_NODEFILE=/nodes"))
                .isInstanceOf(Slurm.class);
    }

    @Test
    void gridEngine_readsItsFile() {
        files.put("/pe", List.of("h1 4 all.q@h1 UNDEFINED", "h2 2 all.q@h2 UNDEFINED", "h1 1 b.q@h1 UNDEFINED", ""));
        Allocation sge = found("JOB_ID=3", "PE_HOSTFILE=/pe");
        assertThat(sge.scheduler()).isEqualTo("sge");
        assertThat(sge.hosts()).isEqualTo(hosts("h1:5", "h2:2"));
        List<AgentStart> starts = sge.starts(List.of("h1", "h2"), AGENT);
        assertThat(starts).extracting(AgentStart::hosts).containsExactly(List.of("h1"), List.of("h2"));
        assertThat(starts.get(1).command())
                .containsExactly("qrsh", "-inherit", "-V", "h2", "sh", "-c", "'exec a'", "h2");
    }

    @Test
    void gridEngine_withFileOfAnotherForm_saysWhichLine() {
        files.put("/pe", List.of("h1"));
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> detect("JOB_ID=3", "PE_HOSTFILE=/pe"))
                .withMessageContaining("'h1' (expected: host, slots, queue, processors)");
    }

    @Test
    void gridEngine_withFileOfAnotherHost_saysWhatToDo() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> detect("JOB_ID=3", "PE_HOSTFILE=/elsewhere"))
                .withMessageContaining("PE_HOSTFILE=/elsewhere cannot be read")
                .withMessageContaining("-H");
    }

    @Test
    void lsf_readsWhatItFindsFirst() {
        files.put("/hosts", List.of("h1", "h1", "h2"));
        assertThat(found("LSB_JOBID=9", "LSB_DJOB_HOSTFILE=/hosts", "LSB_MCPU_HOSTS=h9 9")
                        .hosts())
                .isEqualTo(hosts("h1:2", "h2:1"));
        assertThat(found("LSB_JOBID=9", "LSB_MCPU_HOSTS=h1 2 h2 1").hosts()).isEqualTo(hosts("h1:2", "h2:1"));
        assertThat(found("LSB_JOBID=9", "LSB_HOSTS=h1 h2 h1").hosts()).isEqualTo(hosts("h1:2", "h2:1"));
        assertThat(found("LSB_JOBID=9", "LSB_HOSTS=h1")
                        .starts(List.of("h1"), AGENT)
                        .get(0)
                        .command())
                .startsWith("blaunch", "h1");
    }

    @Test
    void pbs_countsTheLinesOfItsFile() {
        files.put("/nodes", List.of("a", "b", "a"));
        Allocation pbs = found("PBS_JOBID=5.head", "PBS_NODEFILE=/nodes");
        assertThat(pbs.job()).isEqualTo("5.head");
        assertThat(pbs.hosts()).isEqualTo(hosts("a:2", "b:1"));
        assertThat(pbs.starts(List.of("b"), AGENT).get(0).input()).isFalse();
    }

    @Test
    void flux_asksItsInstance() {
        files.put("flux", List.of("2:8:n[1-2]", "1:2:n7"));
        Allocation flux = found("FLUX_URI=local:///run/flux", "SLURM_JOB_ID=17", "SLURM_JOB_NODELIST=n[1-3]");
        assertThat(flux.scheduler()).isEqualTo("flux");
        assertThat(flux.hosts()).isEqualTo(hosts("n1:4", "n2:4", "n7:2"));
        assertThat(flux.starts(List.of("n1"), AGENT).get(0).command())
                .startsWith("flux", "run", "-N", "1", "-n", "1")
                .endsWith("exec a", "@");
    }

    @Test
    void oar_countsTheLinesOfItsFile() {
        files.put("/nodes", List.of("a", "a"));
        assertThat(found("OAR_JOB_ID=5", "OAR_NODEFILE=/nodes").hosts()).isEqualTo(hosts("a:2"));
    }

    @Test
    void condor_hasAHostForEachSlot() {
        Allocation condor = found("_CONDOR_PROCNO=2", "_CONDOR_NPROCS=3");
        assertThat(condor.job()).isEqualTo("2");
        assertThat(condor.hosts()).isEqualTo(hosts("0:1", "1:1", "2:1"));
        assertThat(condor.starts(List.of("0"), AGENT)).isEmpty();
    }
}
