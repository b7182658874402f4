package org.pjrun.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelKillsTest {
    @TempDir
    private Path mount;

    @Test
    void count_ofLines_isTheOneOfThatName() {
        assertThat(KernelKills.count("oom_kill_disable 0\nunder_oom 0\noom_kill 3\n"))
                .isEqualTo(3);
        assertThat(KernelKills.count("low 0\nhigh 1\noom 5\noom_group_kill 7\n"))
                .isZero();
        assertThat(KernelKills.count("")).isZero();
    }

    @Test
    void ofGroup_ofEitherVersion_isRead() throws IOException {
        Files.createDirectories(mount.resolve("memory/jobs"));
        Files.writeString(mount.resolve("memory/jobs/memory.oom_control"), "oom_kill_disable 0\noom_kill 2\n");
        assertThat(KernelKills.ofGroup("5:cpu:/\n4:memory:/jobs\n0::/\n", mount.toString()))
                .isEqualTo(2);
        Files.createDirectories(mount.resolve("user"));
        Files.writeString(mount.resolve("user/memory.events"), "oom 4\noom_kill 4\n");
        assertThat(KernelKills.ofGroup("0::/user\n", mount.toString())).isEqualTo(4);
        assertThat(KernelKills.ofGroup("0::/elsewhere\n", mount.toString())).isZero();
    }

    @Test
    void since_tellsWhoseMemoryWasShort() {
        KernelKills before = new KernelKills(5, 1);
        assertThat(before.since(before)).isEmpty();
        assertThat(new KernelKills(6, 1).since(before)).contains("kernel ran out of memory");
        assertThat(new KernelKills(6, 2).since(before)).contains("limit of pjrun's cgroup");
    }
}
