package org.pjrun.internal.direct;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.Secret;

/**
 * What ranks need to know to find the first one: the job's secret and where the first rank listens; a line of text.
 *
 * @param secret of the job
 * @param addresses where the first rank listens
 */
record MeetingNote(Secret secret, List<InetSocketAddress> addresses) {
    static MeetingNote of(String text) throws IOException {
        String[] words = text.strip().split(" ");
        try {
            return new MeetingNote(Secret.of(HexFormat.of().parseHex(words[0])), RankEnvironment.addresses(words[1]));
        } catch (IllegalArgumentException | IllegalStateException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("not what the first rank of a job tells", e);
        }
    }

    String text() {
        return HexFormat.of().formatHex(secret.bytes()) + " " + RankEnvironment.text(addresses);
    }

    /** Writes it to a file that only this user can read, which is there as a whole or not at all. */
    void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        Files.createDirectories(folder, only("rwx------"));
        Path whole = Files.createTempFile(folder, file.getFileName() + ".", ".new", only("rw-------"));
        Files.writeString(whole, text() + "\n");
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<Set<PosixFilePermission>> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /**
     * Reads it from a file; null if there is none yet.
     *
     * @throws IOException if somebody else than this user can have written or read it
     */
    static @Nullable MeetingNote read(Path file) throws IOException {
        try {
            Path self = Path.of("/proc/self");
            boolean mine = !Files.exists(self)
                    || Files.getAttribute(file, "unix:uid").equals(Files.getAttribute(self, "unix:uid"));
            if (!mine || Secrets.open(file)) {
                throw new IOException(file + " belongs to somebody else, or others can read it; remove it");
            }
            return of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
