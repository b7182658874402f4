package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of package {@code mpi} are recognized, and started as they are used to. */
class MpiProgramsTest {
    @TempDir
    private Path temporary;

    private PjrunProcess start(Map<String, String> environment, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("-cp", PjrunProcess.programs(), "--no-tag-output"));
        all.addAll(List.of(words));
        List<String> jvm = List.of("-Dpjrun.lib=" + PjrunProcess.distribution("lib"));
        return PjrunProcess.start(temporary, jvm, environment, all.toArray(new String[0]));
    }

    private List<String> lines(String... words) throws Exception {
        try (PjrunProcess pjrun = start(Map.of(), words)) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.err()).isEmpty();
            return pjrun.out().lines().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--threads", "--transport=shm"})
    void programOfMpjExpress_getsRankSizeAndDevice_whichInitTakesAway(String how) throws Exception {
        assertThat(lines(how, "-np", "2", OldProgram.class.getName(), "arguments", "x"))
                .containsExactlyInAnyOrder(
                        "0: [0, 2, pjrun, arguments, x] [arguments, x] 1 1",
                        "1: [1, 2, pjrun, arguments, x] [arguments, x] 1 1");
    }

    @Test
    void mpjArgs_saysOtherwise() throws Exception {
        assertThat(lines("--mpj-args", "plain", "-np", "1", OldProgram.class.getName(), "arguments", "x"))
                .containsExactly("0: [arguments, x] [arguments, x] 0 1");
    }

    @Test
    void programOfOpenMpi_getsItsOwnArguments() throws Exception {
        assertThat(lines("-np", "2", OpenProgram.class.getName(), "a"))
                .containsExactlyInAnyOrder("0: [a] 1", "1: [a] 1");
        assertThat(lines("--mpj-args", "prefix", "-np", "1", OpenProgram.class.getName(), "a"))
                .containsExactly("0: [0, 1, pjrun, a] 0");
    }

    @Test
    void error_isAnExceptionWithItsClass() throws Exception {
        assertThat(lines("--threads", "-np", "2", OldProgram.class.getName(), "wrong"))
                .containsExactlyInAnyOrder("0: true", "1: true");
    }

    @Test
    void messageOfAnotherType_isToldOfAndTaken() throws Exception {
        try (PjrunProcess pjrun = start(Map.of(), "-np", "2", OldProgram.class.getName(), "types")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out()).isEqualTo("bits 2\n");
            assertThat(pjrun.messages()).singleElement().asString().contains("INT was sent", "received as FLOAT");
        }
    }

    @Test
    void commandLineOfMpjrun_isUnderstood() throws Exception {
        List<String> jvm = List.of("-Dpjrun.lib=" + PjrunProcess.distribution("lib"));
        String[] words = {
            "--compat",
            "mpj",
            "-np",
            "1",
            "-dev",
            "niodev",
            "-cp",
            PjrunProcess.programs(),
            OldProgram.class.getName(),
            "arguments"
        };
        try (PjrunProcess pjrun = PjrunProcess.start(temporary, jvm, Map.of(), words)) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out()).isEqualTo("0: [0, 1, pjrun, arguments] [arguments] 0 1\n");
            assertThat(pjrun.messages()).singleElement().asString().contains("-dev niodev: has no meaning here");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--threads", "--transport=shm"})
    void exitOfOneRank_isWhatIsToldOf_notThatOthersMissIt(String how) throws Exception {
        try (PjrunProcess pjrun = start(Map.of(), how, "-np", "2", OldProgram.class.getName(), "exit")) {
            assertThat(pjrun.await()).isEqualTo(3);
            assertThat(pjrun.messages()).singleElement().asString().contains("rank 1", "exit status 3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--threads", "--transport=shm"})
    void abort_endsTheJobWithItsCode(String how) throws Exception {
        try (PjrunProcess pjrun = start(Map.of(), how, "-np", "2", OldProgram.class.getName(), "abort")) {
            assertThat(pjrun.await()).as(pjrun.err()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--threads", "--transport=shm"})
    void listenerThatIsLeft_doesNotKeepAJobFromEnding(String how) throws Exception {
        try (PjrunProcess pjrun = start(Map.of(), how, "-np", "2", OldProgram.class.getName(), "listener")) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.out().lines()).containsExactlyInAnyOrder("0: ends", "1: ends");
        }
    }

    @Test
    void programThatNeverEnds_isEndedByCtrlC() throws Exception {
        try (PjrunProcess pjrun =
                start(Map.of(), "--deadlock", "off", "-np", "2", OldProgram.class.getName(), "forever")) {
            pjrun.awaitOut("0: here");
            pjrun.awaitOut("1: here");
            pjrun.signal("INT");
            assertThat(pjrun.await()).isEqualTo(130);
            assertThat(pjrun.leavesNoProcess(2000)).isTrue();
        }
    }

    @Test
    void source_evenInPackageMpi_isCompiledAndRun() throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("source/mpi/course"));
        Path source = Files.writeString(folder.resolve("Own.java"), """
            package mpi.course;
            import mpi.*;
            import mpjdev.*;
            import xdev.*;
            public class Own {
                public static void main(String[] args) throws Exception {
                    MPI.Init(args);
                    System.out.println(Helper.text() + MPI.COMM_WORLD.Rank() + args[3]);
                    MPI.Finalize();
                }
            }
            """);
        Files.writeString(folder.resolveSibling("Helper.java"), """
            package mpi;
            public class Helper {
                public static String text() {
                    return "rank ";
                }
            }
            """);
        assertThat(lines("-np", "2", source.toString(), "!")).containsExactlyInAnyOrder("rank 0!", "rank 1!");
    }
}
