package org.pjrun.internal.datatype;

/** A shape several times, each at the same distance from the one before. */
final class Repeat implements Shape {
    private final Shape shape;
    private final long count;
    private final long stride;
    private final long each;

    Repeat(Shape shape, long count, long stride) {
        this.shape = shape;
        this.count = count;
        this.stride = stride;
        this.each = shape.bytes();
    }

    Shape shape() {
        return shape;
    }

    long count() {
        return count;
    }

    long stride() {
        return stride;
    }

    @Override
    public long bytes() {
        return each * count;
    }

    @Override
    public long low() {
        return shape.low() + Math.min(0, (count - 1) * stride);
    }

    @Override
    public long high() {
        return shape.high() + Math.max(0, (count - 1) * stride);
    }

    @Override
    public Shape moved(long by) {
        return new Repeat(shape.moved(by), count, stride);
    }

    @Override
    public void walk(long base, long from, long to, Visitor visitor) {
        long index = from / each;
        long begin = index * each;
        for (long at = from; at < to; index++) {
            long end = Math.min(to, begin + each);
            shape.walk(base + index * stride, at - begin, end - begin, visitor);
            begin += each;
            at = end;
        }
    }
}
