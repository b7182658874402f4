package org.pjrun.systemtests.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.testkit.Ranks;

/** What people get: the zip, and the project that the archetype makes. */
@Timeout(120)
class GettingItTest {
    private static final Path TARGET = Distribution.checkout().resolve("distribution/target");

    @TempDir
    private Path folder;

    @Test
    void zip_unpackedAnywhere_runsFromAnyFolder() throws Exception {
        Path home = folder.resolve("a folder/with ünusual name");
        unpack(zip(), home);
        Path pjrun;
        try (Stream<Path> roots = Files.list(home)) {
            pjrun = roots.toList().getFirst().resolve("bin/pjrun");
        }
        assertThat(pjrun).isExecutable();
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), pjrun);
        for (Path command : List.of(pjrun, elsewhere.relativize(pjrun), link)) {
            assertThat(run(elsewhere, command.toString(), "-np", "2", "Hello"))
                    .containsExactlyInAnyOrder("Hello from rank 0 of 2", "Hello from rank 1 of 2");
        }
        Files.writeString(
                elsewhere.resolve("Own.java"),
                "import org.pjrun.Comm;\nvoid main() { IO.println(Comm.world().size()); }\n");
        assertThat(run(elsewhere, link.toString(), "-np", "2", "Own.java")).containsExactly("2", "2");
    }

    @Test
    void archetype_ofANewProgram_compilesRunsAndPassesItsTest() throws Exception {
        Path template = Distribution.checkout().resolve("archetype/target/classes/archetype-resources");
        List<String> sources = new ArrayList<>();
        for (String file : List.of("src/main/java/Main.java", "src/test/java/MainTest.java")) {
            Path target = folder.resolve(Path.of(file).getFileName());
            String text = Files.readString(template.resolve(file)).replace("${package}", "org.example");
            assertThat(text).doesNotContain("${");
            Files.writeString(target, text);
            sources.add(target.toString());
        }
        Path classes = folder.resolve("classes");
        List<String> words = new ArrayList<>(
                List.of("-Xlint:all,-path", "-Werror", "-proc:none", "-d", classes.toString(), "-cp", classPath()));
        words.addAll(sources);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new)))
                .isZero();
        assertThat(new Distribution(folder).run(3, "-cp", "classes", "org.example.Main", "1000"))
                .singleElement()
                .asString()
                .startsWith("sum of 1000 terms on 3 ranks: 1.6439345");
        String descriptor = Files.readString(
                Distribution.checkout().resolve("archetype/target/classes/META-INF/maven/archetype-metadata.xml"));
        assertThat(descriptor).doesNotContain("${");
    }

    private static String classPath() {
        // the class path of this test has all that the project's pom names: pjrun, its test kit, JUnit
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                + File.pathSeparator
                + Path.of(URI.create(Ranks.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()));
    }

    private static Path zip() throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
                Stream<Path> all = Files.walk(files.getPath("/"))) {
            for (Path file : all.toList()) {
                Path place = target.resolve(file.toString().substring(1));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(file, place, StandardCopyOption.COPY_ATTRIBUTES);
                    Files.setPosixFilePermissions(place, Files.getPosixFilePermissions(file));
                }
            }
        }
    }

    private List<String> run(Path where, String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("PJ_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().remove("CLASSPATH");
        assertThat(builder.start().waitFor()).as(() -> read(out)).isZero();
        return Files.readAllLines(out);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
