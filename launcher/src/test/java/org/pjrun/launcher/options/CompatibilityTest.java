package org.pjrun.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.launcher.BadInput;

/** Command lines of mpjrun and mpirun in pjrun's words. */
class CompatibilityTest {
    private static Compatibility.Translated translated(String line) {
        return Compatibility.translated(line.split(" "));
    }

    @Test
    void mpj_keepsWhatPjrunHas_andNotesTheRest() {
        Compatibility.Translated line = translated(
                "--compat mpj -np 4 -dev niodev -psl 64 -debug 5005 -yarn -wdir w -cp a.jar -Xmx64m Main x -np");
        assertThat(line.words())
                .containsExactly("-np", "4", "-wdir", "w", "-cp", "a.jar", "-J-Xmx64m", "Main", "x", "-np");
        assertThat(line.notes()).hasSize(4);
        assertThat(line.notes().get(0)).startsWith("-psl 64: ");
    }

    @Test
    void mpj_multicore_isThreads_andTheDefault_andJarIsTheProgram() {
        assertThat(translated("--compat=mpj -np 2 -dev multicore -jar x.jar y").words())
                .containsExactly("-np", "2", "--threads", "x.jar", "y");
        Compatibility.Translated line = translated("--compat=mpj -np 2 -machinesfile machines Main");
        assertThat(line.words()).containsExactly("-np", "2", "--threads", "Main");
        assertThat(line.notes()).singleElement().asString().startsWith("-machinesfile machines: ");
    }

    @Test
    void mpj_machines_areHosts_whichRanksGoRound() {
        assertThat(translated("--compat mpj -machinesfile machines -np 4 -dev hybdev Main")
                        .words())
                .containsExactly("-np", "4", "--hostfile", "machines", "--map-by", "node", "--oversubscribe", "Main");
    }

    @Test
    void mpj_source_isTheFileThatTheClassIsIn(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("Main.java"));
        assertThat(translated("--compat mpj -src -np 1 " + folder + "/Main a").words())
                .containsExactly("-np", "1", "--threads", folder + "/Main.java", "a");
        assertThat(translated("--compat mpj -src -np 1 " + folder + "/Other a").words())
                .containsExactly("-np", "1", "--threads", folder + "/Other", "a");
    }

    @Test
    void ompi_valuesThatPjrunHas_stay() {
        Compatibility.Translated line = translated(
                "--compat ompi -N 2 --map-by ppr:2:node --bind-to socket --map-by core --rank-by node -H a:2 java"
                        + " Main");
        assertThat(line.words())
                .containsExactly("-N", "2", "--map-by", "ppr:2:node", "--rank-by", "node", "-H", "a:2", "Main");
        assertThat(line.notes()).hasSize(2);
        assertThat(line.notes().get(0)).startsWith("--bind-to socket: ");
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
    void launchersOwnName_mayStandInFront() {
        assertThat(translated("--compat ompi mpirun -np 4 java -cp classes Main mpirun")
                        .words())
                .containsExactly("-np", "4", "-cp", "classes", "Main", "mpirun");
        assertThat(translated("--compat mpj mpjrun.sh -np 2 -cp classes Main").words())
                .containsExactly("-np", "2", "-cp", "classes", "--threads", "Main");
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
