package org.pjrun.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pjrun.launcher.RankSet;

class FoldingTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Style style = new Style(true, false, true, "", true);

    /** Without the thread that would show lines when their time is over, which no test may depend on. */
    private final Folding folding = new Folding(new Console(out, err, Style.TAGGED), style);

    private void print(Stream stream, int rank, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        folding.add(stream, rank, bytes, bytes.length);
    }

    private String out() {
        folding.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void lines_equalOnSeveralRanks_areShownOnceWithTheRanks() {
        print(Stream.OUT, 0, "a\nb\n");
        print(Stream.OUT, 2, "a\n");
        print(Stream.OUT, 3, "x\nb\n");
        print(Stream.OUT, 1, "a\nb\n");
        print(Stream.ERR, 1, "b\n");
        assertThat(out()).isEqualTo("[0-2] a\n[0,1] b\n[3] x\n[3] b\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("[1] b\n");
    }

    @Test
    void lines_equalOnOneRank_areAllShown() {
        print(Stream.OUT, 0, "a\na\n");
        print(Stream.OUT, 1, "a\na\na\n");
        assertThat(out()).isEqualTo("[0,1] a\n[0,1] a\n[1] a\n");
    }

    @Test
    void prompt_withoutNewline_isShownAfterWhatWaits() {
        Console console = new Console(out, err, style);
        LineOutput asking = new LineOutput(console, Stream.OUT, 0);
        accept(new LineOutput(console, Stream.OUT, 1), "a\n");
        accept(asking, "name? ");
        asking.flushPartial();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[1] a\n[0] name? ");
        accept(asking, "Ada\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[1] a\n[0] name? Ada\n");
    }

    private static void accept(LineOutput output, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        output.accept(bytes, 0, bytes.length);
    }

    @Test
    void lines_inRandomOrder_keepEachRanksOrderAndLoseNothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<List<String>> printed =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < 5000; i++) {
            int rank = random.nextInt(4);
            String line = "line " + random.nextInt(5);
            printed.get(rank).add(line);
            print(Stream.OUT, rank, line + "\n");
        }
        List<List<String>> shown = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String line : out().lines().toList()) {
            int end = line.indexOf(']');
            for (int rank = 0; rank < 4; rank++) {
                if (RankSet.parse("", line.substring(1, end)).contains(rank)) {
                    shown.get(rank).add(line.substring(end + 2));
                }
            }
        }
        assertThat(shown).as("seed %d", seed).isEqualTo(printed);
    }
}
