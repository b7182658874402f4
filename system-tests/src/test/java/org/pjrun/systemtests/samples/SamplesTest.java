package org.pjrun.systemtests.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The samples as processes: what several ranks print or paint is what one rank alone does. Their own tests run them as
 * threads on more numbers of ranks than this one, which does all of them only with {@code -Dpjrun.proof=true}.
 */
@Timeout(300)
class SamplesTest {
    private static final List<Integer> SEVERAL = Boolean.getBoolean("pjrun.proof") ? List.of(2, 3, 4) : List.of(3);

    @TempDir
    private Path folder;

    private List<String> run(int ranks, String... program) throws IOException, InterruptedException {
        return new Distribution(folder).run(ranks, program);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void hello_everyRank_saysWhoItIs(int ranks) throws Exception {
        List<String> expected = IntStream.range(0, ranks)
                .mapToObj(rank -> "Hello from rank " + rank + " of " + ranks)
                .toList();
        assertThat(run(ranks, "Hello")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"1,0", "4,60"})
    void ring_tenLaps_gatherTheRanks(int ranks, int token) throws Exception {
        assertThat(run(ranks, "Ring", "10"))
                .singleElement()
                .asString()
                .startsWith("After 10 laps of " + ranks + " ranks the token holds " + token + ";");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void pi_aMillionIntervals_isCloseToPi(int ranks) throws Exception {
        String line = run(ranks, "Pi", "1000000").getFirst();
        double pi = Double.parseDouble(line.replaceAll("π is about ([0-9.]+),.*", "$1"));
        assertThat(pi).isCloseTo(Math.PI, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void wordCount_bible_isWhatEverybodyKnows(int ranks) throws Exception {
        assertThat(run(ranks, "WordCount"))
                .startsWith(
                        "31,102 lines, 789,684 words, 12,762 different ones, most often:",
                        "    63,919 the",
                        "    51,696 and",
                        "    34,618 of")
                .hasSize(11);
    }

    @Test
    void wordCount_filesOfTheUser_areCounted() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "Ein Männlein steht im Walde\n");
        Files.writeString(folder.resolve("b.txt"), "ganz still und stumm;\nein\n");
        assertThat(run(2, "WordCount", "a.txt", "b.txt"))
                .startsWith("3 lines, 10 words, 9 different ones, most often:", "         2 ein");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "MatrixMultiply 50 # 50 x 50 on \\d ranks: .*, off by \\d\\.\\de-1\\d",
                "OddEvenSort 1000 # [1234],000 numbers on \\d ranks in .* s: sorted",
                "ConjugateGradient # 494 unknowns: \\d{3} iterations, residual \\d\\.\\de-11, largest error"
                        + " \\d\\.\\de-(09|10)",
                "NBody 50 40 # n-body: 25 %|n-body: 50 %|n-body: 75 %|n-body: 100 %|50 bodies, 40 steps on .*, drift"
                        + " \\d\\.\\de-(0[6789]|1.)",
                "KMeans # .*62 points around 5\\.902  2\\.748  4\\.394  1\\.434|.*[35][80] points.*|sum of squares"
                        + " 78\\.8514",
                "ProducerConsumer 200000 # 14 numbers take more than 350 steps; the longest way is from 156,159, 382"
                        + " steps",
                "GameOfLife 60 # generation 0: 36 living cells|generation (50|60): \\d+ living cells",
            })
    void sample_severalRanks_findTheSame(String sample, String lines) throws Exception {
        String[] alone = run(1, sample.split(" ")).toArray(String[]::new);
        assertThat(alone).allMatch(line -> line.matches(lines), lines);
        for (int ranks : SEVERAL) {
            List<String> together = run(ranks, sample.split(" "));
            assertThat(together).hasSameSizeAs(alone).allMatch(line -> line.matches(lines), lines);
        }
        if (!Boolean.getBoolean("pjrun.proof")) {
            // as threads of one JVM the sample's own test has run it
            return;
        }
        List<String> threads = run(4, ("--threads " + sample).split(" "));
        assertThat(threads).hasSameSizeAs(alone).allMatch(line -> line.matches(lines), lines);
    }

    @Test
    void parameterSweep_aWorkerDies_andNothingIsLost() throws Exception {
        assertThat(run(1, "ParameterSweep"))
                .containsExactly(
                        "400 values tried, one worker died on the way; the orbit has period 1 for 134, 2 for 120,"
                                + " 4 for 25, and none for 102");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HeatEquation 200", "Mandelbrot 300"})
    void picture_severalRanks_paintTheSame(String sample) throws Exception {
        byte[] alone = paint(sample, 1);
        assertThat(alone).hasSizeGreaterThan(1000);
        for (int ranks : SEVERAL) {
            assertThat(Arrays.equals(paint(sample, ranks), alone))
                    .as("%s on %d ranks", sample, ranks)
                    .isTrue();
        }
    }

    private byte[] paint(String sample, int ranks) throws IOException, InterruptedException {
        String file = ranks + ".png";
        assertThat(run(ranks, (sample + " " + file).split(" ")))
                .endsWith("see " + folder.toRealPath().resolve(file));
        return Files.readAllBytes(folder.resolve(file));
    }
}
