package org.pjrun.launcher;

/** What the user asked for cannot be done; nothing was started. The message is the one line that the user sees. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInput(String message) {
        super(message, null, false, false);
    }
}
