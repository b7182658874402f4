package org.pjrun;

import org.pjrun.internal.datatype.ArrayTypes;
import org.pjrun.internal.datatype.Types;

/**
 * What the elements of a message are and where they lie in memory (MPI 4.1 chapter 5).
 *
 * <p>A datatype is laid over a buffer, and the {@link View} that results is passed wherever a buffer is:
 *
 * <pre>
 *   Datatype column = Datatype.vector(rows, 1, columns, Datatype.DOUBLE);
 *   comm.send(column.on(matrix, 3, 1), dest, tag);                           // the fourth column
 *
 *   record Particle(double x, double y, int charge) {}
 *   Datatype particle = Datatype.of(Particle.class);
 *   comm.recv(particle.on(particles), source, tag);                          // an array of records
 * </pre>
 *
 * <p>Elements are moved between the user's memory and the transport directly; there is no packed copy of the whole. Datatypes
 * of elements of one type are laid over arrays and NIO buffers of that type. All others, and they too, are laid over memory
 * of bytes ({@code MemorySegment}, {@code byte[]}, {@code ByteBuffer} in native byte order), where elements stand in native
 * byte order at any address, and those of a record class over arrays of these records.
 *
 * <p>Immutable, to be used by any thread, made once and kept; there is nothing to commit and nothing to free. Displacements,
 * extents and sizes are in bytes, blocks and strides without {@code h} in extents of the old type. Not to be implemented by
 * programs.
 */
public interface Datatype {
    /** A byte, which matches bytes alone. */
    Datatype BYTE = Types.basic(ElementType.BYTE);

    /** A {@code boolean}, in memory of bytes one byte that is 0 or not. */
    Datatype BOOLEAN = Types.basic(ElementType.BOOLEAN);

    /** A {@code char} of 16 bits. */
    Datatype CHAR = Types.basic(ElementType.CHAR);

    /** A {@code short}. */
    Datatype SHORT = Types.basic(ElementType.SHORT);

    /** An {@code int}. */
    Datatype INT = Types.basic(ElementType.INT);

    /** A {@code long}. */
    Datatype LONG = Types.basic(ElementType.LONG);

    /** A {@code float}. */
    Datatype FLOAT = Types.basic(ElementType.FLOAT);

    /** A {@code double}. */
    Datatype DOUBLE = Types.basic(ElementType.DOUBLE);

    /** A byte of what {@link View#pack} has made; matches all that was packed (§5.2). */
    Datatype PACKED = Types.basic(ElementType.PACKED);

    /** In which order the dimensions of an array lie in memory. */
    enum Order {
        /** The last index varies fastest, as in C and Java. */
        C,
        /** The first index varies fastest. */
        FORTRAN
    }

    /** How a dimension of a distributed array is dealt out to processes. */
    enum Distribution {
        /** One block for each process. */
        BLOCK,
        /** Blocks in turn. */
        CYCLIC,
        /** Not at all. */
        NONE
    }

    /** Argument of a distribution: as large as block distribution needs, or 1 for a cyclic one. */
    int DEFAULT_DARG = -1;

    /** The datatype of one element. */
    static Datatype of(ElementType element) {
        return Types.basic(element);
    }

    /**
     * The datatype of a record of primitives, and of records of primitives: its components in order, without gaps.
     *
     * <p>It may be laid over arrays of the record, which then travel without a serializer, and over memory of bytes. Records
     * that are received are made by the canonical constructor, in whichever thread moves messages: it must not communicate.
     */
    static Datatype of(Class<? extends Record> record) {
        return Types.record(record);
    }

    /** {@code count} elements one after the other (MPI_Type_contiguous). */
    static Datatype contiguous(long count, Datatype old) {
        return Types.contiguous(count, old);
    }

    /** Blocks of {@code blockLength} elements that begin every {@code stride} extents (MPI_Type_vector). */
    static Datatype vector(long count, long blockLength, long stride, Datatype old) {
        return Types.vector(count, blockLength, stride, old);
    }

