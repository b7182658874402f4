package org.pjrun.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureReportTest {
    private static String text(
            int status, String exception, List<String> frames, long heap, String killed, String crash) {
        return new FailureReport("rank 3 (pid 77)", status, exception, frames, heap, killed, crash).text();
    }

    @Test
    void text_ofAnException_namesItWithItsFrames() {
        assertThat(text(1, "a.B: boom", List.of("\tat a.B.c(B.java:1)", "Caused by: x"), 0, "", ""))
                .isEqualTo("pjrun: rank 3 (pid 77) failed: a.B: boom\n        at a.B.c(B.java:1)\n    Caused by: x\n");
    }

    @Test
    void text_ofAnExitStatus_namesItAlone() {
        assertThat(text(3, "", List.of(), 0, "", "")).isEqualTo("pjrun: rank 3 (pid 77) ended with exit status 3\n");
    }

    @Test
    void text_outOfHeap_tellsTheLimit() {
        assertThat(text(1, "java.lang.OutOfMemoryError: Java heap space", List.of(), 512 << 20, "", ""))
                .contains("512 MiB of heap", "-J-Xmx");
        assertThat(text(1, "java.lang.OutOfMemoryError: Java heap space", List.of(), 0, "", ""))
                .contains("that you chose");
    }

    @Test
    void text_killed_tellsWhetherTheKernelDid() {
        assertThat(text(137, "", List.of(), 0, "the kernel did it", ""))
                .contains("SIGKILL (9)", "the kernel did it: give each rank less");
        assertThat(text(137, "", List.of(), 0, "", "")).contains("SIGKILL (9)").doesNotContain("memory");
    }

    @Test
    void text_crashed_namesTheFile() {
        assertThat(text(134, "", List.of(), 0, "", "/x/hs_err_pid77.log"))
                .contains("crashed and left /x/hs_err_pid77.log");
    }
}
