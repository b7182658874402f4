package org.pjrun.launcher.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.pjrun.launcher.agent.Bootstrap;
import org.pjrun.launcher.agent.Invitation;
import org.pjrun.launcher.execution.Janitor;

/**
 * What agents read whose scheduler hands on no standard input: a file in the user's home, which is shared where such
 * schedulers run, for this user only. It is removed at the end of the job, by the janitor where pjrun was killed.
 */
final class InvitationFile {
    private InvitationFile() {}

    /** Writes it, unless that was done. */
    static Path write(Bootstrap bootstrap, Invitation invitation, Janitor janitor) throws IOException {
        Path file = file(invitation);
        if (Files.exists(file)) {
            return file;
        }
        Files.createDirectories(file.resolveSibling(""));
        janitor.await();
        janitor.folder(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file)) {
            bootstrap.write(out, true, invitation);
        }
        return file;
    }

    static void remove(Invitation invitation) throws IOException {
        Files.deleteIfExists(file(invitation));
    }

    private static Path file(Invitation invitation) {
        return Path.of(System.getProperty("user.home"), ".cache/pjrun/invitations", invitation.job());
    }
}
