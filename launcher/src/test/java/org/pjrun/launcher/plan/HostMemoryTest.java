package org.pjrun.launcher.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostMemoryTest {
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void installed_ofMeminfo_isItsTotal() {
        assertThat(HostMemory.installed("MemTotal:       24684096 kB\nMemFree: 1 kB\n"))
                .isEqualTo(24684096L << 10);
        assertThat(HostMemory.installed("MemFree: 1 kB\nMemTotal: 8 kB\n")).isEqualTo(8 << 10);
    }

    @Test
    void installed_unknown_isAModestGuess() {
        assertThat(HostMemory.installed(null)).isEqualTo(4L << 30);
        assertThat(HostMemory.installed("nothing")).isEqualTo(4L << 30);
    }

    @Test
    void limit_secondVersion_isTheSmallestOfGroupAndAncestors(@TempDir Path mount) throws IOException {
        write(mount.resolve("a/b/memory.max"), "max\n");
        write(mount.resolve("a/memory.max"), "1000\n");
        assertThat(HostMemory.limit("0::/a/b\n", mount.toString())).isEqualTo(1000);
        write(mount.resolve("a/b/memory.max"), "900\n");
        assertThat(HostMemory.limit("0::/a/b\n", mount.toString())).isEqualTo(900);
    }

    @Test
    void limit_firstVersion_isTheSmallestOfGroupAndAncestors(@TempDir Path mount) throws IOException {
        write(mount.resolve("memory/memory.limit_in_bytes"), "9223372036854771712\n");
        write(mount.resolve("memory/g/memory.limit_in_bytes"), "5000\n");
        String groups = "5:cpu,cpuacct:/\n4:memory:/g\n0::/\n";
        assertThat(HostMemory.limit(groups, mount.toString())).isEqualTo(5000);
    }

    @Test
    void limit_ofAContainer_isTheMountsOwn(@TempDir Path mount) throws IOException {
        write(mount.resolve("memory.max"), "777\n");
        assertThat(HostMemory.limit("0::/not/visible/here\n", mount.toString())).isEqualTo(777);
    }

    @Test
    void limit_none_isUnlimited(@TempDir Path mount) {
        assertThat(HostMemory.limit("0::/\n", mount.toString())).isEqualTo(Long.MAX_VALUE);
        assertThat(HostMemory.limit(null, mount.toString())).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void available_here_isPlausible() {
        assertThat(HostMemory.availableBytes()).isBetween(1L << 24, 1L << 50);
    }
}
