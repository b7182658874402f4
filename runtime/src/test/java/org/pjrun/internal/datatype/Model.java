package org.pjrun.internal.datatype;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pjrun.Datatype;
import org.pjrun.ElementType;

/**
 * A datatype as the standard defines it: a list of elements and their displacements; and a datatype made in the same way.
 *
 * @param map all elements
 * @param low lower bound
 * @param extent from one to the next
 * @param datatype what is tested
 */
record Model(List<At> map, long low, long extent, Datatype datatype) {
    private static final ElementType[] BASICS = {
        ElementType.BYTE, ElementType.SHORT, ElementType.INT, ElementType.LONG, ElementType.FLOAT, ElementType.DOUBLE
    };

    /** An element. */
    record At(ElementType type, long at) {}

    static Model basic(ElementType type) {
        return new Model(List.of(new At(type, 0)), 0, type.bytes(), Datatype.of(type));
    }

    /** Some copies of a model's elements. */
    private static final class Typemap {
        private final List<At> map = new ArrayList<>();
        private long low = Long.MAX_VALUE;
        private long high = Long.MIN_VALUE;

        void add(long at, long count, Model model) {
            if (model.map.isEmpty() && model.extent == 0) {
                return;
            }
            for (long i = 0; i < count; i++) {
                long base = at + i * model.extent;
                low = Math.min(low, base + model.low);
                high = Math.max(high, base + model.low + model.extent);
                for (At element : model.map) {
                    map.add(new At(element.type, base + element.at));
                }
            }
        }

        Model model(Datatype datatype) {
            return low > high ? new Model(map, 0, 0, datatype) : new Model(map, low, high - low, datatype);
        }
    }

    /** A random datatype of some depth over one basic type, or over several if none is given. */
    static Model random(Random random, int depth, ElementType... only) {
        ElementType[] basics = only.length == 0 ? BASICS : only;
        if (depth == 0) {
            return basic(basics[random.nextInt(basics.length)]);
        }
        Model old = random(random, depth - 1, only);
        int unit = only.length == 0 ? 1 : only[0].bytes();
        Typemap some = new Typemap();
        int count = random.nextInt(4);
        int block = random.nextInt(4);
        switch (random.nextInt(8)) {
            case 0 -> {
                some.add(0, count, old);
                return some.model(Datatype.contiguous(count, old.datatype));
            }
            case 1 -> {
                int stride = random.nextInt(6) - 1;
                for (int i = 0; i < count; i++) {
                    some.add(i * stride * old.extent, block, old);
                }
                return some.model(Datatype.vector(count, block, stride, old.datatype));
            }
            case 2 -> {
                int stride = unit * (random.nextInt(60) - 10);
                for (int i = 0; i < count; i++) {
                    some.add((long) i * stride, block, old);
                }
                return some.model(Datatype.hvector(count, block, stride, old.datatype));
            }
            case 3 -> {
                int[] lengths = random.ints(count, 0, 4).toArray();
                int[] displacements = random.ints(count, -3, 12).toArray();
                for (int i = 0; i < count; i++) {
                    some.add(displacements[i] * old.extent, lengths[i], old);
                }
                return some.model(Datatype.indexed(lengths, displacements, old.datatype));
            }
            case 4 -> {
                long[] displacements =
                        random.longs(count, -20, 90).map(d -> d * unit).toArray();
                for (long displacement : displacements) {
                    some.add(displacement, block, old);
                }
                return some.model(Datatype.hindexedBlock(block, displacements, old.datatype));
            }
            case 5 -> {
                long low = unit * (random.nextInt(20) - 10L);
                long extent = unit * random.nextLong(80);
                return new Model(old.map, low, extent, Datatype.resized(old.datatype, low, extent));
            }
            case 6 -> {
                return struct(random, depth, old, unit, only);
            }
            default -> {
                return subarray(random, old);
            }
        }
    }

    private static Model struct(Random random, int depth, Model old, int unit, ElementType... only) {
        Model other = random(random, depth - 1, only);
        int[] lengths = {1 + random.nextInt(3), random.nextInt(3)};
        long[] displacements = {unit * random.nextLong(40), unit * (random.nextLong(100) - 10)};
        Typemap some = new Typemap();
        some.add(displacements[0], lengths[0], old);
        some.add(displacements[1], lengths[1], other);
        Datatype datatype = Datatype.struct(lengths, displacements, old.datatype, other.datatype);
        Model model = some.model(datatype);
        long rest = datatype.extent() - model.extent; // rounded up for the largest element, which is tested elsewhere
        return new Model(model.map, model.low, model.extent + Math.clamp(rest, 0, 7), datatype);
    }

    private static Model subarray(Random random, Model old) {
        int dimensions = 1 + random.nextInt(3);
        int[] sizes = new int[dimensions];
        int[] subsizes = new int[dimensions];
        int[] starts = new int[dimensions];
        for (int d = 0; d < dimensions; d++) {
            sizes[d] = 1 + random.nextInt(4);
            subsizes[d] = 1 + random.nextInt(sizes[d]);
            starts[d] = random.nextInt(sizes[d] - subsizes[d] + 1);
        }
        Datatype.Order order = random.nextBoolean() ? Datatype.Order.C : Datatype.Order.FORTRAN;
        int[] index = new int[dimensions];
        Typemap some = new Typemap();
        long all = 1;
        for (int size : sizes) {
            all *= size;
        }
        for (long n = 0; n < all; n++) {
            long rest = n;
            boolean in = true;
            for (int i = 0; i < dimensions; i++) {
                int d = order == Datatype.Order.C ? dimensions - 1 - i : i;
                index[d] = (int) (rest % sizes[d]);
                rest /= sizes[d];
                in &= index[d] >= starts[d] && index[d] < starts[d] + subsizes[d];
            }
            if (in) {
                some.add(n * old.extent, 1, old);
            }
        }
        return new Model(
                some.map, 0, all * old.extent, Datatype.subarray(sizes, subsizes, starts, order, old.datatype));
    }

    /** All elements of several of these. */
    List<At> elements(long count) {
        Typemap some = new Typemap();
        some.add(0, count, this);
        return some.map;
    }

    long size() {
        return map.stream().mapToLong(e -> e.type.bytes()).sum();
    }

    static long lowest(List<At> elements) {
        return elements.stream().mapToLong(At::at).min().orElse(0);
    }

    static long highest(List<At> elements) {
        return elements.stream().mapToLong(e -> e.at + e.type.bytes()).max().orElse(0);
    }
}
