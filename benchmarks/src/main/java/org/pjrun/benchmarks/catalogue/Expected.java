package org.pjrun.benchmarks.catalogue;

import java.util.Set;
import org.pjrun.ErrorClass;

/**
 * How a program ends.
 *
 * @param end what becomes of it
 * @param causes hints of which a report of a deadlock names at least one, empty where any will do
 * @param errors classes of the exception that ends it, empty where any will do
 */
public record Expected(End end, Set<String> causes, Set<ErrorClass> errors) {
    static final Expected FINE = new Expected(End.FINE, Set.of(), Set.of());
    static final Expected LEFT_OVER = new Expected(End.LEFT_OVER, Set.of(), Set.of());

    /** What becomes of a program. */
    public enum End {
        /** It ends well. */
        FINE,
        /** It ends well, but something is left that nobody has received, completed or freed. */
        LEFT_OVER,
        /** It hangs, and the report names a line that is marked. */
        DEADLOCK,
        /** An exception ends it. */
        ERROR
    }

    static Expected deadlock(String... causes) {
        return new Expected(End.DEADLOCK, Set.of(causes), Set.of());
    }

    static Expected error(ErrorClass... classes) {
        return new Expected(End.ERROR, Set.of(), Set.of(classes));
    }
}
