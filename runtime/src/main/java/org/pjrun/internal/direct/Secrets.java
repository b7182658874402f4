package org.pjrun.internal.direct;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;
import org.pjrun.internal.bootstrap.Secret;

/** Where the secret of a job comes from whose ranks only know a port. */
final class Secrets {
    /** A file that the ranks of a job, and nobody else, can read. */
    static final String FILE = "PJ_SECRET_FILE";

    /** In the place of a file: whoever reaches the port may be a rank. */
    static final String NONE = "none";

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private Secrets() {}

    /**
     * The secret of a job.
     *
     * @throws IOException if there is none, with what to do
     */
    static Secret of(String job, Map<String, String> environment) throws IOException {
        String file = environment.getOrDefault(FILE, "");
        if (file.isEmpty()) {
            throw new IOException("ranks that meet at a port need a secret: set " + FILE
                    + " to a file that has the same content for all ranks and that nobody else can read"
                    + " (head -c 32 /dev/urandom >file; chmod 600 file), or to " + NONE
                    + " where everybody who reaches that port may be trusted");
        }
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is a part of every JDK", e);
        }
        digest.update(job.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        if (!file.equals(NONE)) {
            byte[] content = Files.readAllBytes(Path.of(file));
            if (content.length < 16) {
                throw new IOException(
                        FILE + ": " + file + " holds " + content.length + " bytes (expected: at least 16)");
            }
            digest.update(content);
        }
        return Secret.of(digest.digest());
    }

    /** Whether others than the owner can read or change a file. */
    static boolean open(Path file) throws IOException {
        for (PosixFilePermission each : Files.getPosixFilePermissions(file)) {
            if (OTHERS.contains(each)) {
                return true;
            }
        }
        return false;
    }
}
