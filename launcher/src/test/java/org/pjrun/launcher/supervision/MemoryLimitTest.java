package org.pjrun.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryLimitTest {
    private static final String ERROR = "java.lang.OutOfMemoryError: ";
    private static final List<String> COMMAND = List.of("java", "-Xmx512m", "-Xss1m", "-Xmx40m", "Main");

    @Test
    void hint_ofTheHeap_namesTheLastLimitAndWhoChoseIt() {
        assertThat(MemoryLimit.hint(ERROR + "Java heap space", COMMAND, 0))
                .isEqualTo("; its heap was limited by -Xmx40m: give more with -J-Xmx, or start fewer ranks");
        assertThat(MemoryLimit.hint(ERROR + "GC overhead limit exceeded", COMMAND, 8))
                .contains("-Xmx40m, chosen by pjrun for 8 ranks:");
        assertThat(MemoryLimit.hint(ERROR + "Java heap space", List.of("java", "Main"), 0))
                .contains("the limit that you chose");
    }

    @Test
    void hint_ofOtherMemory_doesNotTalkOfTheHeap() {
        String direct = "Cannot reserve 9 bytes of direct buffer memory (allocated: 1, limit: 2)";
        assertThat(MemoryLimit.hint(ERROR + direct, COMMAND, 8)).contains("MaxDirectMemorySize");
        String thread = "unable to create native thread: possibly out of memory or process/resource limits reached";
        assertThat(MemoryLimit.hint(ERROR + thread, COMMAND, 8)).contains("ulimit -u");
        assertThat(MemoryLimit.hint(ERROR + "Metaspace", COMMAND, 8)).isEmpty();
    }

    @Test
    void hint_ofAnotherException_isNone() {
        assertThat(MemoryLimit.hint("a.B: Java heap space", COMMAND, 8)).isEmpty();
        assertThat(MemoryLimit.hint("", COMMAND, 8)).isEmpty();
    }
}
