package org.pjrun.collectives.proof;

import java.util.BitSet;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.Step;
import org.pjrun.collectives.Topology;

/**
 * The boards of all hosts in the {@link Checker}: for each rank a slot of several generations, with the tick that each holds,
 * which elements of it were put there, and whether it is shown.
 */
final class Slots {
    private final Topology topology;
    private final int capacity;
    private final int lead;
    private final Slot[][] slots;
    private final int[] released;

    /** One generation of a rank's slot. */
    private static final class Slot {
        private long[] data = {};
        private final BitSet there = new BitSet();
        private BitSet news = new BitSet();
        private int tick = -1;
        private boolean published;
    }

    /**
     * Empty boards for the ranks of a call.
     *
     * @param lead how many ticks a rank may be ahead of those who read from it; only {@link Step#GENERATIONS} is right
     */
    Slots(Call call, int lead) {
        this.topology = call.topology();
        this.capacity = Math.toIntExact(call.slotElements());
        this.lead = lead;
        slots = new Slot[call.size()][Step.GENERATIONS];
        for (Slot[] generations : slots) {
            for (int g = 0; g < generations.length; g++) {
                generations[g] = new Slot();
            }
        }
        released = new int[call.size()];
    }

    /** Elements of a slot. */
    int capacity() {
        return capacity;
    }

    boolean neighbours(int rank, int other) {
        return topology.host(rank) == topology.host(other);
    }

    /** Whether a rank may overwrite the generation of its slot that is due in a tick. */
    boolean free(int rank, int tick) {
        for (int other = 0; other < released.length; other++) {
            if (other != rank && neighbours(rank, other) && released[other] <= tick - lead) {
                return false;
            }
        }
        return true;
    }

    boolean published(int rank, int tick) {
        Slot slot = slot(rank, tick);
        return slot.tick > tick || slot.tick == tick && slot.published;
    }

    /** Puts elements into a rank's slot; false if what it has in this tick is shown already. */
    boolean put(int rank, int tick, int slotOffset, long[] from, int offset, int count) {
        Slot slot = slot(rank, tick);
        if (slot.tick != tick) {
            slot.tick = tick;
            slot.published = false;
            slot.there.clear();
        }
        if (slot.published) {
            return false;
        }
        if (slot.data.length == 0) {
            slot.data = new long[capacity];
        }
        System.arraycopy(from, offset, slot.data, slotOffset, count);
        slot.there.set(slotOffset, slotOffset + count);
        return true;
    }

    void publish(int rank, int tick, BitSet news) {
        Slot slot = slot(rank, tick);
        slot.published = true;
        slot.news = news;
    }

    BitSet news(int rank, int tick) {
        return slot(rank, tick).news;
    }

    /** Whether a rank's slot still holds what belongs to a tick. */
    boolean holds(int rank, int tick) {
        return slot(rank, tick).tick == tick;
    }

    boolean isThere(int rank, int tick, int slotOffset, int count) {
        return slot(rank, tick).there.nextClearBit(slotOffset) >= slotOffset + count;
    }

    long[] data(int rank, int tick) {
        return slot(rank, tick).data;
    }

    void release(int rank, int tick) {
        released[rank] = tick + 1;
    }

    private Slot slot(int rank, int tick) {
        return slots[rank][tick % Step.GENERATIONS];
    }
}
