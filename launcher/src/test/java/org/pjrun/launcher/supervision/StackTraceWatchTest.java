package org.pjrun.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StackTraceWatchTest {
    private static StackTraceWatch watch(String text, int piece) {
        StackTraceWatch watch = new StackTraceWatch();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i += piece) {
            watch.accept(bytes, i, Math.min(piece, bytes.length - i));
        }
        return watch;
    }

    private static String trace() {
        StringBuilder text = new StringBuilder("some text\nException in thread \"main\" a.B: boom: \"x\" y\n");
        for (int i = 0; i < 1000; i++) {
            text.append("\tat a.B.c(B.java:").append(i).append(")\n");
        }
        return text.append("Caused by: x\nmore text\n").toString();
    }

    @Test
    void accept_stackTraceInAnyPieces_isCaught() {
        for (int piece : new int[] {1, 7, 100_000}) {
            StackTraceWatch watch = watch(trace(), piece);
            assertThat(watch.exception()).isEqualTo("a.B: boom: \"x\" y");
            assertThat(watch.lines()).hasSize(8).last().isEqualTo("\tat a.B.c(B.java:6)");
        }
    }

    @Test
    void accept_severalTraces_keepsTheLast() {
        assertThat(watch(trace() + "Exception in thread \"t\" java.lang.Error\n\tat x\n", 50)
                        .exception())
                .isEqualTo("java.lang.Error");
    }

    @Test
    void accept_messageOfSeveralLines_keepsTheFrames() {
        assertThat(watch("Exception in thread \"main\" E: one\ntwo\n\tat f\nend\n", 9)
                        .lines())
                .containsExactly("Exception in thread \"main\" E: one", "\tat f");
    }

    @Test
    void accept_noTrace_isEmpty() {
        StackTraceWatch watch = watch("Error: x\n\tat y\nEverything\n", 5);
        assertThat(watch.exception()).isEmpty();
        assertThat(watch.lines()).isEmpty();
        assertThat(watch.reported()).isFalse();
    }

    @Test
    void accept_exceptionThatCannotBePrinted_isCaught() {
        String text =
                "Exception: java.lang.OutOfMemoryError thrown from the UncaughtExceptionHandler in thread \"main\"\n";
        assertThat(watch(text, 20).exception()).startsWith("java.lang.OutOfMemoryError thrown from");
    }

    @Test
    void accept_reportOfAHostOfThreads_isNoticed() {
        assertThat(watch("pjrun: rank 3 (thread of pid 1) failed: x\n", 3).reported())
                .isTrue();
    }

    @Test
    void accept_randomBytes_neverFails() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        StackTraceWatch watch = new StackTraceWatch();
        byte[] bytes = new byte[100_000];
        random.nextBytes(bytes);
        watch.accept(bytes, 0, bytes.length);
        assertThat(watch.lines().size()).isBetween(0, 8);
    }
}
