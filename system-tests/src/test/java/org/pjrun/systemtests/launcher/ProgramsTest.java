package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to name a program starts it once for each rank. */
class ProgramsTest {
    private static final String CONDUCT = Conduct.class.getName();

    @TempDir
    private Path temporary;

    @TempDir
    private Path folder;

    private String output(String... words) throws IOException, InterruptedException {
        try (PjrunProcess pjrun = PjrunProcess.start(temporary, words)) {
            assertThat(pjrun.await()).as(pjrun.err()).isZero();
            assertThat(pjrun.leavesNoProcess(2000)).isTrue();
            try (var left = Files.list(temporary)) {
                assertThat(left).isEmpty();
            }
            return pjrun.out();
        }
    }

    @Test
    void class_withArguments_getsThemUntouched() throws Exception {
        assertThat(output("-np", "1", "-cp", PjrunProcess.programs(), CONDUCT, "arguments", "-np", "a b", "", "*"))
                .isEqualTo("arguments|-np|a b||*\n");
    }

    @Test
    void class_ofEachRank_knowsItsPlace() throws Exception {
        List<String> lines = output("-np", "3", "-cp", PjrunProcess.programs(), CONDUCT, "environment")
                .lines()
                .sorted()
                .toList();
        assertThat(lines).hasSize(3);
        String job = lines.get(0).substring(0, 6);
        int cores = Runtime.getRuntime().availableProcessors();
        for (int r = 0; r < 3; r++) {
            assertThat(lines.get(r))
                    .isEqualTo(job + " " + r + " of 3 cores " + cores + " processors " + Math.max(1, cores / 3));
        }
    }

    @Test
    void class_inTheVariableClasspath_isFound() throws Exception {
        Map<String, String> environment = Map.of("CLASSPATH", PjrunProcess.programs());
        try (PjrunProcess pjrun =
                PjrunProcess.start(temporary, List.of(), environment, "-np", "2", CONDUCT, "arguments")) {
            assertThat(pjrun.await()).isZero();
            assertThat(pjrun.out()).isEqualTo("arguments\narguments\n");
        }
    }

    @Test
    void source_withAFileBesideIt_isCompiledOnceAndRun() throws Exception {
        Path file = Files.writeString(
                folder.resolve("Greet.java"), "void main(String[] words) { IO.println(Other.greet(words[0])); }\n");
        Files.writeString(
                folder.resolve("Other.java"),
                "class Other { static String greet(String name) { return \"hi \" + name; } }\n");
        assertThat(output("-np", "2", file.toString(), "you")).isEqualTo("hi you\nhi you\n");
    }

    @Test
    void source_thatUsesComm_isCompiledAgainstPjrun() throws Exception {
        Path file = Files.writeString(folder.resolve("Sizes.java"), """
            import org.pjrun.Comm;

            void main() {
                IO.println(Comm.world().rank() + " of " + Comm.world().size());
            }
            """);
        assertThat(output("-np", "2", file.toString()).lines()).containsExactlyInAnyOrder("0 of 2", "1 of 2");
        assertThat(output("--threads", "-np", "2", file.toString()).lines())
                .containsExactlyInAnyOrder("0 of 2", "1 of 2");
    }

    @Test
    void jar_withMainClass_isRun() throws Exception {
        Path jar = folder.resolve("app.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, CONDUCT);
        String entry = CONDUCT.replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream target = new JarOutputStream(out, manifest)) {
            target.putNextEntry(new JarEntry(entry));
            Files.copy(Path.of(PjrunProcess.programs(), entry), target);
        }
        assertThat(output("-np", "2", jar.toString(), "arguments", "x")).isEqualTo("arguments|x\narguments|x\n");
    }

    @Test
    void dryRun_ofAProgram_printsTheCommandsAndStartsNothing() throws Exception {
        String text = output("--dry-run", "-np", "2", "-J-Xmx50m", "-cp", PjrunProcess.programs(), CONDUCT, "x y");
        assertThat(text.lines()).hasSize(2).allMatch(line -> line.endsWith(CONDUCT + " 'x y'"));
        assertThat(text).contains("PJ_RANK=1", "-Xmx50m");
    }

    @Test
    void printClasspath_isWhatJavacNeeds() throws Exception {
        String text = output("--print-classpath");
        assertThat(text.strip().split(java.io.File.pathSeparator)).contains(PjrunProcess.place(org.pjrun.Comm.class));
        assertThat(text).doesNotContain("picocli");
    }
}
