package org.pjrun.internal.comm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.SplitType;

/** Where a process is confined to, on a machine of two sockets with two cores of two threads each. */
@Timeout(60)
class HardwareTest {
    @TempDir
    private Path root = Path.of("");

    @BeforeEach
    void machine() throws IOException {
        for (int cpu = 0; cpu < 8; cpu++) {
            int socket = cpu / 2 % 2;
            int core = cpu % 4;
            write("sys/devices/system/cpu/cpu" + cpu + "/topology/physical_package_id", socket);
            write("sys/devices/system/cpu/cpu" + cpu + "/topology/thread_siblings_list", core + "," + (core + 4));
            String shared = socket == 0 ? "0-1,4-5" : "2-3,6-7";
            write("sys/devices/system/cpu/cpu" + cpu + "/cache/index3/shared_cpu_list", shared);
        }
        write("sys/devices/system/node/node0/cpulist", "0-1,4-5");
        write("sys/devices/system/node/node1/cpulist", "2-3,6-7");
        write("sys/devices/system/node/online", "0-1");
    }

    private void write(String file, Object text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }

    private int confined(String cpus, SplitType type) throws IOException {
        write("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t" + cpus + "\nMems_allowed_list:\t0-1");
        return new Hardware(root).confinedTo(type);
    }

    @Test
    void process_boundToACore_isInAllThatHoldsIt() throws IOException {
        assertThat(confined("3,7", SplitType.CORE)).isEqualTo(3);
        assertThat(confined("7", SplitType.CORE)).isEqualTo(3);
        assertThat(confined("7", SplitType.NUMA)).isEqualTo(1);
        assertThat(confined("7", SplitType.SOCKET)).isEqualTo(1);
        assertThat(confined("7", SplitType.L3_CACHE)).isEqualTo(2);
        assertThat(confined("0-1", SplitType.NUMA)).isZero();
        assertThat(confined("0-1", SplitType.SOCKET)).isZero();
    }

    @Test
    void process_thatMayRunOnSeveral_isInNone() throws IOException {
        assertThat(confined("0-1", SplitType.CORE)).isEqualTo(Hardware.NONE);
        assertThat(confined("1-2", SplitType.NUMA)).isEqualTo(Hardware.NONE);
        assertThat(confined("0-7", SplitType.SOCKET)).isEqualTo(Hardware.NONE);
        assertThat(confined("0-7", SplitType.L3_CACHE)).isEqualTo(Hardware.NONE);
        assertThat(confined("0-7", SplitType.SHARED)).isZero();
    }

    @Test
    void machine_thatTellsNothing_confinesToNothing() {
        Path nowhere = root.resolve("nowhere");
        for (SplitType type : SplitType.values()) {
            assertThat(new Hardware(nowhere).confinedTo(type)).isEqualTo(type == SplitType.SHARED ? 0 : Hardware.NONE);
        }
    }
}
