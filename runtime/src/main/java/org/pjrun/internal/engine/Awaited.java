package org.pjrun.internal.engine;

import org.jspecify.annotations.Nullable;

/** What a thread can wait for; all methods are called inside the gate. */
interface Awaited {
    boolean done();

    /** Says whom to wake when it is done, while that thread is outside of the gate. */
    void waiter(@Nullable Waiter waiting);
}
