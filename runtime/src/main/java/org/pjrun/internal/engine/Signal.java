package org.pjrun.internal.engine;

import java.util.ArrayList;
import java.util.List;

/** Something that the program itself says is done; all methods are called inside the gate. */
public final class Signal implements Awaited {
    private final List<Waiter> waiters = new ArrayList<>(1);
    private boolean done;

    /** Says that it is done. */
    public void give() {
        done = true;
        waiters.forEach(Waiter::signal);
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public void add(Waiter waiter) {
        waiters.add(waiter);
    }

    @Override
    public void remove(Waiter waiter) {
        waiters.remove(waiter);
    }
}
