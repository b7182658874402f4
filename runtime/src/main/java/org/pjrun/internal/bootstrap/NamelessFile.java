package org.pjrun.internal.bootstrap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file in memory, or where there is no room in the temporary folder, that has lost its name: other processes of this user
 * open it by its path while this one holds it open, and nothing can be left behind.
 */
public final class NamelessFile implements AutoCloseable {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final FileChannel channel;
    private final String path;

    private NamelessFile(FileChannel channel, String path) {
        this.channel = channel;
        this.path = path;
    }

    /** Makes one of so many bytes, all of them zero and none reserved. */
    public static NamelessFile create(String name, long bytes) throws IOException {
        boolean room = Files.isWritable(SHARED_MEMORY)
                && Files.getFileStore(SHARED_MEMORY).getUsableSpace() > bytes;
        Path folder = room ? SHARED_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        String process = "-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
        NamelessFile made = create(folder.resolve("pjrun-" + name + process));
        made.channel.write(ByteBuffer.allocate(1), bytes - 1);
        return made;
    }

    /** Makes one at a place where it has its name for a moment. */
    static NamelessFile create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            return new NamelessFile(channel, descriptorOf(file));
        } finally {
            Files.delete(file);
        }
    }

    /** The path by which other processes of this user can open a file that this one holds open. */
    private static String descriptorOf(Path file) throws IOException {
        String mine = "/proc/" + ProcessHandle.current().pid() + "/fd";
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of(mine))) {
            for (Path descriptor : descriptors) {
                if (leadsTo(descriptor, file)) {
                    return mine + "/" + descriptor.getFileName();
                }
            }
        }
        throw new IOException("not found among the open files of " + mine);
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException e) {
            return false; // closed since the folder was listed
        }
    }

    public FileChannel channel() {
        return channel;
    }

    /** The path by which others open it. */
    public String path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
