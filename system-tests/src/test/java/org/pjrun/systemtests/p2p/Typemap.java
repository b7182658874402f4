package org.pjrun.systemtests.p2p;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.pjrun.Datatype;
import org.pjrun.ElementType;

/**
 * A datatype beside its type map, the plain list of elements and where they lie, as MPI 4.1 §5.1 defines it.
 *
 * @param elements in the order of sending
 * @param extent from one to the next
 * @param datatype the same made by pjrun
 */
record Typemap(List<Element> elements, long extent, Datatype datatype) {
    private static final ElementType[] BASICS = {
        ElementType.BYTE,
        ElementType.CHAR,
        ElementType.SHORT,
        ElementType.INT,
        ElementType.LONG,
        ElementType.FLOAT,
        ElementType.DOUBLE
    };

    /** An element and its displacement. */
    record Element(ElementType type, long at) {}

    private static Typemap basic(ElementType type) {
        return new Typemap(List.of(new Element(type, 0)), type.bytes(), Datatype.of(type));
    }

    /** A random datatype, made in so many steps, over elements of several types or of the one given. */
    static Typemap random(Random random, int steps, ElementType... one) {
        ElementType[] basics = one.length == 0 ? BASICS : one;
        if (steps == 0) {
            return basic(basics[random.nextInt(basics.length)]);
        }
        Typemap old = random(random, steps - 1, one);
        int unit = one.length == 0 ? 1 : one[0].bytes();
        int count = 1 + random.nextInt(4);
        int block = 1 + random.nextInt(3);
        int gap = random.nextInt(3);
        return switch (random.nextInt(7)) {
            case 0 -> old.copies(Datatype.contiguous(count, old.datatype), consecutive(count, old.extent));
            case 1 -> {
                long[] at = blocks(count, block, (block + gap) * old.extent, old.extent);
                yield old.copies(Datatype.vector(count, block, block + gap, old.datatype), at);
            }
            case 2 -> {
                long stride = (block * old.extent + unit * 20L) / unit * unit;
                long[] at = blocks(count, block, stride, old.extent);
                yield old.copies(Datatype.hvector(count, block, stride, old.datatype), at);
            }
            case 3 -> {
                int[] displacements = shuffled(random, count);
                long[] at = Arrays.stream(displacements)
                        .mapToLong(d -> 2L * d * old.extent)
                        .toArray();
                int[] doubled = Arrays.stream(displacements).map(d -> 2 * d).toArray();
                yield old.copies(Datatype.indexedBlock(1, doubled, old.datatype), at);
            }
            case 4 -> {
                // shorter than the elements now and then, so that several of them overlap
                long extent = Math.max(unit, old.extent + unit * (random.nextLong(10) - 2));
                yield new Typemap(old.elements, extent, Datatype.resized(old.datatype, 0, extent));
            }
            case 5 -> old.subarray(random);
            default -> struct(random, old, random(random, steps - 1, one), unit, block);
        };
    }

    private static int[] shuffled(Random random, int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            numbers[i] = numbers[other];
            numbers[other] = i;
        }
        return numbers;
    }

    private static long[] consecutive(int count, long extent) {
        return blocks(1, count, 0, extent);
    }

    private static long[] blocks(int count, int block, long stride, long extent) {
        long[] at = new long[count * block];
        for (int i = 0; i < at.length; i++) {
            at[i] = i / block * stride + i % block * extent;
        }
        return at;
    }

    /** Copies of this at displacements. */
    private Typemap copies(Datatype made, long... displacements) {
        List<Element> all = new ArrayList<>();
        long end = 0;
        long begin = Long.MAX_VALUE;
        for (long displacement : displacements) {
            begin = Math.min(begin, displacement);
            end = Math.max(end, displacement + extent);
            elements.forEach(e -> all.add(new Element(e.type, displacement + e.at)));
        }
        return new Typemap(all, end - begin, made);
    }

    private Typemap subarray(Random random) {
        int[] sizes = {1 + random.nextInt(4), 1 + random.nextInt(4)};
        int[] subsizes = {1 + random.nextInt(sizes[0]), 1 + random.nextInt(sizes[1])};
        int[] starts = {random.nextInt(sizes[0] - subsizes[0] + 1), random.nextInt(sizes[1] - subsizes[1] + 1)};
        long[] at = new long[subsizes[0] * subsizes[1]];
        for (int i = 0; i < at.length; i++) {
            int row = starts[0] + i / subsizes[1];
            int column = starts[1] + i % subsizes[1];
            at[i] = ((long) row * sizes[1] + column) * extent;
        }
        Datatype made = Datatype.subarray(sizes, subsizes, starts, Datatype.Order.C, datatype);
        return new Typemap(copies(made, at).elements, sizes[0] * sizes[1] * extent, made);
    }

    private static Typemap struct(Random random, Typemap first, Typemap second, int unit, int length) {
        long behind = (length * first.extent + unit * random.nextLong(9)) / unit * unit;
        Datatype made = Datatype.struct(new int[] {length, 1}, new long[] {0, behind}, first.datatype, second.datatype);
        List<Element> all = new ArrayList<>(first.copies(made, consecutive(length, first.extent)).elements);
        second.elements.forEach(e -> all.add(new Element(e.type, behind + e.at)));
        return new Typemap(all, made.extent(), made);
    }

    /** Bytes of one, packed. */
    int size() {
        return elements.stream().mapToInt(e -> e.type.bytes()).sum();
    }

    /** Bytes of memory for so many, where the last one may have room behind it. */
    int span(int count) {
        long end = elements.stream().mapToLong(e -> e.at + e.type.bytes()).max().orElse(0);
        return (int) ((count - 1) * extent + Math.max(end, extent));
    }

    /** Whether none of so many shares a byte with another. */
    boolean apart(int count) {
        byte[] seen = new byte[span(count)];
        for (int n = 0; n < count; n++) {
            for (Element element : elements) {
                for (int b = 0; b < element.type.bytes(); b++) {
                    if (seen[(int) (n * extent + element.at) + b]++ > 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Copies elements between memory and packed form, one after the other. */
    void copy(int count, byte[] memory, byte[] packed, boolean pack) {
        int position = 0;
        for (int n = 0; n < count; n++) {
            for (Element element : elements) {
                int at = (int) (n * extent + element.at);
                int bytes = element.type.bytes();
                System.arraycopy(
                        pack ? memory : packed,
                        pack ? at : position,
                        pack ? packed : memory,
                        pack ? position : at,
                        bytes);
                position += bytes;
            }
        }
    }

    /** The same elements without gaps, said in another way. */
    Typemap tight() {
        int[] ones = new int[elements.size()];
        Arrays.fill(ones, 1);
        long[] at = new long[ones.length];
        Datatype[] types = new Datatype[ones.length];
        List<Element> all = new ArrayList<>();
        int position = 0;
        for (int i = 0; i < ones.length; i++) {
            ElementType type = elements.get(i).type;
            at[i] = position;
            types[i] = Datatype.of(type);
            all.add(new Element(type, position));
            position += type.bytes();
        }
        return new Typemap(all, position, Datatype.resized(Datatype.struct(ones, at, types), 0, position));
    }
}
