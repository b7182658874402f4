package org.pjrun.internal.engine;

/**
 * The numbers of contexts: unique in a job, because each has the process in it that gave it out, and never used again.
 *
 * <pre>
 *   process that gave it out (23 bits) | that process's counter (37) | lane (3)
 * </pre>
 *
 * <p>A communicator has a number with lane 0 and sends each kind of traffic in a lane of its own.
 */
public final class ContextId {
    /** The world's: counter 0 of process 0. */
    public static final long WORLD = 0;

    /** Messages between two ranks. */
    public static final int POINT_TO_POINT = 0;

    /** Collective operations. */
    public static final int COLLECTIVE = 1;

    /** What makes other communicators of this one. */
    public static final int MAKING = 2;

    /** Communicators that are made by their group only, with tags of the program's own. */
    public static final int GROUP_MAKING = 3;

    /** Intercommunicators that two leaders make over this one, with tags of the program's own. */
    public static final int INTER_MAKING = 4;

    /** Of the world only: communicators that are made of groups without a parent. */
    public static final int ORPHAN_MAKING = 5;

    static final int LANES = 8;

    private static final int COUNTER_SHIFT = 3;
    private static final int PROCESS_SHIFT = 40;

    /** Of a number that a process gives out itself, the highest bit of the counter: no counter gets there. */
    private static final long ASIDE = 1L << PROCESS_SHIFT - 1;

    private ContextId() {}

    /** The number of the communicator beside another one, for libraries; nobody gives it out. */
    public static long aside(long context) {
        return context | ASIDE;
    }

    /** Whether a number is that of a communicator beside another one. */
    public static boolean isAside(long context) {
        return (context & ASIDE) != 0;
    }

    /** The number that a process gives out with its counter, which begins with 1. */
    public static long of(int process, long counter) {
        return (long) process << PROCESS_SHIFT | counter << COUNTER_SHIFT;
    }

    /** What all lanes of a communicator have in common; consecutive for consecutive counters. */
    static long serial(long context) {
        return context >>> COUNTER_SHIFT;
    }

    /** The number of a communicator's first lane. */
    static long base(long serial) {
        return serial << COUNTER_SHIFT;
    }
}
