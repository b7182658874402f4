package org.pjrun.internal.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.shared.Kernel;
import org.pjrun.internal.shared.Shared;

/**
 * The memory that the ranks of one host share, made by whoever starts them.
 *
 * <p>On Linux it is an anonymous memory file of this process, which ranks open through {@code /proc/PID/fd/N}: it has no
 * name, so nothing can be left behind, and the size of {@code /dev/shm} does not matter. Where that is refused it is a
 * named file in a folder of its own that only this user can enter; whoever made it removes it, and the launcher's
 * janitor does where the maker was killed.
 */
public final class HostSegment implements AutoCloseable {
    private final SegmentLayout layout;
    private final MemorySegment memory;
    private final String path;
    private final @Nullable Path folder;
    private final @Nullable String warning;

    private HostSegment(
            SegmentLayout layout, MemorySegment memory, String path, @Nullable Path folder, @Nullable String warning) {
        this.layout = layout;
        this.memory = memory;
        this.path = path;
        this.folder = folder;
        this.warning = warning;
        format(memory, layout);
    }

    /** Makes the segment of a job: an anonymous file, or a named one with a {@link #warning()}. */
    public static HostSegment create(String job, int ranks) {
        List<Path> places =
                new ArrayList<>(List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir"))));
        return create(job, ranks, !Boolean.getBoolean("pjrun.no-memfd"), places);
    }

    /** The same with the choices of the system made by the caller. */
    public static HostSegment create(String job, int ranks, boolean anonymous, List<Path> places) {
        SegmentLayout layout = new SegmentLayout(ranks);
        String name = "pjrun-" + user() + "-" + job;
        String refused = "";
        if (anonymous && Kernel.available()) {
            int descriptor = Kernel.memfd(name);
            if (descriptor >= 0) {
                String path = "/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor;
                try {
                    return new HostSegment(layout, map(Path.of(path), layout), path, null, null);
                } catch (IOException e) {
                    refused = "anonymous memory: " + e.getMessage() + "; ";
                }
            } else {
                refused = "anonymous memory is refused by the kernel; ";
            }
        }
        for (Path place : places) {
            try {
                if (room(place) < layout.ring(0, 1) + layout.laneBytes()) {
                    refused += place + " has no room; ";
                    continue;
                }
                Path folder = Files.createTempDirectory(
                        place,
                        name + "-",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                Path file = folder.resolve("segment");
                Files.createFile(file);
                return new HostSegment(
                        layout, map(file, layout), file.toString(), folder, refused + "ranks share the file " + file);
            } catch (IOException | UnsupportedOperationException e) {
                refused += place + ": " + e.getMessage() + "; ";
            }
        }
        throw new UncheckedIOException(new IOException("shared memory for " + ranks + " ranks: " + refused
                + "give at least 1 MiB in one of " + places + " (docker: --shm-size)"));
    }

    /** Memory for ranks that are threads of this process, shared by handing it to each of them. */
    public static MemorySegment local(int ranks) {
        SegmentLayout layout = new SegmentLayout(ranks);
        MemorySegment memory = sparse(layout);
        format(memory, layout);
        return memory;
    }

    /** Memory that takes room only where it is touched; a plain allocation would be cleared as a whole. */
    private static MemorySegment sparse(SegmentLayout layout) {
        try {
            Path memory = Path.of("/dev/shm");
            Path file = Files.isWritable(memory)
                    ? Files.createTempFile(memory, "pjrun-", ".hub")
                    : Files.createTempFile("pjrun-", ".hub");
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, layout.bytes(), Arena.ofAuto());
            }
        } catch (IOException e) {
            return Arena.ofAuto().allocate(layout.bytes(), 4096);
        }
    }

    /** Maps the segment that a rank was given. */
    public static MemorySegment attach(String path, int ranks) throws IOException {
        SegmentLayout layout = new SegmentLayout(ranks);
        MemorySegment memory = map(Path.of(path), layout);
        if (Shared.getLongAcquire(memory, SegmentLayout.HEADER_MAGIC) != SegmentLayout.MAGIC
                || Shared.getInt(memory, SegmentLayout.HEADER_RANKS) != ranks) {
            throw new IOException("not a segment for " + ranks + " ranks of this version of pjrun: " + path);
        }
        return memory;
    }

    /** What ranks get as PJ_SEGMENT. */
    public String path() {
        return path;
    }

    /** The folder that must be removed at the end, where the segment has a name. */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** One line for the user where the first choice was refused. */
    public Optional<String> warning() {
        return Optional.ofNullable(warning);
    }

    /** Notes the process that was started as a rank. */
    public void rankStarted(int rank, long pid) {
        Shared.putIntRelease(memory, layout.page(rank) + SegmentLayout.PAGE_PROCESS, (int) pid);
    }

    /** Notes the end of a rank's process and wakes every rank that sleeps, so that it can look. */
    public void rankEnded(int rank, boolean failed) {
        markEnded(memory, layout, rank, failed);
    }

    /** Whether the rank has joined the job, now or before. */
    public boolean joined(int rank) {
        return state(memory, layout, rank) != RankState.ABSENT;
    }

    @Override
    public void close() {
        Path named = folder;
        if (named != null) {
            try {
                Files.deleteIfExists(named.resolve("segment"));
                Files.deleteIfExists(named);
            } catch (IOException e) {
                throw new UncheckedIOException("remove " + named, e);
            }
        }
    }

    /** Marks a rank as gone and wakes all sleepers of the segment. */
    public static void markEnded(MemorySegment memory, SegmentLayout layout, int rank, boolean failed) {
        long page = layout.page(rank);
        RankState state = state(memory, layout, rank);
        boolean died = failed || state == RankState.JOINED;
        Shared.putIntRelease(
                memory, page + SegmentLayout.PAGE_STATE, (died ? RankState.DEAD : RankState.LEFT).ordinal());
        wakeAll(memory, layout);
    }

    /** Announces a change of rank states and wakes every sleeping rank. */
    public static void wakeAll(MemorySegment memory, SegmentLayout layout) {
        Shared.addInt(memory, SegmentLayout.HEADER_EPOCH, 1);
        for (int r = 0; r < layout.ranks(); r++) {
            long page = layout.page(r);
            Shared.addInt(memory, page + SegmentLayout.PAGE_FUTEX, 1);
            if (Shared.getIntAcquire(memory, page + SegmentLayout.PAGE_SLEEPING) != 0 && Kernel.available()) {
                Kernel.futexWake(memory.address() + page + SegmentLayout.PAGE_FUTEX, Integer.MAX_VALUE);
            }
        }
    }

    public static RankState state(MemorySegment memory, SegmentLayout layout, int rank) {
        return RankState.of(Shared.getIntAcquire(memory, layout.page(rank) + SegmentLayout.PAGE_STATE));
    }

    private static void format(MemorySegment memory, SegmentLayout layout) {
        Shared.putIntRelease(memory, SegmentLayout.HEADER_RANKS, layout.ranks());
        Shared.putLongRelease(memory, SegmentLayout.HEADER_MAGIC, SegmentLayout.MAGIC);
    }

    private static MemorySegment map(Path file, SegmentLayout layout) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, layout.bytes(), Arena.global());
        }
    }

    private static long room(Path place) throws IOException {
        FileStore store = Files.getFileStore(place);
        return Files.isWritable(place) ? store.getUsableSpace() : 0;
    }

    private static String user() {
        try {
            Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            return uid.toString();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return System.getProperty("user.name");
        }
    }
}
