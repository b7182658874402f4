package org.pjrun.internal.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.shared.Kernel;

/**
 * The memory that the ranks of one host share, made by whoever starts them.
 *
 * <p>It is a file without a name, held open by this process, which ranks open through {@code /proc/PID/fd/N}: nothing can
 * be left behind. Where {@code /dev/shm} has room it is a file there that is unlinked at once, else a memory file of the
 * kernel's, for which size does not matter but which needs the native linker (100 ms of a launcher's start). Where
 * neither is to be had it is a named file in a folder that only this user can enter; whoever made it removes it, and the
 * launcher's janitor does where the maker was killed.
 *
 * <p>The launcher reads and writes states through the file; it maps the segment only to wake ranks when one has died.
 */
public final class HostSegment implements AutoCloseable {
    private static final long PAGE = 4096;
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final SegmentLayout layout;
    private final FileChannel channel;
    private final String path;
    private final @Nullable Path folder;
    private final @Nullable String warning;
    private @Nullable EndListener endListener;

    /** Hears of the ends of ranks' processes. */
    @FunctionalInterface
    public interface EndListener {
        /** A rank's process has ended; {@code died} if it has not left in good order. */
        void ended(int rank, boolean died);
    }

    private HostSegment(
            SegmentLayout layout, FileChannel channel, String path, @Nullable Path folder, @Nullable String warning)
            throws IOException {
        this.layout = layout;
        this.channel = channel;
        this.path = path;
        this.folder = folder;
        this.warning = warning;
        putInt(SegmentLayout.HEADER_RANKS, layout.ranks());
        ByteBuffer magic = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        channel.write(magic.putLong(SegmentLayout.MAGIC).flip(), SegmentLayout.HEADER_MAGIC);
        channel.write(ByteBuffer.allocate(1), layout.bytes() - 1);
        // what ranks look at before its owner has written to it; all else is reserved by whoever writes first
        channel.write(
                ByteBuffer.allocate((int) layout.boards().linesBytes()),
                layout.boards().lines(0, 0));
    }

    /** Makes the segment of a job. */
    public static HostSegment create(String job, int ranks) {
        boolean anonymous = !Boolean.getBoolean("pjrun.named-segment");
        return create(job, ranks, anonymous, List.of(SHARED_MEMORY, Path.of(System.getProperty("java.io.tmpdir"))));
    }

    /** The same with the choices of the system made by the caller. */
    public static HostSegment create(String job, int ranks, boolean anonymous, List<Path> places) {
        SegmentLayout layout = new SegmentLayout(ranks);
        StringBuilder refused = new StringBuilder();
        HostSegment segment = anonymous ? unlinked(layout, job, refused) : null;
        if (segment == null && anonymous) {
            segment = memoryFile(layout, job, refused);
        }
        int said = refused.length();
        long all = layout.lane(1);
        for (int i = 0; segment == null && i < places.size(); i++) {
            segment = named(layout, job, places.get(i), all, refused);
        }
        refused.setLength(segment == null ? said : refused.length());
        for (int i = 0; segment == null && i < places.size(); i++) {
            segment = named(layout, job, places.get(i), least(layout), refused); // not all pairs of ranks need talk
        }
        if (segment == null) {
            throw new UncheckedIOException(new IOException("shared memory for " + ranks + " ranks: " + refused
                    + "make room for at least " + least(layout) / 1024 + " KiB in one of " + places
                    + " (docker: --shm-size)"));
        }
        return segment;
    }

    private static @Nullable HostSegment unlinked(SegmentLayout layout, String job, StringBuilder refused) {
        Path file = SHARED_MEMORY.resolve(name(job));
        try {
            if (room(SHARED_MEMORY) < layout.bytes()) {
                return null;
            }
            NamelessFile made = NamelessFile.create(file);
            return new HostSegment(layout, made.channel(), made.path(), null, null);
        } catch (IOException | UnsupportedOperationException e) {
            refused.append(file).append(": ").append(e.getMessage()).append("; ");
            return null;
        }
    }

