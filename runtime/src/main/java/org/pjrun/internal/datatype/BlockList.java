package org.pjrun.internal.datatype;

import java.util.Arrays;

/** Blocks of any lengths at any addresses. */
final class BlockList implements Shape {
    private final long[] addresses;

    /** Where each block begins in the packed form, and at the end how long that is. */
    private final long[] starts;

    private final long low;
    private final long high;

    /** Of blocks that are not empty. */
    BlockList(long[] addresses, long[] starts) {
        this.addresses = addresses;
        this.starts = starts;
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < addresses.length; i++) {
            lowest = Math.min(lowest, addresses[i]);
            highest = Math.max(highest, addresses[i] + length(i));
        }
        low = lowest;
        high = highest;
    }

    int count() {
        return addresses.length;
    }

    long address(int block) {
        return addresses[block];
    }

    long length(int block) {
        return starts[block + 1] - starts[block];
    }

    @Override
    public long bytes() {
        return starts[addresses.length];
    }

    @Override
    public long low() {
        return low;
    }

    @Override
    public long high() {
        return high;
    }

    @Override
    public Shape moved(long by) {
        long[] moved = addresses.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += by;
        }
        return new BlockList(moved, starts);
    }

    @Override
    public void walk(long base, long from, long to, Visitor visitor) {
        int block = indexOf(starts, addresses.length, from);
        for (long at = from; at < to; block++) {
            long end = Math.min(to, starts[block + 1]);
            visitor.block(base + addresses[block] + at - starts[block], end - at);
            at = end;
        }
    }

    /** The part in which a position lies. */
    static int indexOf(long[] starts, int parts, long position) {
        int found = Arrays.binarySearch(starts, 0, parts, position);
        return found >= 0 ? found : -found - 2;
    }
}
