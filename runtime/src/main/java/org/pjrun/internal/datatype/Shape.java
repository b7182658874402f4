package org.pjrun.internal.datatype;

/**
 * Where the bytes of a message lie, in the order in which they are sent: blocks, and loops over blocks.
 *
 * <p>Addresses are in bytes relative to the beginning of the memory. Immutable; any part of the packed form can be walked
 * through, so that who moves a message needs to remember nothing but how far it has come.
 */
public sealed interface Shape permits Block, BlockList, Strided, Repeat, Sequence {
    /** Nothing at all. */
    Shape EMPTY = new Block(0, 0);

    /** Takes the parts of a shape in the order of sending. */
    interface Visitor {
        /** Consecutive bytes. */
        void block(long address, long bytes);

        /** Several blocks of the same length, at the same distance from each other. */
        void strided(long address, long bytes, long stride, long count);
    }

    /** Bytes of the packed form. */
    long bytes();

    /** The lowest address, 0 if there are no bytes. */
    long low();

    /** The address behind the highest byte, 0 if there are no bytes. */
    long high();

    /** The same moved by so many bytes. */
    Shape moved(long by);

    /** Visits what makes up the bytes {@code from} to {@code to} of the packed form, if they are any. */
    void walk(long base, long from, long to, Visitor visitor);

    /** A shape that is repeated, at multiples of a stride. */
    static Shape repeat(Shape shape, long count, long stride) {
        if (count == 0 || shape.bytes() == 0) {
            return EMPTY;
        }
        if (count == 1) {
            return shape;
        }
        if (shape instanceof Block block) {
            return block.length() == stride
                    ? new Block(block.address(), Math.multiplyExact(count, stride))
                    : new Strided(block.address(), block.length(), stride, count);
        }
        if (shape instanceof Strided inner && inner.stride() * inner.count() == stride) {
            return new Strided(inner.address(), inner.length(), inner.stride(), inner.count() * count);
        }
        return new Repeat(shape, count, stride);
    }
}
