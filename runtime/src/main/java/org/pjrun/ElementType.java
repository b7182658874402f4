package org.pjrun;

/**
 * The type of a message's elements, as its sender named it by the kind of buffer, or by a datatype (MPI 4.1 §3.2.2).
 *
 * <p>A receive must name the same type; {@code BYTE} stands for bytes alone and not for anything in memory.
 */
public enum ElementType {
    /** Bytes: {@code byte[]}, {@code ByteBuffer} and {@code MemorySegment}. */
    BYTE(1),
    /** {@code boolean[]}, one byte an element on the way. */
    BOOLEAN(1),
    /** {@code char[]} and {@code CharBuffer}. */
    CHAR(2),
    /** {@code short[]} and {@code ShortBuffer}. */
    SHORT(2),
    /** {@code int[]}, {@code IntBuffer} and {@code int} scalars. */
    INT(4),
    /** {@code long[]}, {@code LongBuffer} and {@code long} scalars. */
    LONG(8),
    /** {@code float[]} and {@code FloatBuffer}. */
    FLOAT(4),
    /** {@code double[]}, {@code DoubleBuffer} and {@code double} scalars. */
    DOUBLE(8),
    /** A serialized object; its count is in bytes. */
    OBJECT(1),
    /** What {@link View#pack} has made, in bytes; matches elements of any type (§5.2). */
    PACKED(1),
    /** Elements of several types, in the order of a {@link Datatype}; counted in bytes. */
    MIXED(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** Whether it is a primitive type of Java. */
    public boolean primitive() {
        return ordinal() < OBJECT.ordinal();
    }
}
