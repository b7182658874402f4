package org.pjrun.tasks.internal.shared;

import org.pjrun.PeerFailedException;

/**
 * In place of a result: what is wrong, in words, to be thrown at the caller.
 *
 * @param kind of exception
 * @param text of it
 */
record Refusal(Kind kind, String text) {
    /** Which exception is thrown. */
    enum Kind {
        ARGUMENT,
        STATE,
        PEER_FAILED
    }

    static Refusal of(RuntimeException wrong) {
        return switch (wrong) {
            case IllegalArgumentException e -> new Refusal(Kind.ARGUMENT, String.valueOf(e.getMessage()));
            case IllegalStateException e -> new Refusal(Kind.STATE, String.valueOf(e.getMessage()));
            case PeerFailedException e -> new Refusal(Kind.PEER_FAILED, String.valueOf(e.getMessage()));
            default -> new Refusal(Kind.STATE, wrong.toString());
        };
    }

    /** The exception, with the caller's stack. */
    RuntimeException exception() {
        return switch (kind) {
            case ARGUMENT -> new IllegalArgumentException(text);
            case STATE -> new IllegalStateException(text);
            case PEER_FAILED -> new PeerFailedException(text);
        };
    }
}
