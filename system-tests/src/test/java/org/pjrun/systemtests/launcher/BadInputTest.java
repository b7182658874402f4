package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done is said in one line, with status 2, and nothing is started. */
class BadInputTest {
    @TempDir
    private Path temporary;

    private void refused(String message, String... words) throws IOException, InterruptedException {
        try (PjrunProcess pjrun =
                PjrunProcess.start(temporary, List.of(), Map.of("CLASSPATH", PjrunProcess.programs()), words)) {
            assertThat(pjrun.await()).isEqualTo(2);
            assertThat(pjrun.err()).startsWith("pjrun: ").contains(message).hasLineCount(1);
            assertThat(pjrun.out()).isEmpty();
            assertThat(pjrun.leavesNoProcess(2000)).isTrue();
        }
        try (var left = Files.list(temporary)) {
            assertThat(left.filter(path -> path.toString().contains("pjrun-"))).isEmpty();
        }
    }

    @Test
    void ranks_notANumberOfRanks_areRefused() throws Exception {
        refused("-np 0: expected a number of ranks", "-np", "0", "Main");
        refused("-np x: expected a number of ranks", "-np", "x", "Main");
    }

    @Test
    void program_notThere_isRefused() throws Exception {
        refused("NoSuchClass: no such class", "-np", "2", "NoSuchClass");
        refused("no program given", "-np", "2");
    }

    @Test
    void jar_unusable_isRefused() throws Exception {
        Path file = Files.writeString(temporary.resolve("text.jar"), "no jar");
        refused("not a jar file", "-np", "2", file.toString());
        refused("cannot be read", "-np", "2", temporary.resolve("none.jar").toString());
    }

    @Test
    void option_unknown_isRefusedWithAHint() throws Exception {
        refused("did you mean --threads?", "--thread", "Main");
    }

    @Test
    void values_thatCannotBe_areRefused() throws Exception {
        refused("--timeout soon: expected a time", "--timeout", "soon", "Hello");
        refused("--stdin 2: expected a rank below 2", "-np", "2", "--stdin", "2", conduct());
        refused("before or after ':'", "-np", "2", conduct(), ":");
        refused("--wdir /no/such: no such folder", "-wdir", "/no/such", conduct());
        refused("-x PJ_NOT_SET: not set", "-x", "PJ_NOT_SET", conduct());
    }

    @Test
    void outputFolder_thatCannotBeWritten_isRefused() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        refused("--output-filename " + file, "--output-filename", file.toString(), "-np", "2", conduct());
        refused("--report " + file + "/x: expected a folder", "--report", file + "/x", "-np", "2", conduct());
    }

    @Test
    void debugPort_thatIsTaken_isRefused() throws Exception {
        // the ports of high ranks, since somebody may be debugging on this machine
        int rank = 3000;
        while (true) {
            try (ServerSocket taken = new ServerSocket(5005 + rank, 1, InetAddress.getLoopbackAddress())) {
                refused(
                        "--debug: port " + taken.getLocalPort() + " for rank " + rank + " cannot be used",
                        "-np",
                        Integer.toString(rank + 1),
                        "--debug=" + rank,
                        conduct());
                return;
            } catch (BindException e) {
                rank++;
            }
        }
    }

    private static String conduct() {
        return Conduct.class.getName();
    }

    @Test
    void source_withErrors_isRefusedAndShowsThem() throws Exception {
        Path file = Files.writeString(temporary.resolve("Bad.java"), "void main() {\n    int x = \"text\";\n}\n");
        try (PjrunProcess pjrun = PjrunProcess.start(temporary, "-np", "2", file.toString())) {
            assertThat(pjrun.await()).isEqualTo(2);
            assertThat(pjrun.err())
                    .startsWith("pjrun: " + file + ": does not compile (1 error)")
                    .contains("Bad.java:2: error: incompatible types");
            assertThat(pjrun.leavesNoProcess(2000)).isTrue();
        }
        try (var left = Files.list(temporary)) {
            assertThat(left).containsExactly(file);
        }
    }
}
