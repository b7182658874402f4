package org.pjrun.internal.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where this process's standard error goes. */
public enum OutputKind {
    TERMINAL,
    PIPE,
    FILE;

    /** Of this process. */
    public static OutputKind ofError() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            if (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console")) {
                return "dumb".equals(System.getenv("TERM"))
                        ? PIPE
                        : TERMINAL; // a terminal that cannot go back in a line
            }
            return target.startsWith("/") ? FILE : PIPE;
        } catch (IOException | UnsupportedOperationException e) {
            return FILE; // a system that does not tell: nothing is spoilt
        }
    }
}
