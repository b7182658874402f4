package org.pjrun.internal.datatype;

/** Several blocks of the same length, at the same distance from each other. */
record Strided(long address, long length, long stride, long count) implements Shape {
    @Override
    public long bytes() {
        return length * count;
    }

    @Override
    public long low() {
        return address + Math.min(0, (count - 1) * stride);
    }

    @Override
    public long high() {
        return address + Math.max(0, (count - 1) * stride) + length;
    }

    @Override
    public Shape moved(long by) {
        return new Strided(address + by, length, stride, count);
    }

    @Override
    public void walk(long base, long from, long to, Visitor visitor) {
        long first = from / length;
        long skipped = from - first * length;
        long at = base + address + first * stride;
        long left = to - from;
        if (skipped > 0) {
            long part = Math.min(length - skipped, left);
            visitor.block(at + skipped, part);
            left -= part;
            at += stride;
        }
        long whole = left / length;
        if (whole > 0) {
            visitor.strided(at, length, stride, whole);
            left -= whole * length;
            at += whole * stride;
        }
        if (left > 0) {
            visitor.block(at, left);
        }
    }
}
