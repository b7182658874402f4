package org.pjrun.internal.bootstrap;

import java.io.IOException;

/** Somebody has connected who is not of this job, or does not speak its language; the message goes to the log. */
public final class BadHandshake extends IOException {
    private static final long serialVersionUID = 1;

    public BadHandshake(String message) {
        super(message);
    }
}
