package org.pjrun.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndingTest {
    @Test
    void words_ofAnExitStatus_nameIt() {
        assertThat(Ending.words(3)).isEqualTo("ended with exit status 3");
        assertThat(Ending.words(128)).isEqualTo("ended with exit status 128");
        assertThat(Ending.words(255)).isEqualTo("ended with exit status 255");
    }

    @Test
    void words_ofASignal_nameTheSignal() {
        assertThat(Ending.words(137)).isEqualTo("was ended by SIGKILL (9)");
        assertThat(Ending.words(143)).isEqualTo("was ended by SIGTERM (15)");
        assertThat(Ending.words(134)).isEqualTo("was ended by SIGABRT (6)");
        assertThat(Ending.words(139)).isEqualTo("was ended by SIGSEGV (11)");
        assertThat(Ending.words(159)).isEqualTo("was ended by SIGSYS (31)");
        assertThat(Ending.words(162)).isEqualTo("was ended by signal 34");
    }
}
