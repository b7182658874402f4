package org.pjrun.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureReportTest {
    private static String text(
            int status, String exception, List<String> frames, String memory, String killed, String crash) {
        return new FailureReport("rank 3 (pid 77)", status, exception, frames, memory, killed, crash).text();
    }

    @Test
    void text_ofAnException_namesItWithItsFrames() {
        assertThat(text(1, "a.B: boom", List.of("\tat a.B.c(B.java:1)", "Caused by: x"), "", "", ""))
                .isEqualTo("pjrun: rank 3 (pid 77) failed: a.B: boom\n        at a.B.c(B.java:1)\n    Caused by: x\n");
    }

    @Test
    void text_ofAnExitStatus_namesItAlone() {
        assertThat(text(3, "", List.of(), "", "", "")).isEqualTo("pjrun: rank 3 (pid 77) ended with exit status 3\n");
    }

    @Test
    void text_outOfMemory_tellsOfTheLimit() {
        assertThat(text(1, "java.lang.OutOfMemoryError: x", List.of(), "; it had 512 MiB", "", ""))
                .isEqualTo("pjrun: rank 3 (pid 77) failed: java.lang.OutOfMemoryError: x; it had 512 MiB\n");
    }

    @Test
    void text_killed_tellsWhetherTheKernelDid() {
        assertThat(text(137, "", List.of(), "", "the kernel did it", ""))
                .contains("SIGKILL (9)", "the kernel did it: give each rank less");
        assertThat(text(137, "", List.of(), "", "", "")).contains("SIGKILL (9)").doesNotContain("memory");
    }

    @Test
    void text_crashed_namesTheFile() {
        assertThat(text(134, "", List.of(), "", "", "/x/hs_err_pid77.log"))
                .contains("crashed and left /x/hs_err_pid77.log");
    }
}
