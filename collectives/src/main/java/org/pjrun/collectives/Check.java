package org.pjrun.collectives;

import java.util.List;

/** Argument checks of this package, with the house's form of message. */
final class Check {
    private Check() {}

    static void notNegative(String where, String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(where + ": " + what + ": " + value + " (expected: >= 0)");
        }
    }

    static void positive(String where, String what, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(where + ": " + what + ": " + value + " (expected: > 0)");
        }
    }

    static void index(String where, String what, int value, int size) {
        if (value < 0 || value >= size) {
            throw new IllegalArgumentException(
                    where + ": " + what + ": " + value + " (expected: 0 to " + (size - 1) + ")");
        }
    }

    /** Returns the collective if it is one of those that an algorithm serves. */
    static Collective oneOf(String algorithm, Collective collective, Collective... served) {
        if (!List.of(served).contains(collective)) {
            throw new IllegalArgumentException(
                    algorithm + ": collective: " + collective + " (expected: one of " + List.of(served) + ")");
        }
        return collective;
    }
}
