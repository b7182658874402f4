package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pjrun shows of how far its ranks are: on a terminal, in a pipe, in a file. */
final class JobProgressTest {
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    @TempDir
    private Path temporary;

    /** Starts ranks whose pjrun is run by a command of the shell, in which {@code "$@"} stands for pjrun. */
    private PjrunProcess start(String shell, int ranks, String... words) throws IOException {
        List<String> all =
                new ArrayList<>(List.of("-np", ranks + "", "-cp", PjrunProcess.programs(), Stepping.class.getName()));
        all.addAll(List.of(words));
        return PjrunProcess.startBy(
                temporary,
                List.of("sh", "-c", shell, "sh"),
                List.of("-Dpjrun.lib=" + PjrunProcess.distribution("lib")),
                all.toArray(new String[0]));
    }

    /** A command of the shell that gives pjrun a terminal, whose output is its own. */
    private String terminal(String name) {
        Path command = temporary.resolve(name);
        return "echo exec \"$@\" >" + command + "; TERM=xterm exec " + SCRIPT + " -qec 'sh " + command + "' /dev/null";
    }

    @Test
    void progress_isABarOnATerminal() throws Exception {
        assumeTrue(Files.exists(SCRIPT), "skipped: " + SCRIPT + " is missing, so there is no terminal");
        try (PjrunProcess three = start(terminal("three"), 3);
                PjrunProcess alone = start(terminal("alone"), 1);
                PjrunProcess pool = start(terminal("pool"), 3, "pool")) {
            assertThat(three.await()).as(three.out()).isZero();
            assertThat(three.out())
                    .containsPattern("\r\033\\[K\033\\[\\?7lepochs \\[#+\\.+\\] \\d+ %, \\d+ of 12, .*/s, \\d s left,"
                            + " slowest: rank 1 \\(\\d+ %\\)\033\\[\\?7h")
                    .containsPattern("\r\033\\[Kepochs \\[#{20}\\] 100 %, 12 of 12, \\d+(\\.\\d)?/s, in [12] s\r\n$");
            assertThat(alone.await()).as(alone.out()).isZero();
            assertThat(alone.out()).containsPattern("7lepochs \\[#+\\.+\\] \\d+ %, \\d of 4, [^\r\n]*\r\033\\[K");
            assertThat(pool.await()).as(pool.out()).isZero();
            assertThat(pool.out())
                    .containsPattern("7lpoints \\[#+\\.+\\] \\d+ %, \\d of 8, ")
                    .containsPattern("Kpoints \\[#{20}\\] 100 %, 8 of 8, ");
        }
    }

    @Test
    void progress_isALineInAPipeAndNothingInAFile() throws Exception {
        Path file = temporary.resolve("err");
        try (PjrunProcess inPipe = start("exec \"$@\"", 3);
                PjrunProcess inFile = start("exec \"$@\" 2>" + file, 3)) {
            assertThat(inPipe.await()).as(inPipe.err()).isZero();
            assertThat(inPipe.err()).matches("epochs 100 %, 12 of 12, \\d+(\\.\\d)?/s, in [12] s\n");
            assertThat(inFile.await()).isZero();
            assertThat(file).isEmptyFile();
        }
    }
}
