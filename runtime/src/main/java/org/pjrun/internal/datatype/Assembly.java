package org.pjrun.internal.datatype;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A datatype in the making, of blocks of others. */
final class Assembly {
    private final List<Shape> shapes = new ArrayList<>();
    private @Nullable BlockCollector dense = new BlockCollector();
    private long low = Long.MAX_VALUE;
    private long high = Long.MIN_VALUE;
    private long grain;
    private int alignment = 1;
    private @Nullable RecordLayout record;
    private boolean first = true;

    /** Adds so many of a type, from a displacement in bytes on. */
    void add(long displacement, long count, Type type) {
        if (count == 0 || type.isNothing()) {
            return;
        }
        long span = Math.multiplyExact(count - 1, type.extent());
        long begin = Math.addExact(displacement, type.lowerBound());
        low = Math.min(low, begin + Math.min(0, span));
        high = Math.max(high, Math.addExact(Math.addExact(begin, type.extent()), Math.max(0, span)));
        if (type.size() == 0) {
            return;
        }
        alignment = Math.max(alignment, type.alignment());
        grain = Types.gcd(Types.gcd(grain, type.grain()), displacement);
        if (count > 1) {
            grain = Types.gcd(grain, type.extent());
        }
        RecordLayout part = type.record();
        record = first || part != null && record != null && part.type() == record.type() ? part : null;
        first = false;
        place(displacement, count, type);
    }

    private void place(long displacement, long count, Type type) {
        BlockCollector collector = dense;
        if (collector != null && type.shape() instanceof Block block && block.length() == type.extent()) {
            collector.add(Math.addExact(displacement, block.address()), Math.multiplyExact(count, block.length()));
            return;
        }
        if (collector != null) {
            shapes.add(collector.shape());
            dense = null;
        }
        shapes.add(Shape.repeat(type.shape(), count, type.extent()).moved(displacement));
    }

    /** Rounds the extent up to a multiple of the largest element. */
    Assembly padded() {
        if (low <= high) {
            high = Math.addExact(high, Math.floorMod(low - high, (long) alignment));
        }
        return this;
    }

    Type type(Signature signature, String text) {
        BlockCollector collector = dense;
        Shape shape = collector != null ? collector.shape() : Sequence.of(shapes);
        long begin = low <= high ? low : 0;
        long extent = low <= high ? high - low : 0;
        return new Type(shape, signature, begin, extent, grain, alignment, record, text);
    }
}
