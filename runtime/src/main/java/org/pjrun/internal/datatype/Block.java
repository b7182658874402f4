package org.pjrun.internal.datatype;

/** Consecutive bytes. */
record Block(long address, long length) implements Shape {
    @Override
    public long bytes() {
        return length;
    }

    @Override
    public long low() {
        return address;
    }

    @Override
    public long high() {
        return address + length;
    }

    @Override
    public Shape moved(long by) {
        return length == 0 ? this : new Block(address + by, length);
    }

    @Override
    public void walk(long base, long from, long to, Visitor visitor) {
        visitor.block(base + address + from, to - from);
    }
}