    /** Blocks that begin every {@code stride} bytes (MPI_Type_create_hvector). */
    static Datatype hvector(long count, long blockLength, long stride, Datatype old) {
        return Types.hvector(count, blockLength, stride, old);
    }

    /** Blocks of any lengths, at displacements in extents of the old type (MPI_Type_indexed). */
    static Datatype indexed(int[] blockLengths, int[] displacements, Datatype old) {
        return Types.indexed(blockLengths, displacements, old);
    }

    /** Blocks of any lengths, at displacements in bytes (MPI_Type_create_hindexed). */
    static Datatype hindexed(int[] blockLengths, long[] displacements, Datatype old) {
        return Types.hindexed(blockLengths, displacements, old);
    }

    /** Blocks of one length, at displacements in extents of the old type (MPI_Type_create_indexed_block). */
    static Datatype indexedBlock(int blockLength, int[] displacements, Datatype old) {
        return Types.indexedBlock(blockLength, displacements, old);
    }

    /** Blocks of one length, at displacements in bytes (MPI_Type_create_hindexed_block). */
    static Datatype hindexedBlock(int blockLength, long[] displacements, Datatype old) {
        return Types.hindexedBlock(blockLength, displacements, old);
    }

    /**
     * Blocks of any types, at displacements in bytes (MPI_Type_create_struct).
     *
     * <p>As in C, its extent is rounded up to a multiple of the largest element; {@link #resized} says otherwise.
     */
    static Datatype struct(int[] blockLengths, long[] displacements, Datatype... types) {
        return Types.struct(blockLengths, displacements, types);
    }

    /** A block of an array of any dimension (MPI_Type_create_subarray); its extent is that of the whole array. */
    static Datatype subarray(int[] sizes, int[] subsizes, int[] starts, Order order, Datatype old) {
        return ArrayTypes.subarray(sizes, subsizes, starts, order, old);
    }

    /**
     * What one process holds of an array that is dealt out to a grid of them (MPI_Type_create_darray).
     *
     * @param size number of processes
     * @param rank the process, where the grid is numbered row by row
     * @param globalSizes size of the array in each dimension
     * @param distributions how each dimension is dealt out
     * @param arguments block lengths, or {@link #DEFAULT_DARG}
     * @param processes size of the grid in each dimension
     */
    static Datatype darray(
            int size,
            int rank,
            int[] globalSizes,
            Distribution[] distributions,
            int[] arguments,
            int[] processes,
            Order order,
            Datatype old) {
        return ArrayTypes.darray(size, rank, globalSizes, distributions, arguments, processes, order, old);
    }

    /** The same elements with another lower bound and extent, in bytes (MPI_Type_create_resized). */
    static Datatype resized(Datatype old, long lowerBound, long extent) {
        return Types.resized(old, lowerBound, extent);
    }

    /** Bytes of the elements, without gaps (MPI_Type_size). */
    long size();

    /** Number of basic elements. */
    long elements();

    /** The type of all basic elements, {@link ElementType#MIXED} if there are several. */
    ElementType elementType();

    /** Where the datatype begins, in bytes (MPI_Type_get_extent). */
    long lowerBound();

    /** From one to the next where several lie one after the other, in bytes (MPI_Type_get_extent). */
    long extent();

    /** Where the first byte lies (MPI_Type_get_true_extent). */
    long trueLowerBound();

    /** From the first byte to the last (MPI_Type_get_true_extent). */
    long trueExtent();

    /** Bytes of {@code count} of them packed (MPI_Pack_size). */
    long packSize(long count);

    /**
     * Lays as many of the datatype over a buffer as fit, from its beginning on.
     *
     * @throws CommException if not even one fits into a buffer that is not empty, or the buffer is of another kind
     */
    View on(Object buffer);

    /**
     * Lays the datatype over a part of a buffer.
     *
     * @param offset where it begins, in elements of the buffer: doubles of a {@code double[]}, bytes of a segment
     * @param count how many of the datatype lie there, an extent apart
     * @throws CommException if it reaches beyond the buffer, or the buffer is of another kind
     */
    View on(Object buffer, long offset, long count);
}
