package mpi;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;

/** What the elements of a datatype are, with the numbers that MPJ Express has for them. */
enum BaseType {
    NONE(-1, 1, null, null, ElementType.BYTE),
    /** Marks the lower bound of a struct. */
    LB(-1, 1, null, null, ElementType.BYTE),
    /** Marks the upper bound of a struct. */
    UB(-1, 1, null, null, ElementType.BYTE),
    BYTE(1, 1, byte[].class, ByteBuffer.class, ElementType.BYTE),
    CHAR(2, 2, char[].class, CharBuffer.class, ElementType.CHAR),
    SHORT(3, 2, short[].class, ShortBuffer.class, ElementType.SHORT),
    BOOLEAN(4, 1, boolean[].class, null, ElementType.BOOLEAN),
    INT(5, 4, int[].class, IntBuffer.class, ElementType.INT),
    LONG(6, 8, long[].class, LongBuffer.class, ElementType.LONG),
    FLOAT(7, 4, float[].class, FloatBuffer.class, ElementType.FLOAT),
    DOUBLE(8, 8, double[].class, DoubleBuffer.class, ElementType.DOUBLE),
    PACKED(9, 1, null, null, ElementType.PACKED),
    /** Elements of several types, in memory of bytes. */
    MIXED(10, 1, null, null, ElementType.MIXED),
    /** Objects; where they are is described by elements of four bytes each, which stand for them. */
    OBJECT(12, 4, null, null, ElementType.INT);

    /** MPJ Express's number. */
    final int number;

    /** Bytes of an element, a power of two. */
    final int bytes;

    /** How far a number of bytes is shifted to become a number of elements. */
    final int shift;

    /** The array that holds elements as they are, if one does. */
    final @Nullable Class<?> array;

    /** The NIO buffer that does. */
    final @Nullable Class<? extends Buffer> nio;

    final ElementType element;

    BaseType(
            int number,
            int bytes,
            @Nullable Class<?> array,
            @Nullable Class<? extends Buffer> nio,
            ElementType element) {
        this.number = number;
        this.bytes = bytes;
        this.shift = Integer.numberOfTrailingZeros(bytes);
        this.array = array;
        this.nio = nio;
        this.element = element;
    }

    /** Whether an object holds such elements from its beginning on, so that Comm takes it as it is. */
    boolean plain(Object memory) {
        return memory.getClass() == array || isBuffer(memory);
    }

    /** Whether an object holds such elements. */
    boolean holds(Object memory) {
        return memory.getClass() == array || nio != null && nio.isInstance(memory);
    }

    private boolean isBuffer(Object memory) {
        return nio != null
                && nio.isInstance(memory)
                && memory instanceof Buffer buffer
                && buffer.position() == 0
                && buffer.limit() == buffer.capacity();
    }
}
