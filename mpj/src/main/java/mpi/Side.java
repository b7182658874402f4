package mpi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pjrun.View;

/**
 * One buffer of a collective call as Comm takes it: elements of one type from an offset on, or blocks of them.
 *
 * <p>Buffers of plain elements are taken as they are, derived datatypes as views. Collectives of Comm that count elements want
 * them to be of one type, so structs are packed into bytes, and unpacked when the call is complete.
 */
final class Side {
    /** A buffer that is not significant on this rank. */
    static final Side NONE = new Side(null, 0, 0, null, null, null);

    /** What is sent stands in the receive buffer. */
    static final Side IN_PLACE = new Side(org.pjrun.Comm.IN_PLACE, 0, 0, null, null, null);

    final @Nullable Object buffer;
    final long offset;

    /** Number of elements, where there are no blocks. */
    final long count;

    final long @Nullable [] counts;

    /** Where blocks begin; null where they follow each other. */
    final long @Nullable [] displacements;

    private final @Nullable Runnable landing;

    private Side(
            @Nullable Object buffer,
            long offset,
            long count,
            long @Nullable [] counts,
            long @Nullable [] displacements,
            @Nullable Runnable landing) {
        this.buffer = buffer;
        this.offset = offset;
        this.count = count;
        this.counts = counts;
        this.displacements = displacements;
        this.landing = landing;
    }

    /** So many of a datatype. */
    static Side of(Object buffer, int offset, long count, Datatype type) {
        if (type.plain(buffer)) {
            return new Side(buffer, offset, type.elements(count), null, null, null);
        }
        refuseObjects(type);
        View view = type.on(buffer, offset, count);
        if (!type.isMixed()) {
            return new Side(view, 0, type.elements(count), null, null, null);
        }
        byte[] packed = new byte[Math.toIntExact(view.packSize())];
        view.pack(packed, 0);
        return new Side(packed, 0, packed.length, null, null, () -> view.unpack(packed, 0));
    }

    /** So many of a datatype for a reduction: structs with their gaps, so that its function sees them as they are. */
    static Side reduced(Object buffer, int offset, long count, Datatype type) {
        if (!type.isMixed()) {
            return of(buffer, offset, count, type);
        }
        return new Side(Memory.whole(buffer), offset, count * type.getExtent(), null, null, null);
    }

    /**
     * Blocks of a datatype, displaced by extents; without displacements they follow each other.
     *
     * @param ranks how many there are: programs hand in longer arrays of counts and displacements
     */
    static Side blocks(
            Object buffer, int offset, int[] allCounts, int @Nullable [] displacements, Datatype type, int ranks) {
        int[] counts = Counts.first(ranks, allCounts);
        int[] places = displacements == null ? following(counts) : Counts.first(ranks, displacements);
        long[] lengths = Counts.longs(counts, type.elements(1), 0);
        if (type.plain(buffer)) {
            return new Side(buffer, 0, 0, lengths, Counts.longs(places, type.stride(), offset), null);
        }
        refuseObjects(type);
        if (!type.isMixed()) {
            View view = Datatype.createIndexed(counts, places, type).on(buffer, offset, 1);
            return new Side(view, 0, 0, lengths, null, null);
        }
        return packedBlocks(buffer, offset, counts, places, type);
    }

    private static Side packedBlocks(Object buffer, int offset, int[] counts, int[] places, Datatype type) {
        View[] views = new View[counts.length];
        long total = 0;
        for (int b = 0; b < views.length; b++) {
            views[b] = type.on(buffer, offset + places[b] * type.stride(), counts[b]);
            total += views[b].packSize();
        }
        byte[] packed = new byte[Math.toIntExact(total)];
        long end = 0;
        for (View view : views) {
            end = view.pack(packed, end);
        }
        return new Side(packed, 0, 0, Counts.longs(counts, type.getSize(), 0), null, () -> {
            long position = 0;
            for (View view : views) {
                position = view.unpack(packed, position);
            }
        });
    }

    private static int[] following(int[] counts) {
        int[] places = new int[counts.length];
        for (int b = 1; b < places.length; b++) {
            places[b] = places[b - 1] + counts[b - 1];
        }
        return places;
    }

    private static void refuseObjects(Datatype type) {
        if (type.isObject()) {
            throw new MPIException(
                    MPI.ERR_TYPE,
                    "MPI.OBJECT: not in this call (expected: a blocking one of MPJ Express's names, as Bcast)");
        }
    }

    /** Elements of a part of a side, in the units that the side counts. */
    static long units(Datatype type, long count) {
        return type.isMixed() ? count * type.getSize() : type.elements(count);
    }

    /** The buffer, where it must be there. */
    Object memory() {
        return Objects.requireNonNull(buffer, "buffer");
    }

    /** The blocks' lengths, where there must be blocks. */
    long[] lengths() {
        return Objects.requireNonNull(counts, "counts");
    }

    /** Puts what has come where it belongs. */
    void land() {
        if (landing != null) {
            landing.run();
        }
    }

    /** The request of a call that fills this side. */
    Request request(org.pjrun.Request started) {
        return landing == null
                ? new Request(started)
                : new Request(started, (done, told) -> {
                    landing.run();
                    return -1;
                });
    }
}
