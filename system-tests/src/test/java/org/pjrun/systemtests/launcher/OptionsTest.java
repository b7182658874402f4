package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What options do that a plan can't show. */
class OptionsTest {
    private static final String CONDUCT = Conduct.class.getName();

    @TempDir
    private Path temporary;

    @TempDir
    private Path folder;

    private PjrunProcess start(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("-cp", PjrunProcess.programs()));
        all.addAll(List.of(words));
        return PjrunProcess.start(temporary, all.toArray(new String[0]));
    }

    private List<String> output(String... words) throws IOException, InterruptedException {
        try (PjrunProcess pjrun = start(words)) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            return pjrun.out().lines().sorted().toList();
        }
    }

    @Test
    void contexts_severalPrograms_areOneJob() throws Exception {
        List<String> lines = output(
                "-np",
                "1",
                "-x",
                "PLACE=first",
                CONDUCT,
                "place",
                ":",
                "-np",
                "2",
                "-wdir",
                folder.toString(),
                "-x",
                "PLACE=then",
                CONDUCT,
                "place");
        String here = Path.of("").toAbsolutePath().toString();
        String there = folder.toRealPath().toString();
        assertThat(lines).containsExactly("0 of 3 first " + here, "1 of 3 then " + there, "2 of 3 then " + there);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--verbose", "--threads"})
    void stdin_forAll_reachesEveryRank(String mode) throws Exception {
        try (PjrunProcess pjrun = start(mode, "-np", "3", "--stdin", "all", CONDUCT, "input")) {
            pjrun.type("some text");
            pjrun.endInput();
            assertThat(pjrun.await()).isZero();
            assertThat(pjrun.out().lines()).containsExactlyInAnyOrder("0:some text", "1:some text", "2:some text");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--verbose", "--threads"})
    void stdin_forOneOrNone_reachesNobodyElse(String mode) throws Exception {
        try (PjrunProcess pjrun = start(mode, "-np", "2", "--stdin", "1", CONDUCT, "input")) {
            pjrun.type("some text");
            pjrun.endInput();
            assertThat(pjrun.await()).isZero();
            assertThat(pjrun.out().lines()).containsExactlyInAnyOrder("0:", "1:some text");
        }
        assertThat(output(mode, "-np", "2", "--stdin", "none", CONDUCT, "input"))
                .containsExactly("0:", "1:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--verbose", "--threads"})
    void outputFiles_ofEachRank_holdItsOutput(String mode) throws Exception {
        String out = folder.resolve("out").toString();
        assertThat(output(mode, "-np", "2", "--output-filename", out + ":nocopy", CONDUCT, "both"))
                .isEmpty();
        assertThat(folder.resolve("out/rank.1.out")).hasContent("to out 1\n");
        assertThat(folder.resolve("out/rank.1.err")).hasContent("to err 1\n");
        assertThat(output(mode, "-np", "2", "--output-filename", out, "-l", CONDUCT, "both"))
                .containsExactly("[0] to out 0", "[1] to out 1");
        assertThat(folder.resolve("out/rank.0.out")).hasContent("to out 0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--verbose", "--threads"})
    void fold_equalLines_nameAllTheirRanks(String mode) throws Exception {
        // how many lines become one depends on when they come; that each rank's line is told does not
        List<Integer> ranks = new ArrayList<>();
        for (String line : output(mode, "-np", "4", "--fold", CONDUCT, "arguments")) {
            assertThat(line).matches("\\[[0-9,-]+] arguments");
            for (String part : line.substring(1, line.indexOf(']')).split(",")) {
                String[] ends = part.split("-");
                IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                        .forEach(ranks::add);
            }
        }
        assertThat(ranks).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--verbose", "--threads"})
    void timeout_overslept_endsTheJobAndShowsWhereItStood(String mode) throws Exception {
        try (PjrunProcess pjrun = start(mode, "-np", "2", "--timeout", "2.5", CONDUCT, "sleep")) {
            assertThat(pjrun.await()).isEqualTo(124);
            assertThat(pjrun.err())
                    .contains("is ended after its --timeout of 2500 ms")
                    .contains("ranks 0,1: thread main, TIMED_WAITING\n")
                    .contains("    at " + CONDUCT + ".sleep(Conduct.java:");
            assertThat(pjrun.leavesNoProcess(2000)).isTrue();
        }
        try (var left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void timeout_notNeeded_changesNothing() throws Exception {
        assertThat(output("-np", "1", "--timeout", "1m", CONDUCT, "arguments")).containsExactly("arguments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--verbose", "--threads"})
    void onFailure_continue_letsOthersGoOn(String mode) throws Exception {
        try (PjrunProcess pjrun = start(mode, "-np", "3", "--on-failure", "continue", CONDUCT, "outlive")) {
            assertThat(pjrun.await()).isEqualTo(3);
            assertThat(pjrun.out().lines()).containsExactlyInAnyOrder("0 goes on", "2 goes on");
            assertThat(pjrun.messages()).anyMatch(line -> line.contains("rank 1 "));
        }
    }

    @Test
    void bindTo_aCore_isSeenByTheRankAndReported() throws Exception {
        try (PjrunProcess pjrun = start("-np", "2", "--bind-to", "core", "--report-bindings", CONDUCT, "bound")) {
            assertThat(pjrun.await()).isZero();
            for (int rank = 0; rank < 2; rank++) {
                String start = "pjrun: rank " + rank + " is bound to processor ";
                String report = pjrun.messages().stream()
                        .filter(line -> line.startsWith(start))
                        .findFirst()
                        .orElseThrow();
                assertThat(pjrun.out().lines()).contains(rank + " may use " + report.substring(start.length()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--verbose", "--threads"})
    void stats_atTheEnd_tellWhatEachRankHasDone(String mode) throws Exception {
        try (PjrunProcess pjrun = start(mode, "-np", "3", "--stats", "-J-Dpjrun.stats", CONDUCT, "relay")) {
            assertThat(pjrun.await()).isZero();
            List<String> table = pjrun.err()
                    .lines()
                    .dropWhile(line -> !line.startsWith("RANK"))
                    .map(line -> line.replaceAll(" +", " "))
                    .toList();
            assertThat(table.get(0))
                    .isEqualTo("RANK SENT MIB RECEIVES BOARD FULL COPIES SINGLE WAITS POLLS YIELDS SLEEPS CPU MEMORY");
            assertThat(table.get(1))
                    .matches("0 5 5.0 0 0 \\d+ [1-9]\\d* 0 .*"); // its long messages went through a lane
            assertThat(table.get(2)).matches("1 0 0.0 5 0 \\d+ [1-9]\\d* 0 .*");
            boolean threads = mode.equals("--threads");
            if (!threads) {
                assertThat(pjrun.err()).contains("pjrun: rank 1: sent=0 bytes=0 receives=5 board=0 full=");
            }
            // as a process this one has never joined
            assertThat(table.get(3)).startsWith(threads ? "2 0 0.0 0 " : "2 - - - ");
            assertThat(table.get(threads ? 4 : 1)).matches(".* \\d.* s.* \\d+ MiB");
        }
        try (var left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void texts_forPeopleAndShells_areAsTheyWantThem() throws Exception {
        assertThat(String.join("\n", output("--help"))).contains("--timestamp-output");
        assertThat(output("--version"))
                .singleElement()
                .asString()
                .startsWith("pjrun ")
                .contains(" on JDK ");
        Path bash = Files.writeString(folder.resolve("bash"), String.join("\n", raw("--completion", "bash")) + """

            typed() {
                COMP_LINE=$*
                COMP_POINT=${#COMP_LINE}
                local apart=${COMP_LINE//=/ = }
                COMP_WORDS=(${apart//:/ : })
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _pjrun
                echo "${COMPREPLY[@]}"
            }
            typed pjrun --on-failure c
            typed pjrun --on-failure=c
            typed pjrun -np 2 --time
            typed pjrun -cp a:b --timeo
            typed pjrun --on-failure=abort --timeo
            typed pjrun Main --time
            typed pjrun Main : --timeo
            """);
        assertThat(command("bash", bash.toString()))
                .containsExactly(
                        "continue",
                        "continue",
                        "--timestamp-output --timeout",
                        "--timeout",
                        "--timeout",
                        "",
                        "--timeout");
        Path man = Files.writeString(folder.resolve("pjrun.1"), String.join("\n", raw("--man")));
        assertThat(String.join("\n", command("cat", man.toString()))).contains(".TH PJRUN 1", "\\fB\\-\\-fold\\fR");
    }

    @Test
    void completion_ofZsh_completesWhatIsTyped() throws Exception {
        assumeThat(Path.of("/usr/bin/zsh")).as("zsh is installed").isExecutable();
        Path functions = Files.writeString(folder.resolve("_pjrun"), String.join("\n", raw("--completion", "zsh")));
        Path script = Files.writeString(folder.resolve("script"), """
            zmodload zsh/zpty
            zpty shell "TERM=dumb zsh -f -i"
            zpty -w shell "PS1=; autoload -U compinit; compinit -u -D; source $1; print rea''dy"
            zpty -r shell seen '*ready*'
            typed() {
                zpty -w -n shell $'\\C-u'"$1"$'\\t'
                zpty -r shell seen "*$2*"
                print -r -- "$2"
            }
            typed 'pjrun --on-failure c' continue
            typed 'pjrun --on-failure=a' '=abort'
            typed 'pjrun --timeo' '--timeout='
            typed 'pjrun Main : --outp' 'ut-filename='
            zpty -d shell
            """);
        assertThat(command("timeout", "30", "zsh", "-f", script.toString(), functions.toString()))
                .containsExactly("continue", "=abort", "--timeout=", "ut-filename=");
    }

    private List<String> raw(String... words) throws IOException, InterruptedException {
        try (PjrunProcess pjrun = start(words)) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            return pjrun.out().lines().toList();
        }
    }

    private List<String> command(String... words) throws IOException, InterruptedException {
        Path out = folder.resolve("lines");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v", "--threads"})
    void algorithms_thatAreNamed_areTakenAndExplained(String how) throws Exception {
        try (PjrunProcess pjrun =
                start("-np", "3", how, "--coll", "allreduce=ring", "--coll-verbose", CONDUCT, "sum")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.err())
                    .containsOnlyOnce("pjrun: world: allreduce of 800 bytes on 3 ranks: ring, as named (")
                    .contains("allreduce of 8 bytes on 3 ranks: ring, as named (")
                    .contains("recursive-doubling");
        }
    }

    @Test
    void algorithm_thatIsUnknown_isAnsweredWithWhatWasMeant() throws Exception {
        try (PjrunProcess pjrun = start("-np", "2", "--coll", "bcast=binomal", CONDUCT, "sum")) {
            assertThat(pjrun.await()).isEqualTo(2);
            assertThat(pjrun.err()).contains("did you mean binomial?");
        }
    }

    @Test
    void reproducible_anyNumberOfRanks_givesTheSameBits() throws Exception {
        Set<String> seen = new HashSet<>();
        for (String ranks : List.of("3", "4", "7")) {
            seen.addAll(output("--reproducible", "-np", ranks, CONDUCT, "sum"));
        }
        assertThat(seen).singleElement().asString().endsWith(" 1.0");
    }
}
