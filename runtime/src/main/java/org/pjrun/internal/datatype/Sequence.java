package org.pjrun.internal.datatype;

import java.util.ArrayList;
import java.util.List;

/** Shapes one after the other, none of them empty. */
final class Sequence implements Shape {
    /** Up to so many blocks of parts are written out, which is faster to walk through. */
    private static final int MOST_FLATTENED = 4096;

    private final Shape[] parts;
    private final long[] starts;

    private Sequence(Shape[] parts) {
        this.parts = parts;
        this.starts = new long[parts.length + 1];
        for (int i = 0; i < parts.length; i++) {
            starts[i + 1] = Math.addExact(starts[i], parts[i].bytes());
        }
    }

    /** The simplest shape that consists of these parts. */
    static Shape of(List<Shape> parts) {
        List<Shape> some = new ArrayList<>(parts.size());
        for (Shape part : parts) {
            if (part.bytes() > 0) {
                some.add(part);
            }
        }
        if (some.isEmpty()) {
            return EMPTY;
        }
        if (some.size() == 1) {
            return some.getFirst();
        }
        BlockCollector blocks = new BlockCollector();
        for (Shape part : some) {
            if (!blocks.flatten(part, MOST_FLATTENED)) {
                return new Sequence(some.toArray(Shape[]::new));
            }
        }
        return blocks.shape();
    }

    int count() {
        return parts.length;
    }

    Shape part(int index) {
        return parts[index];
    }

    @Override
    public long bytes() {
        return starts[parts.length];
    }

    @Override
    public long low() {
        long low = Long.MAX_VALUE;
        for (Shape part : parts) {
            low = Math.min(low, part.low());
        }
        return low;
    }

    @Override
    public long high() {
        long high = Long.MIN_VALUE;
        for (Shape part : parts) {
            high = Math.max(high, part.high());
        }
        return high;
    }

    @Override
    public Shape moved(long by) {
        Shape[] moved = new Shape[parts.length];
        for (int i = 0; i < parts.length; i++) {
            moved[i] = parts[i].moved(by);
        }
        return new Sequence(moved);
    }

    @Override
    public void walk(long base, long from, long to, Visitor visitor) {
        int part = BlockList.indexOf(starts, parts.length, from);
        for (long at = from; at < to; part++) {
            long end = Math.min(to, starts[part + 1]);
            parts[part].walk(base, at - starts[part], end - starts[part], visitor);
            at = end;
        }
    }
}
