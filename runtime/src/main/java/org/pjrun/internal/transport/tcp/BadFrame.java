package org.pjrun.internal.transport.tcp;

/** What a peer sends is no frame of this protocol, or not the one that has to come next. */
final class BadFrame extends Exception {
    private static final long serialVersionUID = 1;

    BadFrame(String message) {
        super(message);
    }
}
