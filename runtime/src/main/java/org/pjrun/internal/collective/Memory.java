package org.pjrun.internal.collective;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.memory.ArrayCopy;

/**
 * One of the buffers of a call as elements: a primitive array or, for everything else, a segment of one.
 *
 * <p>Bound again and again; for arrays that allocates nothing.
 */
final class Memory {
    private @Nullable Object user;
    private @Nullable Object array;
    private @Nullable MemorySegment segment;
    private ElementType type = ElementType.BYTE;
    private ValueLayout layout = ValueLayout.JAVA_BYTE;
    private long base;
    private boolean slot; // of a board: aligned, and in this machine's byte order

    /** Binds memory from the element {@code offset} on; what it is and how long has been checked. */
    void bind(ElementType element, Object memory, long offset) {
        user = memory;
        type = element;
        base = offset;
        slot = false;
        if (memory instanceof MemorySegment given) {
            array = null;
            segment = given;
            layout = ValueLayout.JAVA_BYTE;
        } else if (memory instanceof java.nio.Buffer nio) {
            array = null;
            segment = MemorySegment.ofBuffer(nio);
            layout = layout(element, Buffer.order(nio));
        } else {
            array = memory;
            segment = null;
        }
    }

    /** Binds memory outside of the heap that holds elements in this machine's byte order. */
    void bindNative(ElementType element, MemorySegment memory) {
        user = memory;
        array = null;
        segment = memory;
        type = element;
        base = 0;
        slot = true;
        layout = switch (element) {
            case CHAR -> ValueLayout.JAVA_CHAR_UNALIGNED;
            case SHORT -> ValueLayout.JAVA_SHORT_UNALIGNED;
            case INT -> ValueLayout.JAVA_INT_UNALIGNED;
            case LONG -> ValueLayout.JAVA_LONG_UNALIGNED;
            case FLOAT -> ValueLayout.JAVA_FLOAT_UNALIGNED;
            case DOUBLE -> ValueLayout.JAVA_DOUBLE_UNALIGNED;
            case BYTE, BOOLEAN, OBJECT, PACKED, MIXED -> ValueLayout.JAVA_BYTE;
        };
    }

    void clear() {
        user = null;
        array = null;
        segment = null;
    }

    /** Binds a region for a message. */
    void bindTo(Buffer message, long offset, long count) {
        Object elements = array;
        if (elements != null) {
            message.bindArray(type, elements, base + offset, count);
        } else {
            message.bind(held(user), base + offset, count);
        }
    }

    /** The array that the elements stand in, or null. */
    @Nullable
    Object array() {
        return array;
    }

    /** Where an element stands in the array. */
    int index(long offset) {
        return (int) (base + offset);
    }

    /** Whether the memory is an array and this element is its first. */
    boolean isArrayFrom(long offset) {
        return array != null && base + offset == 0;
    }

    static void copy(Memory target, long offset, Memory source, long sourceOffset, long count) {
        Object to = target.array;
        Object from = source.array;
        if (to != null) {
            source.get(sourceOffset, to, target.index(offset), (int) count);
        } else if (from != null) {
            target.put(offset, from, source.index(sourceOffset), (int) count);
        } else {
            MemorySegment.copy(
                    held(source.segment),
                    source.layout,
                    source.position(sourceOffset),
                    held(target.segment),
                    target.layout,
                    target.position(offset),
                    count);
        }
    }

    /** Copies elements into an array of their type. */
    void get(long offset, Object to, int at, int count) {
        MemorySegment from = segment;
        if (from == null) {
            System.arraycopy(held(array), index(offset), to, at, count);
        } else if (slot) {
            int unit = type.bytes();
            ArrayCopy.write(type.ordinal(), to, (long) at * unit, from, position(offset), (long) count * unit);
        } else {
            MemorySegment.copy(from, layout, position(offset), to, at, count);
        }
    }

    /** Copies elements from an array of their type. */
    void put(long offset, Object from, int at, int count) {
        MemorySegment to = segment;
        if (to == null) {
            System.arraycopy(from, at, held(array), index(offset), count);
        } else if (slot) {
            int unit = type.bytes();
            ArrayCopy.read(type.ordinal(), from, (long) at * unit, to, position(offset), (long) count * unit);
        } else {
            MemorySegment.copy(from, at, to, layout, position(offset), count);
        }
    }

    private long position(long offset) {
        return (base + offset) * type.bytes();
    }

    private static <T> T held(@Nullable T memory) {
        if (memory == null) {
            throw new IllegalStateException("a step of the schedule touches a buffer that this call has not");
        }
        return memory;
    }

    private static ValueLayout layout(ElementType type, ByteOrder order) {
        return switch (type) {
            case CHAR -> ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(order);
            case SHORT -> ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
            case INT -> ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
            case LONG -> ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
            case FLOAT -> ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order);
            case DOUBLE -> ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order);
            case BYTE, BOOLEAN, OBJECT, PACKED, MIXED -> ValueLayout.JAVA_BYTE;
        };
    }
}
