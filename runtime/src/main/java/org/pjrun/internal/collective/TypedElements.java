package org.pjrun.internal.collective;

import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.Op;
import org.pjrun.collectives.Schedule;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.engine.Operation;

/** Elements of a primitive type in the user's memory. */
public final class TypedElements implements Elements {
    private static final Op NO_OP = Op.SUM;

    private final Memory[] memories = {new Memory(), new Memory(), new Memory()};
    private final Scratch scratch = new Scratch();
    private ElementType type = ElementType.BYTE;
    private Op op = NO_OP;

    TypedElements() {}

    /** Begins a call on elements of a type. */
    void begin(ElementType element, Op operation) {
        type = element;
        op = operation;
    }

    /** The type of the elements. */
    ElementType type() {
        return type;
    }

    /** Bytes of what a schedule takes for one element. */
    int unitBytes() {
        return type.bytes();
    }

    /** Binds the send buffer, which has been checked. */
    public void input(Object memory, long offset) {
        memories[Schedule.INPUT].bind(type, memory, offset);
    }

    /** Binds the receive buffer, which has been checked. */
    public void output(Object memory, long offset) {
        memories[Schedule.OUTPUT].bind(type, memory, offset);
    }

    @Override
    public void scratch(long elements) {
        if (elements > 0) {
            memories[Schedule.SCRATCH].bind(type, scratch.take(type, elements), 0);
        }
    }

    @Override
    public void end() {
        for (Memory memory : memories) {
            memory.clear();
        }
        op = NO_OP;
    }

    @Override
    public boolean foreign(boolean combining) {
        return combining && op.function() != null;
    }

    @Override
    public void bindSend(Buffer message, int buffer, long offset, long count) {
        bind(message, buffer, offset, count);
    }

    @Override
    public void bindReceive(Buffer message, int buffer, long offset, long count) {
        bind(message, buffer, offset, count);
    }

    private void bind(Buffer message, int buffer, long offset, long count) {
        if (count == 0) {
            // a mere signal; the buffer may be absent
            message.bindEmpty(type);
        } else {
            memories[buffer].bindTo(message, offset, count);
        }
    }

    @Override
    public @Nullable Failure check(Operation received, long count) {
        long expected = count * type.bytes();
        if (received.statusType() != type) {
            return new Failure(
                    ErrorClass.TYPE,
                    "element type: rank " + received.statusSource() + " sent " + received.statusType() + " (expected: "
                            + type + ", as this rank says)");
        }
        if (received.statusBytes() == expected) {
            return null;
        }
        return new Failure(
                received.statusBytes() > expected ? ErrorClass.TRUNCATE : ErrorClass.TYPE,
                "count: rank " + received.statusSource() + " sent " + received.statusBytes() + " bytes (expected: "
                        + expected + "); all ranks must call the same operations in the same order, with equal counts"
                        + " and the same root");
    }

    @Override
    public void copy(int target, long offset, int source, long sourceOffset, long count) {
        Memory.copy(memories[target], offset, memories[source], sourceOffset, count);
    }

    @Override
    public void reduce(int target, long offset, int source, long sourceOffset, long count, boolean sourceFirst) {
        Memory to = memories[target];
        Memory from = memories[source];
        Op.Function function = op.function();
        if (function != null) {
            boolean inPlace = sourceFirst || op.commutative();
            if (inPlace && to.isArrayFrom(offset) && from.isArrayFrom(sourceOffset)) {
                function.apply(present(from.array()), present(to.array()), (int) count);
            } else {
                applyInParts(function, to, offset, from, sourceOffset, count, inPlace);
            }
        } else if (to.array() != null && from.array() != null) {
            Reduction.apply(
                    op.kind(),
                    type,
                    present(to.array()),
                    to.index(offset),
                    present(from.array()),
                    from.index(sourceOffset),
                    (int) count);
        } else {
            applyInParts(null, to, offset, from, sourceOffset, count, true);
        }
    }

    /** Applies the operation to copies: functions get arrays from their first element on, and segments are no arrays. */
    private void applyInParts(
            Op.@Nullable Function function,
            Memory to,
            long offset,
            Memory from,
            long sourceOffset,
            long count,
            boolean sourceFirst) {
        Object left = scratch.left(type);
        Object right = scratch.right(type);
        for (long done = 0; done < count; done += Scratch.PART) {
            int part = (int) Math.min(Scratch.PART, count - done);
            from.get(sourceOffset + done, sourceFirst ? left : right, 0, part);
            to.get(offset + done, sourceFirst ? right : left, 0, part);
            if (function == null) {
                Reduction.apply(op.kind(), type, right, 0, left, 0, part);
            } else {
                function.apply(left, right, part);
            }
            to.put(offset + done, right, 0, part);
        }
    }

    private static Object present(@Nullable Object array) {
        if (array == null) {
            throw new IllegalStateException("no array");
        }
        return array;
    }
}
