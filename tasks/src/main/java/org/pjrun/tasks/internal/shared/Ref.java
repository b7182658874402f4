package org.pjrun.tasks.internal.shared;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A name of a shared object.
 *
 * @param kind of the object
 * @param name that the program gave it
 * @param parameters with which it is made, the same on all ranks
 */
public record Ref(Kind kind, String name, int... parameters) {
    static Ref of(@Nullable Object[] message) {
        if (message[1] instanceof String kind
                && message[2] instanceof String name
                && message[3] instanceof int[] parameters) {
            return new Ref(Kind.valueOf(kind), name, parameters);
        }
        throw new IllegalStateException("a message about a shared object lacks its name");
    }

    /** The object for people: {@code lock accounts}. */
    String title() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + name;
    }
}
