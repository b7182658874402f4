package org.pjrun.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pjrun.launcher.BadInput;

/** Command lines of mpjrun and mpirun in pjrun's words. */
class CompatibilityTest {
    private static Compatibility.Translated translated(String line) {
        return Compatibility.translated(line.split(" "));
    }

    @Test
    void mpj_keepsWhatPjrunHas_andNotesTheRest() {
        Compatibility.Translated line =
                translated("--compat mpj -np 4 -dev niodev -machinesfile machines -cp a.jar -Xmx64m Main x -np");
        assertThat(line.words()).containsExactly("-np", "4", "-cp", "a.jar", "-J-Xmx64m", "Main", "x", "-np");
        assertThat(line.notes()).hasSize(2);
        assertThat(line.notes().get(0)).startsWith("-dev niodev: ");
    }

    @Test
    void mpj_multicore_isThreads_andJarIsTheProgram() {
        assertThat(translated("--compat=mpj -np 2 -dev multicore -jar x.jar y").words())
                .containsExactly("-np", "2", "--threads", "x.jar", "y");
    }

    @Test
    void ompi_leavesJavaOut_andHandsItsOptionsOn() {
        Compatibility.Translated line = translated(
                "--compat ompi -np 4 --oversubscribe --mca btl self,vader -x A=1 java -ea -cp classes -Dk=v Main a");
        assertThat(line.words())
                .containsExactly(
                        "-np", "4", "--oversubscribe", "-x", "A=1", "-J-ea", "-cp", "classes", "-J-Dk=v", "Main", "a");
        assertThat(line.notes()).singleElement().asString().startsWith("--mca btl self,vader: ");
    }

    @Test
    void ompi_jar_isTheProgram() {
        assertThat(translated("--compat ompi -n 2 /usr/bin/java -jar x.jar").words())
                .containsExactly("-n", "2", "x.jar");
    }

    @Test
    void others_stayAsTheyAre() {
        String[] words = {"-np", "2", "Main", "--compat", "mpj"};
        assertThat(Compatibility.translated(words).words()).isSameAs(words);
    }

    @Test
    void unknownLauncher_orMissingValue_isRefused() {
        assertThatThrownBy(() -> translated("--compat lam Main")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> translated("--compat")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> translated("--compat mpj -np")).isInstanceOf(BadInput.class);
    }
}
