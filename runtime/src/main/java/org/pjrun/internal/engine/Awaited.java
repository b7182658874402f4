package org.pjrun.internal.engine;

/** What a thread can wait for; all methods are called inside the gate. */
public interface Awaited {
    boolean done();

    /** Adds a thread that is to be woken when it is done, while that thread is outside of the gate. */
    void add(Waiter waiter);

    /** Takes a thread off that waits no longer. */
    void remove(Waiter waiter);

    /** A thread has waited for it for long. */
    default void overdue() {
        // an operation can do nothing about it
    }
}
