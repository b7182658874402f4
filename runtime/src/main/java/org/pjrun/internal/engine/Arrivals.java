package org.pjrun.internal.engine;

import org.pjrun.ElementType;

/**
 * Looks at the messages of a context when they arrive, before they are matched; called inside the gate.
 *
 * <p>What it must not do is start or end operations; it may take note, for a thread that asks later.
 */
@FunctionalInterface
public interface Arrivals {
    /**
     * A message has arrived, or its announcement.
     *
     * @param signature the word that its sender gave it
     * @return whether it may be received; else it is thrown away, and its sender does not learn of it
     */
    boolean admit(int source, int tag, ElementType type, long bytes, long signature);
}
