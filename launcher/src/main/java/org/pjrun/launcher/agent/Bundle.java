package org.pjrun.launcher.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * An entry of a class path as other hosts get it: a jar, or the files of a folder but hidden ones.
 *
 * @param id a hash of names and contents
 * @param root the jar's folder, or the folder itself
 * @param files names below the root, in order
 */
public record Bundle(String id, Path root, List<String> files) {
    private static final int ID_BYTES = 16;
    private static final int MOST_FILES = 50_000;
    private static final long MOST_BYTES = 1L << 30;

    /**
     * Looks at a jar or a folder.
     *
     * @throws IOException if it cannot be read, or is too large to be classes of a program
     */
    public static Bundle of(Path entry) throws IOException {
        Path path = entry.toAbsolutePath().normalize();
        if (Files.isDirectory(path)) {
            List<String> files = files(path);
            return new Bundle(hash(path, files), path, files);
        }
        Path root = path.resolveSibling("");
        List<String> files = List.of(path.getFileName().toString());
        return new Bundle(hash(root, files), root, files);
    }

    private static List<String> files(Path folder) throws IOException {
        List<String> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            private long bytes;

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean skipped = hidden(directory) && !directory.equals(folder);
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (Files.isRegularFile(file) && !hidden(file)) {
                    files.add(folder.relativize(file).toString());
                    bytes += attributes.size();
                    if (files.size() > MOST_FILES || bytes > MOST_BYTES) {
                        throw new IOException("has more than " + MOST_FILES + " files or 1 GiB");
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        return List.copyOf(files);
    }

    private static boolean hidden(Path path) {
        return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }

    private static String hash(Path root, List<String> files) throws IOException {
        MessageDigest all = sha256();
        byte[] buffer = new byte[64 * 1024];
        for (String name : files) {
            MessageDigest one = sha256();
            try (InputStream in = Files.newInputStream(root.resolve(name))) {
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    one.update(buffer, 0, length);
                }
            }
            all.update(name.getBytes(StandardCharsets.UTF_8));
            all.update((byte) 0);
            all.update(one.digest());
        }
        return HexFormat.of().formatHex(all.digest(), 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException("every JDK has SHA-256", e));
        }
    }

    /** The entry of the class path below a store's folder. */
    public String within(String store, boolean jar) {
        return store + "/" + id + (jar ? "/" + files.get(0) : "");
    }
}
