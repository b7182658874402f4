package org.pjrun.internal.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.Buffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;

/** Memory segments for the user's memory that any thread can copy, since any thread may move a message. */
public final class Segments {
    /** Stands for all threads that are not the caller; it never runs. */
    private static final Thread ANOTHER = new Thread(() -> {}, "pjrun-another");

    private static final ByteOrder OTHER_ORDER =
            ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;

    private Segments() {}

    /** The memory of a NIO buffer from its position to its limit. */
    public static MemorySegment of(Buffer nio) {
        try {
            return forAnyThread(MemorySegment.ofBuffer(nio));
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw new CommException(
                    ErrorClass.BUFFER,
                    "buffer: " + nio.getClass().getTypeName()
                            + " (expected: a NIO buffer over an array or over native memory)",
                    e);
        }
    }

    /** Whether the elements of a NIO buffer lie in memory the other way round than those of an array. */
    public static boolean swapped(Buffer nio) {
        return switch (nio) {
            case CharBuffer b -> b.order() == OTHER_ORDER;
            case ShortBuffer b -> b.order() == OTHER_ORDER;
            case IntBuffer b -> b.order() == OTHER_ORDER;
            case LongBuffer b -> b.order() == OTHER_ORDER;
            case FloatBuffer b -> b.order() == OTHER_ORDER;
            case DoubleBuffer b -> b.order() == OTHER_ORDER;
            default -> false;
        };
    }

    /**
     * The same memory without a tie to the calling thread.
     *
     * <p>A segment of a confined arena can be copied by its owner only, but whichever thread is in the engine moves
     * messages. The owner must keep its arena open until the operation is complete, as all memory of an operation.
     */
    @SuppressWarnings("restricted") // jars and launcher enable native access
    public static MemorySegment forAnyThread(MemorySegment segment) {
        if (!segment.scope().isAlive()) {
            throw new CommException(ErrorClass.BUFFER, "the segment's arena is closed (expected: an open one)");
        }
        if (segment.isAccessibleBy(ANOTHER)) {
            return segment;
        }
        if (!segment.isAccessibleBy(Thread.currentThread())) {
            throw new CommException(
                    ErrorClass.BUFFER,
                    "the segment belongs to another thread (expected: one of this thread, or of Arena.ofShared())");
        }
        MemorySegment free = MemorySegment.ofAddress(segment.address()).reinterpret(segment.byteSize());
        return segment.isReadOnly() ? free.asReadOnly() : free;
    }

    /** Copies whole elements of the given size and turns the order of their bytes round. */
    public static void swap(MemorySegment source, long from, MemorySegment target, long to, long bytes, int size) {
        ValueLayout layout = switch (size) {
            case 2 -> ValueLayout.JAVA_SHORT_UNALIGNED;
            case 4 -> ValueLayout.JAVA_INT_UNALIGNED;
            default -> ValueLayout.JAVA_LONG_UNALIGNED;
        };
        MemorySegment.copy(source, layout.withOrder(OTHER_ORDER), from, target, layout, to, bytes / size);
    }
}
