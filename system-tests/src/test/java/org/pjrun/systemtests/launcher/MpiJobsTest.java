package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of module {@code mpj}'s tests as jobs of processes, and of threads: all in one job, one after the other. */
class MpiJobsTest {
    private static final long PATIENCE_SECONDS = 50;
    private static final String CHAPTERS = "org.pjrun.mpj.chapters.";

    private static final Path PROGRAMS = Path.of(System.getProperty("basedir", "."), "../mpj/target/test-classes")
            .toAbsolutePath()
            .normalize();

    @TempDir
    private Path temporary;

    /** All numbers of ranks in profile proof. */
    static List<Arguments> jobs() {
        if (!Boolean.getBoolean("pjrun.proof")) {
            return List.of(arguments("--transport=shm", 2));
        }
        List<Arguments> jobs = new ArrayList<>(List.of(arguments("--transport=tcp", 3)));
        for (int ranks : new int[] {1, 2, 3, 4, 8}) {
            jobs.add(arguments("--transport=shm", ranks));
            jobs.add(arguments("--threads", ranks));
        }
        return jobs;
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void programs_hold(String how, int ranks) throws Exception {
        assumeTrue(Files.isDirectory(PROGRAMS), "no " + PROGRAMS + ": module mpj was built without tests");
        List<String> programs = programs("express", "open");
        assertThat(programs).hasSizeGreaterThanOrEqualTo(50);
        programs.addAll(programs("chapters"));
        hold(how, ranks, programs);
    }

    static List<String> ways() {
        return Boolean.getBoolean("pjrun.proof")
                ? List.of("--transport=shm", "--transport=tcp", "--threads")
                : List.of("--transport=shm");
    }

    /** More ranks than cores, all of them sending to all. */
    @ParameterizedTest
    @MethodSource("ways")
    void orderOfMessages_isKeptUnderLoad(String how) throws Exception {
        assumeTrue(Files.isDirectory(PROGRAMS), "no " + PROGRAMS + ": module mpj was built without tests");
        hold(how, 8, List.of(CHAPTERS + "ExpressOrder", CHAPTERS + "OpenOrder"));
    }

    private void hold(String how, int ranks, List<String> programs) throws Exception {
        List<String> words = new ArrayList<>(List.of(how, "-np", Integer.toString(ranks), "--no-tag-output"));
        words.addAll(List.of("-cp", PjrunProcess.programs() + File.pathSeparator + PROGRAMS));
        words.add(AllMpiPrograms.class.getName());
        words.addAll(programs);
        List<String> jvm = List.of("-Dpjrun.lib=" + PjrunProcess.distribution("lib"));
        try (PjrunProcess pjrun = PjrunProcess.start(temporary, jvm, Map.of(), words.toArray(new String[0]))) {
            assertThat(pjrun.await(PATIENCE_SECONDS)).as(pjrun.err()).isZero();
            assertThat(pjrun.out()).doesNotContain("false");
            for (String program : programs) {
                assertThat(pjrun.out().lines().filter(line -> line.equals("ended " + program)))
                        .as(program)
                        .hasSize(ranks);
            }
        }
    }

    private static List<String> programs(String... parts) throws IOException {
        List<String> programs = new ArrayList<>();
        for (String part : parts) {
            try (Stream<Path> files = Files.list(PROGRAMS.resolve("org/pjrun/mpj/" + part))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".class") && !name.contains("$"))
                        .filter(name -> !name.startsWith("package-info"))
                        .map(name -> "org.pjrun.mpj." + part + "." + name.replace(".class", ""))
                        .sorted()
                        .forEach(programs::add);
            }
        }
        return programs;
    }
}
