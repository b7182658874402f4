package org.pjrun.mpj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that were compiled against MPJ Express print the same under it and here. */
class DifferentialTest {
    private static final int RANKS = 4;
    private static final Path JARS = Path.of("/usr/share/java");
    private static final Path MPJ = JARS.resolve("mpj.jar");

    /** What the default build compares: each of the others takes a JVM of its own. */
    private static final Set<String> FEW = Set.of("Complex", "Words", "BucketSort");

    /** What fails there: its Reduce takes the offset of the send buffer in the receive buffer, too. */
    private static final Set<String> BROKEN_THERE = Set.of("Primes");

    @TempDir
    private Path temporary;

    @Test
    @Timeout(300)
    void programs_printTheSameLinesAsUnderMpjExpress() throws Exception {
        assumeTrue(Files.isRegularFile(MPJ), "MPJ Express is not installed (Debian: libmpj-java)");
        Path home = home();
        Path classes = compiled();
        SoftAssertions softly = new SoftAssertions();
        try (RankHost host = new RankHost(RANKS)) {
            for (Class<?> program : ProgramsTest.programs("express")) {
                String name = program.getSimpleName();
                if (!FEW.contains(name) && !Boolean.getBoolean("pjrun.proof") || BROKEN_THERE.contains(name)) {
                    continue;
                }
                URL[] place = {classes.toUri().toURL()};
                List<String> ours = new ArrayList<>();
                host.run(place, program.getName()).forEach(ours::addAll);
                softly.assertThat(ours)
                        .as(name)
                        .containsExactlyInAnyOrderElementsOf(theirs(home, classes, program.getName()));
            }
        }
        softly.assertAll();
    }

    /** A home for MPJ Express: as Debian has it, its starter does not find its libraries. */
    private Path home() throws IOException {
        Path lib = Files.createDirectories(temporary.resolve("home/lib"));
        Path conf = Files.createDirectories(temporary.resolve("home/conf"));
        try (Stream<Path> jars = Files.list(Path.of("/usr/share/mpj/lib"))) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, lib.resolve(jar.getFileName()));
            }
        }
        for (String jar : List.of("log4j-1.2.jar", "commons-cli.jar", "commons-codec.jar", "commons-io.jar")) {
            Files.copy(JARS.resolve(jar), lib.resolve(jar));
        }
        try (Stream<Path> files = Files.list(Path.of("/etc/mpj"))) {
            for (Path file : files.toList()) {
                Files.copy(file, conf.resolve(file.getFileName()));
            }
        }
        return lib.getParent();
    }

    /** The programs, compiled against MPJ Express's own classes. */
    private Path compiled() throws IOException {
        Path classes = Files.createDirectories(temporary.resolve("classes"));
        List<String> words =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", MPJ.toString()));
        Path sources = Path.of(System.getProperty("basedir", "."), "src/test/java/org/pjrun/mpj/express");
        try (Stream<Path> files = Files.list(sources)) {
            files.map(Path::toString)
                    .filter(f -> !f.endsWith("package-info.java"))
                    .forEach(words::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(new String[0])))
                .isZero();
        return classes;
    }

    private List<String> theirs(Path home, Path classes, String program) throws IOException, InterruptedException {
        Path out = temporary.resolve("out.txt");
        String java = System.getProperty("java.home") + "/bin";
        ProcessBuilder builder = new ProcessBuilder(
                        java + "/java",
                        "-jar",
                        home.resolve("lib/starter.jar").toString(),
                        "-np",
                        Integer.toString(RANKS),
                        "-dev",
                        "multicore",
                        "-cp",
                        classes.toString(),
                        program)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("MPJ_HOME", home.toString());
        // its starter looks for java on the path
        builder.environment().put("PATH", java + File.pathSeparator + System.getenv("PATH"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).as(program).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readAllLines(out).stream()
                .filter(line -> !line.startsWith("MPJ Express"))
                .toList();
    }
}
