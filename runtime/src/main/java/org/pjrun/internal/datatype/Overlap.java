package org.pjrun.internal.datatype;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a shape names the same byte twice, which is wrong where a message is received (MPI 4.1 §5.1.11).
 *
 * <p>Loops that lie in one another like the rows, columns and planes of an array are seen through at once; blocks
 * without such an order are sorted. Shapes of more blocks than can be sorted are taken for good.
 */
final class Overlap {
    private static final int MOST_SORTED = 1 << 21;

    private Overlap() {}

    static boolean in(Shape shape) {
        return !nested(shape) && BlockCollector.blocks(shape) <= MOST_SORTED && sorted(shape);
    }

    /** Whether the loops of a shape are seen to keep apart. */
    private static boolean nested(Shape shape) {
        List<long[]> loops = new ArrayList<>();
        Shape inner = shape;
        while (inner instanceof Repeat repeat) {
            loops.add(new long[] {Math.abs(repeat.stride()), repeat.count()});
            inner = repeat.shape();
        }
        long span;
        if (inner instanceof Strided strided) {
            loops.add(new long[] {Math.abs(strided.stride()), strided.count()});
            span = strided.length();
        } else {
            if (!(inner instanceof Block) && sorted(inner)) {
                return false;
            }
            span = inner.high() - inner.low();
        }
        loops.sort((a, b) -> Long.compare(a[0], b[0]));
        for (long[] loop : loops) {
            if (loop[0] < span) {
                return false;
            }
            span += loop[0] * (loop[1] - 1);
        }
        return true;
    }

    private static boolean sorted(Shape shape) {
        if (BlockCollector.blocks(shape) > MOST_SORTED) {
            return false;
        }
        List<long[]> blocks = new ArrayList<>();
        shape.walk(0, 0, shape.bytes(), new Shape.Visitor() {
            @Override
            public void block(long address, long bytes) {
                blocks.add(new long[] {address, bytes});
            }

            @Override
            public void strided(long address, long bytes, long stride, long count) {
                for (long i = 0; i < count; i++) {
                    blocks.add(new long[] {address + i * stride, bytes});
                }
            }
        });
        long[][] ordered = blocks.toArray(long[][]::new);
        Arrays.sort(ordered, (a, b) -> Long.compare(a[0], b[0]));
        for (int i = 1; i < ordered.length; i++) {
            if (ordered[i][0] < ordered[i - 1][0] + ordered[i - 1][1]) {
                return true;
            }
        }
        return false;
    }
}
