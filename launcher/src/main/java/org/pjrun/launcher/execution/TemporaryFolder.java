package org.pjrun.launcher.execution;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder of a job, for its user only, that is removed with all its files in the end. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    /** Makes the folder of a job in the system's temporary folder. */
    public TemporaryFolder(String job) throws IOException {
        path = Files.createTempDirectory("pjrun-" + user() + "-" + job + "-");
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** A folder of that name in it, made now. */
    public Path within(String name) throws IOException {
        return Files.createDirectories(path.resolve(name));
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String user() throws IOException {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
        } catch (UnsupportedOperationException e) {
            return System.getProperty("user.name");
        }
    }
}
