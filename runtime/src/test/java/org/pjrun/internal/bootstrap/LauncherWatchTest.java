package org.pjrun.internal.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LauncherWatchTest {
    private static final String FIELDS = " 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4711 20 21\n";

    @Test
    void start_ofALine_isTheTimeWhateverTheName() {
        assertThat(LauncherWatch.start("12 (java) S" + FIELDS)).isEqualTo("4711");
        assertThat(LauncherWatch.start("12 (a) S 1 (b) T" + FIELDS)).isEqualTo("4711");
    }

    @Test
    void start_ofAProcessThatHasEnded_isNone() {
        assertThat(LauncherWatch.start(null)).isNull();
        assertThat(LauncherWatch.start("12 (java) Z" + FIELDS)).isNull();
        assertThat(LauncherWatch.start("12 (java) X" + FIELDS)).isNull();
        assertThat(LauncherWatch.start("12 (java) S 1 2")).isNull();
        assertThat(LauncherWatch.start("")).isNull();
    }
}
