package org.pjrun.internal.collective;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
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

    private final Memory[] memories = {new Memory(), new Memory(), new Memory(), new Memory()};
    private final Scratch scratch = new Scratch();
    private ElementType type = ElementType.BYTE;
    private Op op = NO_OP;
    private int unit = 1;
    private final @Nullable Staging[] staged = new Staging[2];

    TypedElements() {}

    /** Begins a call on elements of a type. */
    void begin(ElementType element, Op operation) {
        type = element;
        op = operation;
        unit = operation.unit();
    }

    /** The type of the elements. */
    ElementType type() {
        return type;
    }

    /** The operation. */
    Op op() {
        return op;
    }

    /** What messages are made of: elements of several types travel as the bytes that they are staged in. */
    private ElementType carried() {
        return type.primitive() ? type : ElementType.BYTE;
    }

    /** Bytes of what a schedule takes for one element. */
    int unitBytes() {
        return type.bytes() * unit;
    }

    /** Binds the send buffer, which has been checked. */
    public void input(Object memory, long offset) {
        bind(Schedule.INPUT, memory, offset);
    }

    /** Binds the receive buffer, which has been checked. */
    public void output(Object memory, long offset) {
        bind(Schedule.OUTPUT, memory, offset);
    }

    private void bind(int buffer, Object memory, long offset) {
        if (memory.getClass().isArray() || memory instanceof MemorySegment || memory instanceof java.nio.Buffer) {
            staged[buffer] = null;
            memories[buffer].bind(type, memory, offset);
        } else {
            Staging staging = new Staging(type, memory);
            staged[buffer] = staging;
            memories[buffer].bind(carried(), staging.array(), offset);
        }
    }

    /** Binds several send buffers as one, the elements of each behind those of the one before. */
    public void inputs(@Nullable Object... buffers) {
        stage(Schedule.INPUT, new Staging(type, buffers));
    }

    /** Binds several receive buffers as one. */
    public void outputs(@Nullable Object... buffers) {
        stage(Schedule.OUTPUT, new Staging(type, buffers));
    }

    private void stage(int buffer, Staging staging) {
        staged[buffer] = staging;
        memories[buffer].bind(carried(), staging.array(), 0);
    }

    @Override
    public void begin(boolean overwrites) {
        Staging input = staged[Schedule.INPUT];
        if (input != null) {
            input.load();
        }
        Staging output = staged[Schedule.OUTPUT];
        if (output != null && !overwrites) {
            output.load();
        }
    }

    @Override
    public @Nullable Schedule following() {
        Staging output = staged[Schedule.OUTPUT];
        if (output != null) {
            output.store();
        }
        return null;
    }

    /** Copies the first elements of a buffer into an array. */
    void read(int buffer, Object to, int count) {
        if (count > 0) {
            memories[buffer].get(0, to, 0, count);
        }
    }

    /** Copies an array to the start of the receive buffer. */
    void write(Object from, int count) {
        if (count > 0) {
            memories[Schedule.OUTPUT].put(0, from, 0, count);
        }
    }

    /** Combines the send buffer into the receive buffer at once. */
    public void reduceLocally(long count) {
        begin(false);
        combine(Schedule.OUTPUT, 0, Schedule.INPUT, 0, count, true);
        following();
    }

    @Override
    public void scratch(long elements) {
        if (elements > 0) {
            memories[Schedule.SCRATCH].bind(carried(), scratch.take(type, elements * unit), 0);
        }
    }

    @Override
    public void end() {
        for (Memory memory : memories) {
            memory.clear();
        }
        Arrays.fill(staged, null);
        op = NO_OP;
    }

    @Override
    public boolean plain() {
        return type.primitive() && type != ElementType.BOOLEAN;
    }

    @Override
    public long bytes(long elements) {
        return elements * unitBytes();
    }

    @Override
    public void bindSlot(MemorySegment slot) {
        memories[Schedule.BOARD].bindNative(type, slot);
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
            message.bindEmpty(carried());
        } else {
            memories[buffer].bindTo(message, offset * unit, count * unit);
        }
    }

    @Override
    public @Nullable Failure check(Operation received, long count) {
        long expected = count * unitBytes();
        if (received.statusType() != carried()) {
            return new Failure(
                    ErrorClass.NOT_SAME,
                    "element type: rank " + received.statusSource() + " sent " + received.statusType() + " (expected: "
                            + type + ", as this rank says)");
        }
        if (received.statusBytes() == expected) {
            return null;
        }
        return new Failure(
                ErrorClass.NOT_SAME,
                "count: rank " + received.statusSource() + " sent " + received.statusBytes() + " bytes (expected: "
                        + expected
                        + ", as this rank says); all ranks must call the same operations in the same order, with equal"
                        + " counts and the same root");
    }

    @Override
    public void copy(int target, long offset, int source, long sourceOffset, long count) {
        Memory.copy(memories[target], offset * unit, memories[source], sourceOffset * unit, count * unit);
    }

    @Override
    public void reduce(int target, long offset, int source, long sourceOffset, long count, boolean sourceFirst) {
        combine(target, offset * unit, source, sourceOffset * unit, count * unit, sourceFirst);
    }

    private void combine(int target, long offset, int source, long sourceOffset, long count, boolean sourceFirst) {
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
        } else if (to.array() != null
                && from.array() != null
                && (to.index(offset) == from.index(sourceOffset) || Reduction.anywhere(op.kind(), count))) {
            Reduction.apply(
                    op.kind(),
                    type,
                    present(to.array()),
                    to.index(offset),
                    present(from.array()),
                    from.index(sourceOffset),
                    (int) count,
                    sourceFirst);
        } else {
            applyInParts(null, to, offset, from, sourceOffset, count, sourceFirst || op.commutative());
        }
    }

    /**
     * Applies the operation to copies: functions get arrays from their first element on, segments are no arrays, and elements that
     * stand at different places of two arrays are combined in half of the time if both are copied to the same place.
     */
    private void applyInParts(
            Op.@Nullable Function function,
            Memory to,
            long offset,
            Memory from,
            long sourceOffset,
            long count,
            boolean sourceFirst) {
        Object left = scratch.left(type);
        int most = Scratch.PART / unit * unit;
        Object array = to.array();
        boolean same = array != null && (to.index(offset) == 0 || Reduction.anywhere(op.kind(), count));
        if (function == null && array != null && count <= most && same) {
            from.get(sourceOffset, left, 0, (int) count);
            Reduction.apply(op.kind(), type, array, to.index(offset), left, 0, (int) count, sourceFirst);
            return;
        }
        Object right = scratch.right(type);
        for (long done = 0; done < count; done += most) {
            int part = (int) Math.min(most, count - done);
            from.get(sourceOffset + done, sourceFirst ? left : right, 0, part);
            to.get(offset + done, sourceFirst ? right : left, 0, part);
            if (function == null) {
                Reduction.apply(
                        op.kind(),
                        type,
                        sourceFirst ? right : left,
                        0,
                        sourceFirst ? left : right,
                        0,
                        part,
                        sourceFirst);
                if (!sourceFirst) {
                    System.arraycopy(left, 0, right, 0, part);
                }
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
