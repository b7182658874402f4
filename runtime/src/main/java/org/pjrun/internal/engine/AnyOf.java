package org.pjrun.internal.engine;

import java.util.List;

/** Waits for the first of several operations. */
record AnyOf(List<? extends Awaited> operations) implements Awaited {
    @Override
    public boolean done() {
        for (Awaited operation : operations) {
            if (operation.done()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void add(Waiter waiter) {
        for (Awaited operation : operations) {
            operation.add(waiter);
        }
    }

    @Override
    public void remove(Waiter waiter) {
        for (Awaited operation : operations) {
            operation.remove(waiter);
        }
    }
}
