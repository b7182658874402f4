package org.pjrun.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.pjrun.internal.diagnosis.Need;

/**
 * A wait outside of the engine that was declared by whoever waits.
 *
 * @param what it waits for
 * @param all whether all ranks are needed, or any one
 * @param ranks processes that can end it
 */
record Declared(String what, boolean all, List<Integer> ranks) implements Awaited {
    List<Need> needs() {
        List<Need> needs = new ArrayList<>();
        for (int rank : ranks) {
            needs.add(new Need(Need.Kind.DECLARED, 0, what, List.of(rank), rank, 0, 0, "", false, ""));
        }
        if (needs.isEmpty()) {
            needs.add(new Need(Need.Kind.DECLARED, 0, what, List.of(), -1, 0, 0, "", false, ""));
        }
        return needs;
    }

    @Override
    public boolean done() {
        return false;
    }

    @Override
    public void add(Waiter waiter) {
        // nobody waits for it in the engine
    }

    @Override
    public void remove(Waiter waiter) {
        // nothing was added
    }
}
