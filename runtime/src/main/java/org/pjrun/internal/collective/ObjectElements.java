package org.pjrun.internal.collective;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.collectives.Schedule;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.buffer.Stream;
import org.pjrun.internal.engine.Operation;
import org.pjrun.internal.object.ObjectCodec;
import org.pjrun.internal.object.ObjectSink;

/**
 * Objects as elements: a region of one travels as that object, a longer one as an array of them.
 *
 * <p>An object is written when its message starts and read when all messages of that time have come.
 */
public final class ObjectElements implements Elements {
    private final ObjectCodec codec;
    private final @Nullable BinaryOperator<@Nullable Object> operator;
    private final @Nullable Object[][] buffers = new Object[3][];
    private final List<Arriving> arriving = new ArrayList<>();
    private @Nullable Stream prepared;

    /** Elements of one call; the operator is null where nothing is combined. */
    public ObjectElements(
            ObjectCodec codec,
            @Nullable BinaryOperator<@Nullable Object> operator,
            @Nullable Object[] input,
            @Nullable Object[] output) {
        this.codec = codec;
        this.operator = operator;
        buffers[Schedule.INPUT] = input;
        buffers[Schedule.OUTPUT] = output;
        buffers[Schedule.SCRATCH] = new Object[0];
    }

    @Override
    public void scratch(long elements) {
        buffers[Schedule.SCRATCH] = new Object[Math.toIntExact(elements)];
    }

    @Override
    public boolean serialized() {
        return true;
    }

    @Override
    public boolean foreign(boolean combining) {
        return operator != null;
    }

    @Override
    public boolean unread() {
        return !arriving.isEmpty();
    }

    @Override
    public void end() {
        // as long-lived as its call
    }

    @Override
    public void prepare(int buffer, long offset, long count) {
        int from = (int) offset;
        @Nullable Object[] held = buffers[buffer];
        prepared = codec.encode(count == 1 ? held[from] : Arrays.copyOfRange(held, from, from + (int) count));
    }

    @Override
    public void bindSend(Buffer message, int buffer, long offset, long count) {
        Stream source = prepared;
        if (source == null) {
            throw new IllegalStateException("an object must be written before it is sent");
        }
        prepared = null;
        message.bindStream(ElementType.OBJECT, source, source.bytes());
    }

    @Override
    public void bindReceive(Buffer message, int buffer, long offset, long count) {
        ObjectSink sink = codec.sink();
        message.bindStream(ElementType.OBJECT, sink, Long.MAX_VALUE);
        arriving.add(new Arriving(sink, buffer, (int) offset, (int) count));
    }

    @Override
    public @Nullable Failure check(Operation received, long count) {
        return null;
    }

    @Override
    public void arrived() {
        for (Arriving message : arriving) {
            @Nullable Object object = codec.decode(message.sink);
            @Nullable Object[] target = buffers[message.buffer];
            if (message.count == 1) {
                target[message.offset] = object;
            } else if (object instanceof Object[] several && several.length == message.count) {
                System.arraycopy(several, 0, target, message.offset, message.count);
            } else {
                throw new IllegalStateException("a message holds " + object + " (expected: an array of " + message.count
                        + " objects); all ranks must call the same operations in the same order");
            }
        }
        arriving.clear();
    }

    @Override
    public void copy(int target, long offset, int source, long sourceOffset, long count) {
        System.arraycopy(buffers[source], (int) sourceOffset, buffers[target], (int) offset, (int) count);
        if (operator != null) {
            // the operator may change what it is given, so each place needs an object of its own
            for (int k = (int) offset; k < (int) (offset + count); k++) {
                buffers[target][k] = duplicate(buffers[target][k]);
            }
        }
    }

    private @Nullable Object duplicate(@Nullable Object object) {
        Stream written = codec.encode(object);
        ObjectSink sink = codec.sink();
        sink.expect(written.bytes());
        MemorySegment bytes = MemorySegment.ofArray(new long[Math.toIntExact((written.bytes() + 7) >> 3)]);
        written.read(0, bytes, 0, written.bytes());
        sink.write(0, bytes, 0, written.bytes());
        return codec.decode(sink);
    }

    @Override
    public void reduce(int target, long offset, int source, long sourceOffset, long count, boolean sourceFirst) {
        BinaryOperator<@Nullable Object> combine = operator;
        if (combine == null) {
            throw new IllegalStateException("a schedule that combines for a call that has no operator");
        }
        @Nullable Object[] to = buffers[target];
        @Nullable Object[] from = buffers[source];
        for (int k = 0; k < (int) count; k++) {
            Object mine = to[(int) offset + k];
            Object other = from[(int) sourceOffset + k];
            to[(int) offset + k] = sourceFirst ? combine.apply(other, mine) : combine.apply(mine, other);
        }
    }

    /** A message under way and where its objects go. */
    private record Arriving(ObjectSink sink, int buffer, int offset, int count) {}
}
