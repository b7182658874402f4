package org.pjrun.launcher.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Style;

/** What pjsub writes, runs and says; its schedulers answer by a table. */
class SubmissionTest {
    private static final Path SCRIPTS = Path.of("../scripts").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> run = new ArrayList<>();

    /** Commands with what they answer, by their first words. */
    private Commands commands(Set<String> there, Map<String, Commands.Result> answers) {
        return new Commands() {
            @Override
            public boolean there(String name) {
                return there.contains(name);
            }

            @Override
            public Result run(List<String> words, String input) {
                String line = String.join(" ", words);
                run.add(line + (input.isEmpty() ? "" : " <" + input));
                return answers.entrySet().stream()
                        .filter(each -> line.startsWith(each.getKey()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(line))
                        .getValue();
            }
        };
    }

    private int submit(Commands commands, String line) throws IOException {
        return Submission.run(List.of(line.split(" ")), commands, SCRIPTS, folder, new Console(out, err, Style.PLAIN));
    }

    private String dryRun(String line) throws IOException {
        assertThat(submit(commands(Set.of(), Map.of()), "--dry-run " + line)).isZero();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static final String ALL = " --nodes 4 --ppn 8 -t 90m -q short -A physics --mem 4G org.me.Main 1 a'b";

    @Test
    void slurm() throws IOException {
        assertThat(dryRun("--scheduler slurm --array 1-3" + ALL))
                .contains("#SBATCH --job-name=Main\n")
                .contains("#SBATCH --nodes=4\n#SBATCH --ntasks-per-node=8\n#SBATCH --time=01:30:00\n")
                .contains("#SBATCH --partition=short\n#SBATCH --account=physics\n#SBATCH --mem=4096M\n")
                .contains("#SBATCH --array=1-3\n")
                .containsPattern("#SBATCH --output=Main-\\d{8}-\\d{6}-%a\\.out\n")
                .contains("exec " + SCRIPTS + "/pjrun org.me.Main 1 'a'\\''b'\n")
                .containsPattern("# to be submitted by: sbatch --parsable /.*/Main-\\d{8}-\\d{6}\\.sh\n");
    }

    @Test
    void whatIsNotGiven_isLeftOut() throws IOException {
        assertThat(dryRun("--scheduler slurm Hello"))
                .contains("--nodes=1")
                .doesNotContain("--time", "--partition", "--account", "--mem", "--array");
    }

    @Test
    void others() throws IOException {
        assertThat(dryRun("--scheduler pbs" + ALL))
                .contains("#PBS -l select=4:ncpus=8:mpiprocs=8:mem=4096mb\n#PBS -l walltime=01:30:00\n");
        assertThat(dryRun("--scheduler pbs Hello")).contains("#PBS -l select=1:ncpus=1:mpiprocs=1\n");
        assertThat(dryRun("--scheduler sge --pe round_robin" + ALL))
                .contains("#$ -pe round_robin 32\n#$ -l h_rt=01:30:00\n#$ -l h_vmem=512M\n");
        assertThat(dryRun("--scheduler lsf --array 1-3" + ALL))
                .contains("#BSUB -J \"Main[1-3]\"\n#BSUB -n 32\n#BSUB -R \"span[ptile=8]\"\n")
                .contains("#BSUB -W 90\n")
                .contains("# to be submitted by: bsub <");
        assertThat(dryRun("--scheduler lsf Hello")).contains("#BSUB -J \"Hello\"\n");
        assertThat(dryRun("--scheduler flux" + ALL)).contains("#flux: --nslots=32\n#flux: --time-limit=5400s\n");
        assertThat(dryRun("--scheduler htcondor --nodes 4 /jdk/bin/java Main a'b"))
                .contains("executable = /jdk/bin/java\narguments = \"Main 'a''b'\"\n")
                .contains("machine_count = 4\n");
        assertThat(dryRun("--scheduler kubernetes --nodes 3 --name heat --image me/heat:1 java -cp /app/* Main"))
                .contains("  completions: 3\n  parallelism: 3\n")
                .contains("command: [\"java\", \"-cp\", \"/app/*\", \"Main\"]\n")
                .contains("value: heat-0.heat\n")
                .containsPattern("secret: [0-9a-f]{64}\n");
    }

    @Test
    void job_isSubmittedAndWaitedFor() throws IOException {
        Commands slurm = commands(
                Set.of("sbatch"),
                Map.of(
                        "sbatch --parsable /", new Commands.Result(0, "12;throwaway\n"),
                        "scontrol -o show job 12",
                                new Commands.Result(0, "JobId=12 JobState=FAILED Reason=x ExitCode=7:0 A=b\n")));
        assertThat(submit(slurm, "--wait --nodes 2 Hello")).isEqualTo(7);
        assertThat(out).hasToString("12\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("waiting for job 12; to end it: scancel 12");
        String script = run.getFirst().substring("sbatch --parsable ".length());
        assertThat(Path.of(script)).content().contains("#SBATCH --nodes=2");
    }

    @Test
    void job_thatIsRefused_isOneLine() throws IOException {
        Commands slurm = commands(
                Set.of("sbatch"), Map.of("sbatch", new Commands.Result(1, "sbatch: error: no such partition\n")));
        assertThat(submit(slurm, "-q nosuch Hello")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("slurm has refused", "no such partition");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slurm|12;cluster|12",
                "sge|4.1-2:1|4",
                "lsf|Job <77> is submitted to queue <normal>.|77",
                "pbs|9.server|9.server",
                "htcondor|12.0 - 12.3|12",
                "flux|f2Xk|f2Xk",
                "kubernetes|job.batch/heat created|heat"
            })
    void numberOfTheJob(String scheduler, String printed, String job) {
        assertThat(Scheduler.of(scheduler).job(printed + "\n", "heat")).isEqualTo(job);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slurm|scontrol|0|JobState=RUNNING Reason=None ExitCode=0:0|-1",
                "slurm|scontrol|0|JobState=COMPLETED Reason=None ExitCode=0:0|0",
                "slurm|scontrol|0|JobState=CANCELLED Reason=None ExitCode=0:15|143",
                "slurm|scontrol|0|JobState=TIMEOUT Reason=TimeLimit ExitCode=0:0|1",
                "pbs|qstat|0|job_state = R|-1",
                "pbs|qstat|0|job_state = F Exit_status = 3|3",
                "lsf|bjobs|0|RUN -|-1",
                "lsf|bjobs|0|DONE -|0",
                "lsf|bjobs|0|EXIT 5|5",
                "flux|flux|4||4",
                "kubernetes|kubectl|0||-1",
                "kubernetes|kubectl|0|SuccessCriteriaMet Complete|0",
                "kubernetes|kubectl|0|Failed|1"
            })
    void endOfAJob(String scheduler, String command, int status, String printed, int end) throws IOException {
        String text = printed == null ? "" : printed;
        Commands answers = commands(Set.of(), Map.of(command, new Commands.Result(status, text)));
        assertThat(new JobWatch(Scheduler.of(scheduler), "1", answers).ended().orElse(-1))
                .isEqualTo(end);
    }

    @Test
    void endOfAJobOfGridEngine_isInItsAccounts() throws IOException {
        Commands answers = commands(
                Set.of(),
                Map.of(
                        "qstat", new Commands.Result(1, "Following jobs do not exist"),
                        "qacct", new Commands.Result(0, "failed       0\nexit_status  2\nexit_status  0\n")));
        assertThat(new JobWatch(Scheduler.SGE, "4", answers).ended()).hasValue(2);
    }

    @Test
    void scheduler_thatIsHere_isFound() {
        assertThat(Scheduler.found(commands(Set.of("qsub", "qconf"), Map.of()))).isEqualTo(Scheduler.SGE);
        assertThat(Scheduler.found(commands(Set.of("qsub"), Map.of()))).isEqualTo(Scheduler.PBS);
        assertThatThrownBy(() -> Scheduler.found(commands(Set.of("sbatch", "bsub"), Map.of())))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("there are commands of slurm, lsf");
        assertThatThrownBy(() -> Scheduler.found(commands(Set.of(), Map.of())))
                .hasMessageContaining("the commands of none are on the PATH");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--scheduler slurm|no program given",
                "--scheduler slurm --nodes 0 Hello|--nodes 0: expected a number from 1 on",
                "--scheduler slurm -t 5 Hello|--time 5: expected HH:MM:SS",
                "--scheduler slurm --mem 4 Hello|--mem 4: expected an amount",
                "--scheduler slurm --nodse 4 Hello|--nodse",
                "--scheduler flux --array 1-2 Hello|--array: flux has no arrays",
                "--scheduler slurm --follow --array 1-2 Hello|--follow: there is not one file",
                "--scheduler kubernetes java Main|expected --image NAME",
                "--scheduler htcondor --ppn 2 java Main|--ppn: expected none, as htcondor starts each rank",
                "--scheduler cron Hello|--scheduler cron: expected one of slurm, pbs",
                "--scheduler slurm --template nosuch Hello|nosuch: no such file"
            })
    void mistake_isNamed(String line, String message) {
        assertThatThrownBy(() -> submit(commands(Set.of(), Map.of()), line))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    @Test
    void ownTemplate_isFilledIn_andItsMistakesAreNamed() throws IOException {
        Path own =
                Files.writeString(folder.resolve("own"), "#SBATCH -N {nodes}\n#SBATCH -t {time}\nmodule load x ${y}\n");
        Commands none = commands(Set.of(), Map.of());
        assertThat(submit(none, "--dry-run --scheduler slurm --template own Hello"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("#SBATCH -N 1\nmodule load x ${y}\n");
        Files.writeString(own, "{node}\n");
        assertThatThrownBy(() -> submit(none, "--dry-run --scheduler slurm --template own Hello"))
                .hasMessageContaining("own: {node} (expected: one of [account, ");
    }

    @ParameterizedTest
    @EnumSource
    void template_usesOnlyWhatThereIs(Scheduler scheduler) throws IOException {
        String words = scheduler == Scheduler.KUBERNETES ? "--image x java Main" : "Main";
        assertThat(dryRun("--scheduler " + scheduler.id() + " " + words)).doesNotContain("{nodes}\n", "[[");
    }

    @Test
    void tail_showsWholeLines() throws IOException {
        Tail tail = new Tail(folder.resolve("out"));
        assertThat(tail.next(false)).isEmpty();
        Files.writeString(folder.resolve("out"), "one\ntw");
        assertThat(tail.next(false)).isEqualTo("one\n");
        Files.writeString(folder.resolve("out"), "one\ntwo");
        assertThat(tail.next(false)).isEmpty();
        assertThat(tail.next(true)).isEqualTo("two");
    }
}