    private static @Nullable HostSegment memoryFile(SegmentLayout layout, String job, StringBuilder refused) {
        int descriptor = Kernel.available() ? Kernel.memfd(name(job)) : -1;
        if (descriptor < 0) {
            refused.append("anonymous memory is refused by the kernel; ");
            return null;
        }
        String path = "/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor;
        try {
            return new HostSegment(layout, open(Path.of(path)), path, null, null);
        } catch (IOException e) {
            refused.append(path).append(": ").append(e.getMessage()).append("; ");
            return null;
        }
    }

    private static @Nullable HostSegment named(
            SegmentLayout layout, String job, Path place, long wanted, StringBuilder refused) {
        try {
            long room = room(place);
            if (room < wanted) {
                refused.append(place).append(" has room for ").append(room / 1024);
                refused.append(" of ").append(wanted / 1024).append(" KiB; ");
                return null;
            }
            Path folder = Files.createTempDirectory(
                    place,
                    name(job) + "-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = Files.createFile(folder.resolve("segment"));
            String warning = refused + "ranks share the file " + file;
            return new HostSegment(layout, open(file), file.toString(), folder, warning);
        } catch (IOException | UnsupportedOperationException e) {
            refused.append(place).append(": ").append(e.getMessage()).append("; ");
            return null;
        }
    }

    /** Memory for ranks that are threads of this process, shared by handing it to each of them. */
    public static MemorySegment local(int ranks) {
        SegmentLayout layout = new SegmentLayout(ranks);
        try {
            Path file = room(SHARED_MEMORY) >= layout.bytes()
                    ? Files.createTempFile(SHARED_MEMORY, "pjrun-", ".hub")
                    : Files.createTempFile("pjrun-", ".hub");
            // a file takes room only where it is touched; plain memory would be cleared as a whole
            try (FileChannel channel = FileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
                    HostSegment made = new HostSegment(layout, channel, file.toString(), null, null)) {
                return made.channel.map(FileChannel.MapMode.READ_WRITE, 0, layout.bytes(), Arena.ofAuto());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory for " + ranks + " ranks in one process", e);
        }
    }

    /** Maps the segment that a rank was given. */
    public static MemorySegment attach(String path, int ranks) throws IOException {
        try (FileChannel channel = open(Path.of(path))) {
            SegmentLayout layout = new SegmentLayout(ranks);
            if (channel.size() != layout.bytes()) {
                throw new IOException("not a segment for " + ranks + " ranks of this version of pjrun: " + path);
            }
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, layout.bytes(), Arena.global());
        }
    }

    /** Marks a rank of a mapped segment as gone, and wakes the others if they may wait for it. */
    public static void markEnded(MemorySegment memory, SegmentLayout layout, int rank, boolean failed) {
        if (failed || SegmentStates.of(memory, layout, rank) == RankState.JOINED) {
            SegmentStates.markDead(memory, layout, rank);
        } else {
            SegmentStates.leave(memory, layout, rank);
        }
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

    /** Gives the ranks what they prove their membership of the job by: nobody else can open the segment. */
    public void putSecret(Secret secret) {
        try {
            channel.write(ByteBuffer.wrap(secret.bytes()), SegmentLayout.HEADER_SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException("write " + path, e);
        }
    }

    /** The secret that was put into a mapped segment. */
    static Secret secret(MemorySegment memory) {
        return Secret.of(
                memory.asSlice(SegmentLayout.HEADER_SECRET, Secret.BYTES).toArray(ValueLayout.JAVA_BYTE));
    }

    /** Has somebody else be told, too, when the process of a rank ends. */
    public void onEnd(EndListener listener) {
        endListener = listener;
    }

    /** Notes the process that was started as a rank. */
    public void rankStarted(int rank, long pid) {
        putInt(layout.page(rank) + SegmentLayout.PAGE_PROCESS, (int) pid);
    }

    /** Notes the end of a rank's process, and wakes the others if they may wait for it. */
    public void rankEnded(int rank, boolean failed) {
        RankState state = state(rank);
        EndListener listener = endListener;
        if (listener != null) {
            listener.ended(rank, failed || state == RankState.JOINED);
        }
        if (state == RankState.LEFT && !failed) {
            return; // it has told the others itself
        }
        boolean died = failed || state == RankState.JOINED;
        putInt(layout.page(rank) + SegmentLayout.PAGE_STATE, (died ? RankState.DEAD : RankState.LEFT).ordinal());
        for (int other = 0; other < layout.ranks(); other++) {
            if (state(other) == RankState.JOINED) {
                wakeAll();
                return;
            }
        }
    }

    private void wakeAll() {
        try (Arena arena = Arena.ofConfined()) { // a mapping that stayed would keep the file's file system busy
            SegmentStates.wakeAll(channel.map(FileChannel.MapMode.READ_WRITE, 0, layout.bytes(), arena), layout);
        } catch (IOException e) {
            throw new UncheckedIOException("map " + path, e);
        }
    }

    /**
     * Maps the segment to read what ranks do; empty where there is no room for that.
     *
     * <p>The first page of each rank's status is reserved before: a page that nobody has written is otherwise taken at the
     * first look, and where there is none left that look would end the process.
     */
    public Optional<MemorySegment> mapStatus(Arena arena) {
        try {
            for (int rank = 0; rank < layout.ranks(); rank++) {
                channel.write(ByteBuffer.allocate(1), layout.status(rank) + PAGE - 1);
            }
            return Optional.of(channel.map(FileChannel.MapMode.READ_WRITE, 0, layout.bytes(), arena));
        } catch (IOException e) {
            return Optional.empty(); // then nobody watches, and a full file system troubles the ranks soon enough
        }
    }

    /** What ranks say of how far they are; false once this is closed. */
    public boolean readProgress(Map<Integer, ProgressPage> into) {
        try {
            for (int rank = 0; rank < layout.ranks(); rank++) {
                ByteBuffer page = ByteBuffer.allocate(ProgressPage.BYTES);
                channel.read(page, layout.page(rank) + SegmentLayout.PAGE_PROGRESS);
                ProgressPage said = ProgressPage.of(page.clear());
                if (said != null) {
                    into.put(rank, said);
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether any rank has left something that nobody received, completed or freed. */
    public boolean leftovers() {
        return intAt(SegmentLayout.HEADER_LEFTOVERS) != 0;
    }

    /** Where things lie in it. */
    public SegmentLayout layout() {
        return layout;
    }

    /** Whether the rank has joined the job, now or before. */
    public boolean joined(int rank) {
        return state(rank) != RankState.ABSENT;
    }

    @Override
    public void close() {
        try {
            channel.close();
            if (folder != null) {
                Files.deleteIfExists(folder.resolve("segment"));
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("remove " + path, e);
        }
    }

    private RankState state(int rank) {
        return RankState.of(intAt(layout.page(rank) + SegmentLayout.PAGE_STATE));
    }

    private int intAt(long offset) {
        try {
            ByteBuffer word = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder());
            channel.read(word, offset);
            return word.flip().getInt();
        } catch (IOException e) {
            throw new UncheckedIOException("read " + path, e);
        }
    }

    private void putInt(long offset, int value) {
        try {
            ByteBuffer word = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder());
            channel.write(word.putInt(value).flip(), offset);
        } catch (IOException e) {
            throw new UncheckedIOException("write " + path, e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** What a job needs at the least: pages, a ring, a lane. */
    private static long least(SegmentLayout layout) {
        return layout.ring(0, 0) + layout.ringBytes() + layout.laneBytes();
    }

    private static long room(Path place) throws IOException {
        return Files.isWritable(place) ? Files.getFileStore(place).getUsableSpace() : 0;
    }

    private static String name(String job) {
        try {
            return "pjrun-" + Files.getAttribute(Path.of("/proc/self"), "unix:uid") + "-" + job;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "pjrun-" + System.getProperty("user.name") + "-" + job;
        }
    }
}
