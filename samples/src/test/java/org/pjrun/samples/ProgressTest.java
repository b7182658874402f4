package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProgressTest {
    private static List<String> shown(Progress progress, int total) {
        List<String> shown = new ArrayList<>();
        for (int done = 1; done <= total; done++) {
            progress.text(done).ifPresent(shown::add);
        }
        return shown;
    }

    @Test
    void text_noTerminal_isALineForEachQuarter() {
        assertThat(shown(new Progress("work", 1000, false), 1000))
                .containsExactly("work: 25 %", "work: 50 %", "work: 75 %", "work: 100 %");
        assertThat(shown(new Progress("work", 3, false), 3)).containsExactly("work: 25 %", "work: 50 %", "work: 100 %");
    }

    @Test
    void text_terminal_drawsOverTheBarBeforeAndEndsFull() {
        List<String> bars = shown(new Progress("work", 100_000, true), 100_000);
        assertThat(bars).hasSizeLessThan(10_000);
        assertThat(bars.getFirst()).startsWith("work ░").endsWith("░ 0 %");
        assertThat(bars.getLast())
                .startsWith(Terminal.CLEAR + Terminal.up(1) + Terminal.CLEAR + "work █")
                .endsWith("█ 100 %");
    }
}
