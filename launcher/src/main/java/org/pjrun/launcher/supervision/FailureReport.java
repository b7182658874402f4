package org.pjrun.launcher.supervision;

import java.io.File;
import java.util.List;

/**
 * Tells once, in a few lines, which rank failed first and why.
 *
 * @param who the rank and its process
 * @param status its exit status
 * @param exception the exception that ended it, empty if none was seen
 * @param frames the first lines of the stack trace after the exception itself
 * @param memoryHint what there is to say of the limit that an OutOfMemoryError ran into, empty if nothing
 * @param kernelKilled what the kernel did for want of memory during the job, empty if nothing
 * @param crashFile the report that a crashed JVM left, empty if there is none
 */
public record FailureReport(
        String who,
        int status,
        String exception,
        List<String> frames,
        String memoryHint,
        String kernelKilled,
        String crashFile) {
    /** Stack frames beyond these are left out; the rank itself has printed all of them. */
    public static final int MAX_FRAMES = 7;

    /** How every report starts. */
    static final String START = "pjrun: ";

    private static final int SIGKILL = 9;

    /** Whether an exception, given by the name that it begins with, says that another rank has ended. */
    public static boolean ofPeer(String exception) {
        return exception.startsWith("org.pjrun.PeerFailedException") || exception.startsWith("mpi.PeerFailedException");
    }

    /** Where a JVM that crashes leaves its report, if it did; the folder is the one it ran in, empty for pjrun's own. */
    static String crashFile(String folderOfProcess, long pid) {
        String name = "hs_err_pid" + pid + ".log";
        // the last one is where a JVM goes that can't write to its own, whatever pjrun's own temporary folder is
        for (String folder : List.of(
                folderOfProcess.isEmpty() ? "." : folderOfProcess, System.getProperty("java.io.tmpdir"), "/tmp")) {
            File file = new File(folder, name);
            if (file.isFile()) {
                return file.toPath().toAbsolutePath().normalize().toString();
            }
        }
        return "";
    }

    /** The lines, each ended by a newline. */
    public String text() {
        StringBuilder text = new StringBuilder(START).append(who).append(' ');
        boolean threw = !exception.isEmpty() && Ending.signal(status) == 0;
        if (threw) {
            text.append("failed: ").append(exception);
            if (status != 1) {
                text.append(" (exit status ").append(status).append(')');
            }
        } else {
            text.append(Ending.words(status));
        }
        text.append(hints()).append('\n');
        if (threw) {
            for (String frame : frames) {
                text.append("    ")
                        .append(frame.stripLeading().startsWith("at ") ? "    " : "")
                        .append(frame.strip())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private String hints() {
        if (!memoryHint.isEmpty()) {
            return memoryHint;
        }
        if (!crashFile.isEmpty()) {
            return "; its JVM crashed and left " + crashFile;
        }
        if (Ending.signal(status) == SIGKILL) {
            return kernelKilled.isEmpty()
                    ? "; somebody killed it"
                    : "; " + kernelKilled + ": give each rank less with -J-Xmx, or start fewer";
        }
        return "";
    }
}
