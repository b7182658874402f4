package org.pjrun.internal.engine;

import java.util.List;

/** Waits for the first of several alternatives. */
record AnyOf(List<? extends Awaited> alternatives) implements Awaited {
    @Override
    public boolean done() {
        for (Awaited operation : alternatives) {
            if (operation.done()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void add(Waiter waiter) {
        for (Awaited operation : alternatives) {
            operation.add(waiter);
        }
    }

    @Override
    public void overdue() {
        alternatives.forEach(Awaited::overdue);
    }

    @Override
    public void remove(Waiter waiter) {
        for (Awaited operation : alternatives) {
            operation.remove(waiter);
        }
    }
}
