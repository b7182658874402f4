package org.pjrun.internal.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.transport.Channel;

/** Numbers for operations that peers refer to in frames, and a pool of idle ones. */
final class OperationTable {
    private static final int MOST_IDLE = 1024;

    private final ArrayDeque<Operation> idle = new ArrayDeque<>();
    private @Nullable Operation[] numbered = new Operation[16];
    private int[] freeNumbers = new int[16];
    private final InFlight inFlight;
    private int free;
    private int used;

    OperationTable(InFlight inFlight) {
        this.inFlight = inFlight;
    }

    Operation take() {
        Operation operation = idle.poll();
        return operation == null ? new Operation(inFlight) : operation;
    }

    void give(Operation operation) {
        operation.reset();
        if (idle.size() < MOST_IDLE) {
            idle.push(operation);
        }
    }

    int number(Operation operation) {
        if (free == 0 && used == numbered.length) {
            numbered = Arrays.copyOf(numbered, used * 2);
        }
        int number = free > 0 ? freeNumbers[--free] : used++;
        numbered[number] = operation;
        operation.id = number;
        return number;
    }

    /** The operation with this number, if it has to do with this peer. */
    @Nullable
    Operation find(long number, Channel peer) {
        if (number < 0 || number >= used) {
            return null;
        }
        Operation operation = numbered[(int) number];
        return operation != null && operation.link != null && operation.link.rank() == peer.rank() ? operation : null;
    }

    void release(Operation operation) {
        if (operation.id >= 0) {
            numbered[operation.id] = null;
            if (free == freeNumbers.length) {
                freeNumbers = Arrays.copyOf(freeNumbers, free * 2);
            }
            freeNumbers[free++] = operation.id;
            operation.id = -1;
        }
    }

    /** Whether a send waits for its receiver. */
    boolean anySend() {
        for (int n = 0; n < used; n++) {
            Operation operation = numbered[n];
            if (operation != null && operation.kind == Operation.Kind.SEND) {
                return true;
            }
        }
        return false;
    }

    /** All operations that peers may refer to. */
    List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        for (int n = 0; n < used; n++) {
            Operation operation = numbered[n];
            if (operation != null) {
                all.add(operation);
            }
        }
        return all;
    }

    /** An operation that has to do with this peer, or null. */
    @Nullable
    Operation anyWith(Link link) {
        for (int n = 0; n < used; n++) {
            Operation operation = numbered[n];
            if (operation != null && operation.link == link) {
                return operation;
            }
        }
        return null;
    }
}
