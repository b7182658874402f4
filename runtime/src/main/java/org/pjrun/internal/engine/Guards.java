package org.pjrun.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.pjrun.internal.diagnosis.CallSite;

/** Whether a program leaves the memory of its operations in flight alone, where everything is checked; inside the gate. */
final class Guards {
    private final List<Operation> watched = new ArrayList<>();

    /** Looks after an operation whose call returns before its end. */
    void watch(Operation started) {
        watched.removeIf(operation -> !operation.guarded() || operation.done());
        boolean moves = started.kind == Operation.Kind.SEND || started.kind == Operation.Kind.RECEIVE;
        if (!moves || started.queues().collective() || started.buffer.detached()) {
            return;
        }
        for (Operation other : watched) {
            boolean written = started.kind == Operation.Kind.RECEIVE || other.kind == Operation.Kind.RECEIVE;
            if (written && started.buffer.overlaps(other.buffer)) {
                started.accuse("the buffer overlaps that of the " + name(other)
                        + ", which is not complete; wait for it first, or use another buffer");
            }
        }
        started.guard();
        watched.add(started);
    }

    private static String name(Operation operation) {
        Throwable origin = operation.origin;
        String line = origin == null ? "" : CallSite.of(origin).line();
        return (operation.kind == Operation.Kind.SEND ? "send" : "receive")
                + (line.isEmpty() ? "" : " started at " + line);
    }
}
