package org.pjrun.collectives;

/** Tells that schedules do not carry out their collective: they deadlock, break a rule, or give a wrong result. */
public final class ScheduleFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Describes what is wrong.
     *
     * @param message algorithm, call, rank, step and what is wrong
     */
    public ScheduleFault(String message) {
        super(message);
    }
}
