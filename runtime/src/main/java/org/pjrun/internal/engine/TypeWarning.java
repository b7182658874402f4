package org.pjrun.internal.engine;

import org.pjrun.ElementType;
import org.pjrun.internal.bootstrap.RankEnvironment;

/**
 * Lets a message of another element type into its receive where {@code --check-types=warn} says so, and tells of the first: for
 * programs of package {@code mpi}, which nobody ever checked.
 */
final class TypeWarning {
    private boolean told;

    /** Whether the bytes of the message are to be taken as they are. */
    boolean tolerates(Operation receive, ElementType sent, long bytes) {
        ElementType wanted = receive.buffer.type();
        boolean plain = sent.primitive() && wanted.primitive() && bytes % wanted.bytes() == 0;
        if (!plain || !RankEnvironment.warnsOfTypes()) {
            return false;
        }
        if (!told) {
            told = true;
            System.err.println("pjrun: warning: " + sent + " was sent, and is received as " + wanted + "; "
                    + Acceptance.from(receive)
                    + "; more of this is not told of, --check-types=error makes it an error");
        }
        return true;
    }
}
