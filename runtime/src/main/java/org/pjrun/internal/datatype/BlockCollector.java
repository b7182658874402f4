package org.pjrun.internal.datatype;

import java.util.Arrays;

/** Collects blocks, joins those that touch, and finds what they have in common. */
final class BlockCollector implements Shape.Visitor {
    private long[] addresses = new long[8];
    private long[] starts = new long[9];
    private int count;

    void add(long address, long length) {
        if (length == 0) {
            return;
        }
        if (count > 0 && address == addresses[count - 1] + starts[count] - starts[count - 1]) {
            starts[count] = Math.addExact(starts[count], length);
            return;
        }
        if (count == addresses.length) {
            addresses = Arrays.copyOf(addresses, count * 2);
            starts = Arrays.copyOf(starts, count * 2 + 1);
        }
        addresses[count++] = address;
        starts[count] = Math.addExact(starts[count - 1], length);
    }

    /** Adds the blocks of a shape; false if they are too many. */
    boolean flatten(Shape shape, int most) {
        if (blocks(shape) > most - count) {
            return false;
        }
        shape.walk(0, 0, shape.bytes(), this);
        return true;
    }

    /** How many blocks a shape has. */
    static long blocks(Shape shape) {
        return switch (shape) {
            case Block block -> 1;
            case Strided strided -> strided.count();
            case BlockList list -> list.count();
            case Repeat repeat -> saturated(repeat.count(), blocks(repeat.shape()));
            case Sequence sequence -> {
                long sum = 0;
                for (int i = 0; i < sequence.count() && sum < Integer.MAX_VALUE; i++) {
                    sum += blocks(sequence.part(i));
                }
                yield sum;
            }
        };
    }

    private static long saturated(long a, long b) {
        return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }

    @Override
    public void block(long address, long bytes) {
        add(address, bytes);
    }

    @Override
    public void strided(long address, long bytes, long stride, long times) {
        for (long i = 0; i < times; i++) {
            add(address + i * stride, bytes);
        }
    }

    /** The simplest shape of the blocks. */
    Shape shape() {
        if (count == 0) {
            return Shape.EMPTY;
        }
        if (count == 1) {
            return new Block(addresses[0], starts[1]);
        }
        long length = starts[1];
        long stride = addresses[1] - addresses[0];
        boolean regular = true;
        for (int i = 1; i < count && regular; i++) {
            regular = starts[i + 1] - starts[i] == length && addresses[i] - addresses[i - 1] == stride;
        }
        return regular
                ? new Strided(addresses[0], length, stride, count)
                : new BlockList(Arrays.copyOf(addresses, count), Arrays.copyOf(starts, count + 1));
    }
}
