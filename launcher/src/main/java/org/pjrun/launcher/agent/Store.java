package org.pjrun.launcher.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bundles of classes on the agent's host, each in a folder that is called after its content, so that what has come once
 * never comes again. A bundle that is not complete has another name; what nobody has used for a month is removed.
 *
 * <p>Several agents may use one store at once, also by a shared file system.
 */
final class Store {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String UNFINISHED = "new.";

    private final Path folder;
    private final Map<String, Path> coming = new HashMap<>();

    Store(Path folder) {
        this.folder = folder;
    }

    /** The store in the cache of this user. */
    static Store ofUser(Map<String, String> environment) {
        String configured = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path cache = configured.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(configured);
        return new Store(cache.resolve("pjrun/staged"));
    }

    Path folder() {
        return folder;
    }

    /** Those of the bundles that are not here; the others are marked as used. */
    List<String> missing(List<String> bundles) throws IOException {
        List<String> missing = new ArrayList<>();
        for (String bundle : bundles) {
            Path place = place(bundle);
            if (Files.isDirectory(place)) {
                Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
            } else {
                missing.add(bundle);
            }
        }
        return missing;
    }

    /** Takes a part of a bundle that is missing. */
    void take(Order.Piece piece) throws IOException {
        Path place = coming.get(piece.bundle());
        if (place == null) {
            place(piece.bundle());
            Files.createDirectories(folder);
            place = Files.createTempDirectory(folder, UNFINISHED);
            coming.put(piece.bundle(), place);
        }
        Path file = place.resolve(piece.file()).normalize();
        if (!file.startsWith(place) || file.equals(place)) {
            throw new IOException("a file of a bundle is called " + piece.file());
        }
        if (piece.first()) {
            Files.createDirectories(file.getParent());
        }
        try (OutputStream out = Files.newOutputStream(
                file,
                piece.first() ? StandardOpenOption.CREATE_NEW : StandardOpenOption.APPEND,
                StandardOpenOption.WRITE)) {
            out.write(piece.bytes());
        }
    }

    /**
     * Gives a bundle its name, after a look whether it is what its name says.
     *
     * @throws IOException if it is not
     */
    void complete(String bundle) throws IOException {
        Path place = coming.remove(bundle);
        if (place == null) {
            throw new IOException("no part of bundle " + bundle + " has come");
        }
        String content = Bundle.of(place).id();
        if (!content.equals(bundle)) {
            remove(place);
            throw new IOException("bundle " + bundle + " has come as " + content);
        }
        try {
            Files.move(place, place(bundle), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            remove(place); // another agent was faster
        } catch (IOException e) {
            remove(place);
            if (!Files.isDirectory(place(bundle))) {
                throw e;
            }
        }
    }

    /** Removes what nobody has used for long. */
    void prune() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant oldest = Instant.now().minus(KEPT);
        try (DirectoryStream<Path> bundles = Files.newDirectoryStream(folder)) {
            for (Path bundle : bundles) {
                if (Files.getLastModifiedTime(bundle).toInstant().isBefore(oldest)) {
                    remove(bundle);
                }
            }
        }
    }

    private Path place(String bundle) throws IOException {
        if (!bundle.matches("[0-9a-f]{8,64}")) {
            throw new IOException("a bundle is called " + bundle);
        }
        return folder.resolve(bundle);
    }

    private static void remove(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE; // somebody else removes it, too
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
