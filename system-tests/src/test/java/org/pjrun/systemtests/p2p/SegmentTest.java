package org.pjrun.systemtests.p2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.internal.bootstrap.HostSegment;

/** Where the shared memory comes from, and what happens where there is little. */
@Timeout(120)
class SegmentTest {
    private static final List<String> SMALL = List.of("-Xmx64m");

    @TempDir
    private Path folder;

    @Test
    void anonymous_ranksExchange_andNothingHasAName() throws IOException, InterruptedException {
        HostSegment segment = HostSegment.create("anonymous", 4);
        assertThat(segment.warning()).isEmpty();
        assertThat(segment.folder()).isEmpty();
        assertThat(segment.path()).startsWith("/proc/" + ProcessHandle.current().pid() + "/fd/");
        exchanges(segment, 4);
        try (Stream<Path> left = Files.list(Path.of("/dev/shm"))) {
            assertThat(left).noneMatch(file -> file.toString().contains("anonymous"));
        }
    }

    @Test
    void anonymousRefused_namedFileWithOneLineAndRemovedAtTheEnd() throws IOException, InterruptedException {
        HostSegment segment = HostSegment.create("named", 4, false, List.of(folder));
        Path made = segment.folder().orElseThrow();
        assertThat(made).hasParent(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(segment.warning()).contains("ranks share the file " + made.resolve("segment"));
        exchanges(segment, 4);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void firstPlaceHasNoRoom_nextIsTakenAndTheLineSaysWhy() throws IOException, InterruptedException {
        Path missing = folder.resolve("missing");
        HostSegment segment = HostSegment.create("next", 2, false, List.of(missing, folder));
        assertThat(segment.warning().orElseThrow())
                .startsWith(missing.toString())
                .contains("; ranks share the file " + folder)
                .doesNotContain("\n");
        exchanges(segment, 2);
    }

    @Test
    void noPlaceHasRoom_errorSaysWhatToDo() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> HostSegment.create("none", 2, false, List.of(missing)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("shared memory for 2 ranks: ")
                .hasMessageContaining("make room for at least ")
                .hasMessageContaining("in one of [" + missing + "] (docker: --shm-size)");
    }

    @Test
    void fileSystemOfFourMebibytes_nextPlaceIsTakenForWhatDoesNotFit() throws IOException, InterruptedException {
        Path small = mount("4m");
        try {
            HostSegment large = HostSegment.create("large", 8, false, List.of(small, folder));
            assertThat(large.warning().orElseThrow())
                    .startsWith(small + " has room for 4096 of 4392 KiB; ranks share the file " + folder)
                    .doesNotContain("\n");
            exchanges(large, 8);
            HostSegment fits = HostSegment.create("fits", 4, false, List.of(small, folder));
            assertThat(fits.path()).startsWith(small.toString());
            exchanges(fits, 4);
        } finally {
            unmount(small);
        }
    }

    @Test
    void fileSystemTooSmallForAllRings_ranksSayWhatIsShort() throws IOException, InterruptedException {
        Path small = mount("400k");
        try {
            HostSegment segment = HostSegment.create("tiny", 8, false, List.of(small));
            assertThat(segment.path()).startsWith(small.toString());
            try (RankProcesses ranks = RankProcesses.start(segment, Exchange.class, 8, SMALL)) {
                List<Integer> statuses = ranks.await(60);
                // and no rank is ended by a signal
                assertThat(statuses)
                        .as(ranks.lines().toString())
                        .isSubsetOf(0, 3)
                        .contains(3);
                assertThat(ranks.lines())
                        .anyMatch(line -> line.contains("NO_MEM")
                                && line.contains("shared memory: no room for 65536 more bytes in " + segment.path())
                                && line.contains("enlarge it (docker: --shm-size)"));
            }
        } finally {
            unmount(small);
        }
    }

    @Test
    void fullFileSystem_nextPlaceIsTaken() throws IOException, InterruptedException {
        Path small = mount("100k");
        try {
            HostSegment segment = HostSegment.create("full", 2, false, List.of(small, folder));
            assertThat(segment.warning().orElseThrow())
                    .startsWith(small + " has room for 100 of 528 KiB; ranks share the file " + folder);
            exchanges(segment, 2);
        } finally {
            unmount(small);
        }
    }

    private static void exchanges(HostSegment segment, int size) throws InterruptedException {
        try (RankProcesses ranks = RankProcesses.start(segment, Exchange.class, size, SMALL)) {
            assertThat(ranks.await(60)).as(ranks.lines().toString()).containsOnly(0);
        }
    }

    private Path mount(String size) throws IOException, InterruptedException {
        Path small = Files.createDirectory(folder.resolve("tmpfs"));
        boolean mounted = "root".equals(System.getProperty("user.name"))
                && run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", small.toString()) == 0;
        assumeTrue(mounted, "a tmpfs of one's own takes root and the right to mount");
        return small;
    }

    private static void unmount(Path small) throws IOException, InterruptedException {
        run("umount", small.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
