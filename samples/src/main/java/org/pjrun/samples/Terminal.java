package org.pjrun.samples;

import java.io.Console;
import java.util.Optional;

/** What the samples know about where their output goes. */
final class Terminal {
    /** Back to the start of the line, past the rank's tag, and clear the line. */
    static final String CLEAR = "\r\u001b[K";

    private Terminal() {}

    /** Whether somebody watches: pjrun says so of its own output, since a rank's own is a pipe to pjrun. */
    static boolean isThere() {
        return "true".equals(System.getenv("PJ_TERMINAL"))
                || Optional.ofNullable(System.console())
                        .map(Console::isTerminal)
                        .orElse(false);
    }

    /** What moves the cursor up so many lines, when the text around it is a line of its own. */
    static String up(int lines) {
        return "\u001b[" + lines + "A";
    }
}
