package org.pjrun.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineOutputTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static void accept(LineOutput lines, String text) {
        byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.UTF_8);
        lines.accept(bytes, 2, bytes.length - 4);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void accept_piecesOfALine_areWrittenAtItsEnd() {
        LineOutput lines = new LineOutput(new Console(out, err, Style.PLAIN), Stream.OUT, 0);
        accept(lines, "a");
        accept(lines, "b");
        assertThat(out()).isEmpty();
        assertThat(lines.hasPartial()).isTrue();
        accept(lines, "c\nd\ne");
        assertThat(out()).isEqualTo("abc\nd\n");
        lines.flushPartial();
        assertThat(out()).isEqualTo("abc\nd\ne");
        assertThat(lines.hasPartial()).isFalse();
    }

    @Test
    void accept_tagged_tagsEachLineOnce() {
        LineOutput lines = new LineOutput(new Console(out, err, Style.TAGGED), Stream.OUT, 12);
        accept(lines, "one\n\ntw");
        accept(lines, "o\n");
        assertThat(out()).isEqualTo("[12] one\n[12] \n[12] two\n");
    }

    @Test
    void flushPartial_tagged_continuesTheLineWithoutASecondTag() {
        LineOutput lines = new LineOutput(new Console(out, err, Style.TAGGED), Stream.OUT, 0);
        accept(lines, "name? ");
        lines.flushPartial();
        accept(lines, "Ada\nnext\n");
        assertThat(out()).isEqualTo("[0] name? Ada\n[0] next\n");
    }

    @Test
    void accept_taggedWhileAnotherLineIsOpen_endsThatLineFirst() {
        Console console = new Console(out, err, Style.TAGGED);
        LineOutput first = new LineOutput(console, Stream.OUT, 0);
        LineOutput second = new LineOutput(console, Stream.OUT, 1);
        accept(first, "name? ");
        first.flushPartial();
        accept(second, "hello\n");
        accept(first, "Ada\n");
        assertThat(out()).isEqualTo("[0] name? \n[1] hello\n[0] Ada\n");
    }

    @Test
    void accept_ofAnotherPjrunThatEndsTheLineToo_endsItOnce() {
        Console console = new Console(out, err, Style.TAGGED);
        LineOutput host = new LineOutput(console, Stream.OUT);
        accept(host, "[1] last words");
        host.flushPartial();
        console.error("rank 1 has ended");
        accept(host, "\n");
        accept(host, "\n[1] more\n");
        assertThat(out()).isEqualTo("[1] last words\n\n[1] more\n");
    }

    @Test
    void streams_staySeparate() {
        Console console = new Console(out, err, Style.PLAIN);
        accept(new LineOutput(console, Stream.OUT, 0), "o\n");
        accept(new LineOutput(console, Stream.ERR, 0), "e\n");
        console.error("fault");
        assertThat(out()).isEqualTo("o\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("e\npjrun: fault\n");
    }

    @Test
    void accept_endlessLine_isPassedOnInPieces() {
        LineOutput lines = new LineOutput(new Console(out, err, Style.PLAIN), Stream.OUT, 0);
        byte[] piece = new byte[10_000];
        for (int i = 0; i < 100; i++) {
            lines.accept(piece, 0, piece.length);
        }
        assertThat(out.size()).isGreaterThan(900_000);
    }

    @Test
    void accept_bytesOfAnyEncoding_passUnchanged() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        LineOutput lines = new LineOutput(new Console(out, err, Style.PLAIN), Stream.OUT, 0);
        lines.accept(all, 0, all.length);
        lines.flushPartial();
        assertThat(out.toByteArray()).isEqualTo(all);
    }

    @Test
    void write_nobodyReads_marksTheConsoleBroken() {
        Console console = new Console(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                err,
                Style.PLAIN);
        accept(new LineOutput(console, Stream.OUT, 0), "x\n");
        assertThat(console.broken()).isTrue();
    }

    @Test
    void accept_randomSchedulesOfManyThreads_keepEveryLineWhole() throws InterruptedException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (boolean tagged : new boolean[] {false, true}) {
            out.reset();
            Console console = new Console(out, err, tagged ? Style.TAGGED : Style.PLAIN);
            List<Thread> threads = new ArrayList<>();
            List<List<String>> sent = new ArrayList<>();
            for (int r = 0; r < 6; r++) {
                List<String> lines = randomLines(random, r);
                sent.add(lines);
                LineOutput output = new LineOutput(console, Stream.OUT, r);
                long childSeed = random.nextLong();
                Thread thread = new Thread(() -> play(output, String.join("", lines), new Random(childSeed)));
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            check(sent, tagged);
        }
    }

    private static List<String> randomLines(Random random, int rank) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            lines.add("rank " + rank + " line " + i + "x".repeat(random.nextInt(200)) + "\n");
        }
        return lines;
    }

    private static void play(LineOutput output, String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int position = 0;
        while (position < bytes.length) {
            int length = Math.min(bytes.length - position, 1 + random.nextInt(700));
            output.accept(bytes, position, length);
            position += length;
            if (random.nextInt(8) == 0) {
                Thread.yield();
            }
        }
        output.flushPartial();
    }

    private void check(List<List<String>> sent, boolean tagged) {
        List<List<String>> got = new ArrayList<>();
        for (int r = 0; r < sent.size(); r++) {
            got.add(new ArrayList<>());
        }
        for (String line : out().split("(?<=\n)")) {
            String text = tagged ? line.substring(4) : line;
            int rank = text.charAt(5) - '0';
            assertThat(text).startsWith("rank ");
            if (tagged) {
                assertThat(line).startsWith("[" + rank + "] ");
            }
            got.get(rank).add(text);
        }
        assertThat(got).isEqualTo(sent);
    }
}
