package org.pjrun.internal.diagnosis;

/**
 * What may be wrong with a program that has come to a halt.
 *
 * @param cause of what class it is
 * @param text what was seen, and what to do
 */
public record Hint(Cause cause, String text) {
    /** Classes of mistakes. */
    public enum Cause {
        HEAD_TO_HEAD_RECEIVES,
        HEAD_TO_HEAD_SENDS,
        WRONG_TAG,
        WRONG_SOURCE,
        WRONG_COMMUNICATOR,
        PEER_ENDED,
        COLLECTIVE_SKIPPED,
        DIFFERENT_CALLS,
        TO_ITSELF,
        LOCK_ORDER,
        NEVER_CLOSED,
        OTHER_CIRCLE
    }
}
