package org.pjrun.launcher.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.launcher.BadInput;

class ProgramFinderTest {
    @TempDir
    private Path folder;

    private OwnClassPath own = new OwnClassPath(List.of(), List.of(), List.of(), false);

    @BeforeEach
    void makeClasses() throws IOException {
        touch("classes/Top.class");
        touch("classes/a/b/Deep.class");
        own = new OwnClassPath(
                List.of(),
                List.of(jar("own.jar", null, "org/pjrun/samples/WordCount.class")
                        .toString()),
                List.of(),
                false);
    }

    private Path touch(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, new byte[0]);
    }

    private Path jar(String name, @Nullable String mainClass, String... entries) throws IOException {
        Path file = folder.resolve(name);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (mainClass != null) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (String entry : entries) {
                jar.putNextEntry(new ZipEntry(entry));
            }
        }
        return file;
    }

    private Program find(String name) {
        return new ProgramFinder(own, folder.resolve("classes").toString(), null).find(name);
    }

    @Test
    void find_classInAFolder_isThatClass() {
        assertThat(find("Top")).isEqualTo(new Program.Compiled("Top", List.of(folder + "/classes")));
        assertThat(find("a.b.Deep")).extracting("mainClass").isEqualTo("a.b.Deep");
        assertThat(find("a/b/Deep")).extracting("mainClass").isEqualTo("a.b.Deep");
    }

    @Test
    void find_java_isAnsweredWithWhatToWrite() {
        assertThatThrownBy(() -> find("java"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("name the class, as in pjrun -np 4 -cp classes Main");
    }

    @Test
    void find_classInAJarOfAFolder_isThatClass() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        jar("lib/x.jar", null, "In.class");
        Program program = new ProgramFinder(own, folder + "/lib/*", null).find("In");
        assertThat(program).isEqualTo(new Program.Compiled("In", List.of(folder + "/lib/x.jar")));
    }

    @Test
    void find_classPathVariable_isUsedWithoutTheOption() {
        Program program = new ProgramFinder(own, null, folder + "/classes").find("Top");
        assertThat(program.classPath()).containsExactly(folder + "/classes");
    }

    @Test
    void find_shortNameOfASample_isTheSample() {
        assertThat(find("WordCount")).extracting("mainClass").isEqualTo("org.pjrun.samples.WordCount");
        assertThat(find("org.pjrun.samples.WordCount"))
                .extracting("mainClass")
                .isEqualTo("org.pjrun.samples.WordCount");
    }

    @Test
    void find_usersClassOfASamplesName_wins() throws IOException {
        touch("classes/WordCount.class");
        assertThat(find("WordCount")).extracting("mainClass").isEqualTo("WordCount");
    }

    @Test
    void find_slipOfTheFinger_isBadInputWithAHint() {
        assertThatThrownBy(() -> find("Tpo")).isInstanceOf(BadInput.class).hasMessageContaining("did you mean Top?");
        assertThatThrownBy(() -> find("wordcount"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("did you mean WordCount?");
        assertThatThrownBy(() -> find("Deep"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("did you mean a.b.Deep?");
        assertThatThrownBy(() -> find("Nowhere"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("Nowhere: no such class in the class path " + folder + "/classes")
                .hasMessageNotContaining("did you mean");
    }

    @Test
    void find_jar_isItsMainClass() throws IOException {
        Path jar = jar("app.jar", "a.App");
        Program program = new ProgramFinder(own, null, null).find(jar.toString());
        assertThat(program).isEqualTo(new Program.Compiled("a.App", List.of(jar.toString())));
    }

    @Test
    void find_jarWithoutMainClass_isBadInput() throws IOException {
        Path jar = jar("lib.jar", null);
        assertThatThrownBy(() -> find(jar.toString()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("names no Main-Class");
    }

    @Test
    void find_fileThatIsNoJar_isBadInput() throws IOException {
        Path file = Files.writeString(folder.resolve("no.jar"), "text");
        assertThatThrownBy(() -> find(file.toString()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not a jar file");
        assertThatThrownBy(() -> find("missing.jar"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> find(folder + "/missing.java"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void find_sourceFile_isToBeCompiled() throws IOException {
        Path file = touch("Greet.java");
        Program program = find(file.toString());
        assertThat(program).isInstanceOf(Program.Source.class);
        assertThat(program.ifCompiled().mainClass()).isEqualTo("Greet");
    }

    @Test
    void ownClassPath_ofAFolder_partsWhatRanksNeed() throws IOException {
        for (String name :
                List.of("pjrun-runtime-1.jar", "pjrun-launcher-1.jar", "picocli-4.jar", "kryo-5.jar", "x.txt")) {
            touch("lib2/" + name);
        }
        OwnClassPath path = OwnClassPath.find(folder + "/lib2", "");
        assertThat(path.ranks()).containsExactly(folder + "/lib2/kryo-5.jar", folder + "/lib2/pjrun-runtime-1.jar");
        assertThat(path.first()).containsExactly(folder + "/lib2/pjrun-runtime-1.jar");
        assertThat(path.launcher())
                .containsExactly(folder + "/lib2/picocli-4.jar", folder + "/lib2/pjrun-launcher-1.jar");
        assertThatThrownBy(() -> OwnClassPath.find(folder + "/none", "")).isInstanceOf(BadInput.class);
    }
}
