package org.pjrun.tasks.internal.pool;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Results that are packed while they are made, as numbers as long as all are of one type. */
final class Results {
    private final int most;
    private int count;
    private Object packed = new Object[0];

    Results(int most) {
        this.most = most;
    }

    void add(@Nullable Object value) {
        if (value instanceof Integer number && packed instanceof int[] ints && count > 0) {
            ints[count++] = number;
            return;
        }
        if (count == 0) {
            packed = switch (value) {
                case Integer i -> new int[most];
                case Long l -> new long[most];
                case Double d -> new double[most];
                case null, default -> new Object[most];
            };
        }
        put(value);
        count++;
    }

    private void put(@Nullable Object value) {
        switch (packed) {
            case int[] ints when value instanceof Integer number -> ints[count] = number;
            case long[] longs when value instanceof Long number -> longs[count] = number;
            case double[] doubles when value instanceof Double number -> doubles[count] = number;
            default -> {
                widen();
                ((@Nullable Object[]) packed)[count] = value;
            }
        }
    }

    private void widen() {
        if (!(packed instanceof Object[])) {
            @Nullable Object[] wide = new Object[most];
            Packing.unpack(Packing.part(packed, 0, count), wide, 0);
            packed = wide;
        }
    }

    Object packed() {
        return count == most ? packed : packed instanceof Object[] all ? Arrays.copyOf(all, count) : packed;
    }
}
