package org.pjrun;

/**
 * A datatype laid over a buffer; accepted wherever a buffer is.
 *
 * <p>Made by {@link Datatype#on}. Immutable: it may be kept and used again and again, while the content of the buffer
 * changes. Where a call takes an offset and a count besides, these count the view's basic elements in their order, and the
 * elements must be of one type.
 */
public interface View {
    /** The datatype. */
    Datatype datatype();

    /** The buffer. */
    Object buffer();

    /** Where the datatype begins in the buffer, in elements of the buffer. */
    long offset();

    /** How many of the datatype lie there. */
    long count();

    /** Bytes of all elements, packed. */
    long packSize();

    /**
     * Copies the elements one after the other, in native byte order (MPI_Pack).
     *
     * @param target a {@code byte[]}, {@code MemorySegment} or {@code ByteBuffer}; send it with {@link Datatype#PACKED}
     * @param position where in the target
     * @return the position behind them
     */
    long pack(Object target, long position);

    /** Copies packed elements to where they belong (MPI_Unpack); returns the position behind them. */
    long unpack(Object source, long position);

    /**
     * Like {@link #pack} in the portable form external32 (MPI_Pack_external, §14.5.2): big-endian, for files and other programs.
     *
     * <p>Elements are as long as in Java; a {@code char} is two bytes.
     */
    long packExternal(Object target, long position);

    /** Copies elements in the portable form to where they belong (MPI_Unpack_external). */
    long unpackExternal(Object source, long position);
}
