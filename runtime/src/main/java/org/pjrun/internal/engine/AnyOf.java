package org.pjrun.internal.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waits for the first of several operations. */
record AnyOf(List<Operation> operations) implements Awaited {
    @Override
    public boolean done() {
        for (Operation operation : operations) {
            if (operation.done()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void waiter(@Nullable Waiter waiting) {
        for (Operation operation : operations) {
            operation.waiter(waiting);
        }
    }
}
