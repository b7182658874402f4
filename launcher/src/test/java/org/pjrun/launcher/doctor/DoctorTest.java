package org.pjrun.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.launcher.plan.Machine;

class DoctorTest {
    private static final long GIB = 1L << 30;

    @TempDir
    private Path root;

    private Doctor doctor(long memory) {
        return doctor(memory, root);
    }

    private Doctor doctor(long memory, Path cache) {
        return new Doctor(
                root,
                new Machine(2, memory, System.getProperty("java.home"), false, List.of()),
                Map.of("XDG_CACHE_HOME", cache.toString()));
    }

    @Test
    void cacheFolder_thatDoesNotExist_isJudgedByWhereItWouldBe() throws IOException {
        healthy();
        assertThat(doctor(8 * GIB, root.resolve("a/b")).satisfied()).isTrue();
        Path file = Files.createFile(root.resolve("file"));
        assertThat(doctor(8 * GIB, file.resolve("b")).text())
                .contains("to do  cache folder " + file + " can't be written\n       -> set XDG_CACHE_HOME");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void healthy() throws IOException {
        Files.createDirectories(root.resolve("dev/shm"));
        write("proc/meminfo", "MemTotal:  8388608 kB\nMemAvailable:  4194304 kB\n");
        write("proc/cpuinfo", "processor\t: 0\nprocessor\t: 1\nprocessor\t: 2\nprocessor\t: 3\n");
        write("proc/self/limits", """
            Limit                     Soft Limit           Hard Limit           Units
            Max processes             96365                96365                processes
            Max open files            20000                20000                files
            Max address space         unlimited            unlimited            bytes
            """);
    }

    @Test
    void host_thatIsFit_leavesNothingToDo() throws IOException {
        healthy();
        Doctor doctor = doctor(8 * GIB);
        assertThat(doctor.text())
                .doesNotContain("to do")
                .contains(
                        "2 cores for jobs of 4 (CPU affinity or the cgroup's quota limits them)",
                        "8.0 GiB of memory for jobs",
                        "in /dev/shm",
                        "at most 20000 open files");
        assertThat(doctor.satisfied()).isTrue();
    }

    @Test
    void host_thatLacksSomething_isToldWhatToDo() throws IOException {
        healthy();
        Files.delete(root.resolve("dev/shm"));
        write("proc/meminfo", "MemTotal:  8388608 kB\nMemAvailable:  102400 kB\n");
        write("proc/self/limits", """
            Max processes             unlimited            unlimited            processes
            Max open files            256                  20000                files
            Max address space         12288000000          unlimited            bytes
            """);
        Doctor doctor = doctor(GIB / 4);
        assertThat(doctor.satisfied()).isFalse();
        assertThat(doctor.text())
                .contains(
                        "to do  no folder /dev/shm that can be written\n       -> mount a tmpfs there",
                        "to do  256 MiB of memory for jobs\n",
                        "to do  100 MiB of it available\n",
                        "to do  at most 256 open files\n       -> raise it with ulimit -n 1024\n",
                        "to do  at most 12288000000 bytes of address space\n"
                                + "       -> raise it with ulimit -v unlimited\n",
                        "ok     any number of processes and threads\n");
    }
}
