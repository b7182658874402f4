package org.pjrun.tasks.internal.pool;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Results as a list, kept as numbers as long as all are of one type; they are written before the list is handed out. */
final class Values extends AbstractList<@Nullable Object> implements RandomAccess {
    private final int size;
    private Object packed = new Object[0];
    private boolean begun;

    Values(int size) {
        this.size = size;
    }

    /** Writes packed results from a place on. */
    void put(int at, Object part) {
        begin(part);
        if (part.getClass() != packed.getClass()) {
            widen();
        }
        if (packed instanceof Object[] objects) {
            Packing.unpack(part, objects, at);
        } else {
            copy(part, at);
        }
    }

    @SuppressWarnings("SuspiciousSystemArraycopy") // both are arrays of the same primitive type
    private void copy(Object part, int at) {
        System.arraycopy(part, 0, packed, at, Packing.length(part));
    }

    /** Writes one result. */
    void putOne(int at, @Nullable Object value) {
        put(
                at,
                switch (value) {
                    case Integer i -> new int[] {i};
                    case Long l -> new long[] {l};
                    case Double d -> new double[] {d};
                    case null, default -> new Object[] {value};
                });
    }

    private void begin(Object part) {
        if (!begun) {
            begun = true;
            packed = switch (part) {
                case int[] ints -> new int[size];
                case long[] longs -> new long[size];
                case double[] doubles -> new double[size];
                default -> new Object[size];
            };
        }
    }

    private void widen() {
        if (!(packed instanceof Object[])) {
            @Nullable Object[] wide = new Object[size];
            Packing.unpack(packed, wide, 0);
            packed = wide;
        }
    }

    @Override
    public @Nullable Object get(int index) {
        return Packing.at(packed, index);
    }

    @Override
    public int size() {
        return size;
    }
}
