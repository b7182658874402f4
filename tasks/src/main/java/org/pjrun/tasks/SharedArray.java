package org.pjrun.tasks;

import java.lang.reflect.Array;
import java.util.Map;
import org.pjrun.Comm;
import org.pjrun.ElementType;
import org.pjrun.Op;
import org.pjrun.tasks.internal.shared.Cells;
import org.pjrun.tasks.internal.shared.Hub;
import org.pjrun.tasks.internal.shared.LocalCells;
import org.pjrun.tasks.internal.shared.RemoteCells;

/**
 * An array of numbers that all ranks of a communicator share, all of them 0 at first.
 *
 * <p>Where all ranks are on one host it lies in memory that they share: a load or store takes as long as one of an own array. Else it lies
 * on rank 0, and each method is a message; then use those for many elements at once. Single elements are loaded and stored as if they
 * were volatile; adding to one is atomic.
 */
public final class SharedArray {
    private static final int MOST_REMOTE = 1 << 28;

    private final Cells cells;
    private final ElementType type;
    private final long length;

    private SharedArray(Cells cells, ElementType type, long length) {
        this.cells = cells;
        this.type = type;
        this.length = length;
    }

    /**
     * The array of that name; collective.
     *
     * @param type DOUBLE, LONG, INT or BYTE
     * @param length number of elements, the same on all ranks
     */
    public static SharedArray of(Comm comm, String name, ElementType type, long length) {
        long elementBytes = switch (type) {
            case DOUBLE, LONG -> Long.BYTES;
            case INT -> Integer.BYTES;
            case BYTE -> Byte.BYTES;
            default ->
                throw new IllegalArgumentException(
                        "array " + name + " of " + type + " (expected: DOUBLE, LONG, INT or BYTE)");
        };
        if (length < 1 || length > Long.MAX_VALUE / elementBytes) {
            throw new IllegalArgumentException("array " + name + ": length: " + length + " (expected: > 0)");
        }
        Map<String, Object> known = Hub.of(comm).known();
        synchronized (known) {
            if (known.get(name) instanceof SharedArray array) {
                return array.same(name, type, length);
            }
            SharedArray made = new SharedArray(cells(comm, name, type, length, elementBytes), type, length);
            known.put(name, made);
            return made;
        }
    }

    private static Cells cells(Comm comm, String name, ElementType type, long length, long elementBytes) {
        int host = comm.environment().host();
        int[] leastAndGreatest = {host, -host};
        comm.allreduce(Comm.IN_PLACE, leastAndGreatest, Op.MIN);
        if (leastAndGreatest[0] == -leastAndGreatest[1]) {
            return new LocalCells(comm.sharedSegment(LocalCells.bytes(length * elementBytes)), type);
        }
        if (length > MOST_REMOTE) {
            throw new IllegalArgumentException("array " + name + ": length: " + length + " (expected: at most "
                    + MOST_REMOTE + " where ranks are on several hosts)");
        }
        return new RemoteCells(comm, name, type, (int) length);
    }

    private SharedArray same(String name, ElementType wantedType, long wantedLength) {
        if (type != wantedType || length != wantedLength) {
            throw new IllegalStateException("array " + name + ": is there already with " + length + " " + type
                    + ", and is asked for with " + wantedLength + " " + wantedType);
        }
        return this;
    }

    /** Number of elements. */
    public long length() {
        return length;
    }

    /** An element of an array of doubles. */
    public double loadDouble(long index) {
        return Double.longBitsToDouble(cells.load(checked(index, ElementType.DOUBLE)));
    }

    /** Replaces an element of an array of doubles. */
    public void store(long index, double value) {
        cells.store(checked(index, ElementType.DOUBLE), Double.doubleToRawLongBits(value));
    }

    /** Adds to an element of an array of doubles; the sum. */
    public double add(long index, double value) {
        return cells.addDouble(checked(index, ElementType.DOUBLE), value);
    }

    /** An element of an array of whole numbers. */
    public long loadLong(long index) {
        return cells.load(checkedWhole(index));
    }

    /** Replaces an element of an array of whole numbers; of the value the low bytes count. */
    public void store(long index, long value) {
        cells.store(checkedWhole(index), value);
    }

    /** Adds to an element of an array of whole numbers; the sum. */
    public long add(long index, long value) {
        return cells.add(checkedWhole(index), value);
    }

    /** Copies elements from an index on into an array: of the same type, as many as fit. */
    public void load(long index, Object into) {
        cells.loadAll(checkedPart(index, into), into);
    }

    /** Replaces elements from an index on by those of an array of the same type. */
    public void store(long index, Object from) {
        cells.storeAll(checkedPart(index, from), from);
    }

    private long checked(long index, ElementType wanted) {
        if (type != wanted) {
            throw new IllegalArgumentException("array of " + type + " (expected: one of " + wanted + ")");
        }
        return within(index, 1);
    }

    private long checkedWhole(long index) {
        if (type == ElementType.DOUBLE) {
            throw new IllegalArgumentException("array of DOUBLE (expected: one of whole numbers)");
        }
        return within(index, 1);
    }

    private long checkedPart(long index, Object array) {
        ElementType found = switch (array) {
            case double[] doubles -> ElementType.DOUBLE;
            case long[] longs -> ElementType.LONG;
            case int[] ints -> ElementType.INT;
            case byte[] bytes -> ElementType.BYTE;
            default ->
                throw new IllegalArgumentException(
                        array.getClass().getTypeName() + " (expected: an array of " + type + ")");
        };
        if (found != type) {
            throw new IllegalArgumentException("an array of " + found + " (expected: one of " + type + ")");
        }
        return within(index, Array.getLength(array));
    }

    private long within(long index, int count) {
        if (index < 0 || index > length - count) {
            throw new IndexOutOfBoundsException("elements " + index + " to " + (index + count - 1)
                    + " (expected: within 0 to " + (length - 1) + ")");
        }
        return index;
    }
}
