package org.pjrun.internal.datatype;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;

/**
 * The sequence of elements that a message consists of, whatever lies between them (MPI 4.1 §5.1); immutable.
 *
 * <p>Elements of one type are told by that type alone. A mixed sequence goes into the envelope as one word: written out,
 * four bits an element, if it is the repetition of a few elements, which is what most records are; else as a hash. The hash
 * is associative, so that of any part is composed of those of its parts, and a receive of more elements than come can
 * compare what it has of them. (Langou, Bosilca, Fagg and Dongarra, "Hash functions for datatype signatures in MPI",
 * 2005, whose idea this is; here each element is an affine map, and a sequence the composition of its elements'.)
 */
public final class Signature {
    /** Of no elements. */
    public static final Signature EMPTY = new Signature(null, List.of(), 1);

    private static final ElementType[] TYPES = ElementType.values();
    private static final long HASHED = Long.MIN_VALUE;
    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;
    private static final int MOST_SPELLED = 15;

    private final @Nullable ElementType basic;
    private final List<Signature> parts;
    private final long times;
    private final long bytes;
    private final long elements;
    private final @Nullable ElementType type;
    private final long factor;
    private final long summand;

    /** All elements, four bits each, the first lowest; 0 if they are too many. */
    private final long spelled;

    /** The elements of which this is a repetition, in the same way. */
    private final long period;

    private Signature(@Nullable ElementType basic, List<Signature> parts, long times) {
        this.basic = basic;
        this.parts = parts;
        this.times = times;
        long sumBytes = 0;
        long sumElements = 0;
        ElementType common = basic;
        long multiplier = 1;
        long constant = 0;
        long letters = 0;
        if (basic != null) {
            sumBytes = basic.bytes();
            sumElements = 1;
            multiplier = FACTOR;
            constant = constant(basic);
            letters = basic.ordinal() + 1L;
        }
        boolean spellable = true;
        for (Signature part : parts) {
            common = sumElements == 0 || common == part.type ? part.type : null;
            spellable &= part.spelled != 0 && sumElements + part.elements <= MOST_SPELLED;
            letters = spellable ? letters | part.spelled << 4 * sumElements : 0;
            sumBytes = Math.addExact(sumBytes, part.bytes);
            sumElements = Math.addExact(sumElements, part.elements);
            constant = part.factor * constant + part.summand;
            multiplier *= part.factor;
        }
        this.bytes = Math.multiplyExact(sumBytes, times);
        this.elements = Math.multiplyExact(sumElements, times);
        this.type = common;
        this.factor = power(multiplier, times);
        this.summand = apply(multiplier, constant, times, 0);
        this.period = letters;
        this.spelled = elements <= MOST_SPELLED ? repeated(letters, sumElements, times) : 0;
    }

    private static long repeated(long letters, long count, long times) {
        long all = 0;
        for (long t = 0; t < times && letters != 0; t++) {
            all |= letters << 4 * count * t;
        }
        return all;
    }

    /** Of one element. */
    public static Signature of(ElementType element) {
        return new Signature(element, List.of(), 1);
    }

    /** Of elements one after the other. */
    static Signature concat(List<Signature> sequence) {
        List<Signature> some =
                sequence.stream().filter(part -> part.elements > 0).toList();
        if (some.isEmpty()) {
            return EMPTY;
        }
        Signature first = some.getFirst();
        ElementType common = first.type;
        if (common != null && some.stream().allMatch(part -> part.type == common)) {
            long count = some.stream().mapToLong(part -> part.elements).reduce(0, Math::addExact);
            return of(common).repeat(count);
        }
        return some.size() == 1 ? first : new Signature(null, some, 1);
    }

    /** The same elements so many times. */
    Signature repeat(long count) {
        if (count == 1) {
            return this;
        }
        if (count == 0 || elements == 0) {
            return EMPTY;
        }
        return basic == null && parts.size() == 1
                ? new Signature(null, parts, Math.multiplyExact(times, count))
                : new Signature(null, List.of(this), count);
    }

    public long bytes() {
        return bytes;
    }

    /** Number of basic elements. */
    public long elements() {
        return elements;
    }

    /** The type of all elements, MIXED if there are several. */
    public ElementType type() {
        return type != null ? type : elements == 0 ? ElementType.BYTE : ElementType.MIXED;
    }

    /** The word that describes the elements in an envelope; 0 if they are of one type. */
    public long word() {
        if (type != null || elements == 0) {
            return 0;
        }
        return period != 0 ? period : summand | HASHED;
    }

    /** Whether so many bytes are this sequence or the first elements of it, as far as the word of their sender tells. */
    public boolean beginsWith(ElementType sent, long word, long length) {
        if (elementsIn(length) < 0) {
            return false;
        }
        long mine = append(0, length) | HASHED;
        return mine == hash(sent, word, length);
    }

    private static long hash(ElementType sent, long word, long length) {
        if (word < 0) {
            return word;
        }
        if (word == 0) {
            if (length % sent.bytes() != 0) {
                return 0;
            }
            return apply(FACTOR, constant(sent), length / sent.bytes(), 0) | HASHED;
        }
        long each = 0;
        long multiplier = 1;
        long constant = 0;
        for (long letters = word; letters != 0; letters >>>= 4) {
            ElementType element = letter(letters);
            each += element.bytes();
            constant = FACTOR * constant + constant(element);
            multiplier *= FACTOR;
        }
        return length % each != 0 ? 0 : apply(multiplier, constant, length / each, 0) | HASHED;
    }

    private static ElementType letter(long letters) {
        return TYPES[(int) (letters & 0xf) - 1];
    }

    /** Number of basic elements that so many bytes are, from the beginning on; negative if an element is cut. */
    public long elementsIn(long length) {
        if (length == bytes) {
            return elements;
        }
        if (length > bytes || basic != null) {
            return length == 0 ? 0 : -1;
        }
        long each = bytes / times;
        long whole = length / each;
        long count = whole * (elements / times);
        long left = length - whole * each;
        for (int i = 0; left > 0; i++) {
            Signature part = parts.get(i);
            long some = part.elementsIn(Math.min(left, part.bytes));
            if (some < 0) {
                return -1;
            }
            count += some;
            left -= part.bytes;
        }
        return count;
    }

    /** The hash of a sequence of that hash, and the first so many bytes of this one behind it. */
    private long append(long hash, long length) {
        if (length == bytes) {
            return factor * hash + summand;
        }
        long each = bytes / times;
        long whole = length / each;
        long result = hash;
        if (whole > 0) {
            long multiplier = 1;
            long constant = 0;
            for (Signature part : parts) {
                constant = part.factor * constant + part.summand;
                multiplier *= part.factor;
            }
            result = apply(multiplier, constant, whole, hash);
        }
        long left = length - whole * each;
        for (int i = 0; left > 0; i++) {
            Signature part = parts.get(i);
            result = part.append(result, Math.min(left, part.bytes));
            left -= part.bytes;
        }
        return result;
    }

    /** Takes elements of one type that lie one after the other. */
    interface Runs {
        void run(ElementType type, long position, long elements);
    }

    /** Visits all elements, where the first has the given position; returns the position behind them. */
    long forEachRun(long position, Runs visitor) {
        if (type != null) {
            visitor.run(type, position, elements);
            return position + bytes;
        }
        long at = position;
        for (long t = 0; t < times; t++) {
            for (Signature part : parts) {
                at = part.forEachRun(at, visitor);
            }
        }
        return at;
    }

    private static long constant(ElementType element) {
        long h = (element.ordinal() + 1) * 0xBF58_476D_1CE4_E5B9L;
        return h ^ h >>> 29;
    }

    /** {@code x -> multiplier * x + constant}, applied so many times. */
    private static long apply(long multiplier, long constant, long times, long x) {
        long m = 1;
        long c = 0;
        long stepM = multiplier;
        long stepC = constant;
        for (long left = times; left > 0; left >>= 1) {
            if ((left & 1) != 0) {
                c = stepM * c + stepC;
                m *= stepM;
            }
            stepC = stepM * stepC + stepC;
            stepM *= stepM;
        }
        return m * x + c;
    }

    private static long power(long base, long exponent) {
        return apply(base, 0, exponent, 1);
    }

    /** The elements for people, such as {@code 4 x (INT, 2 DOUBLE)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        describe(text);
        return text.isEmpty() ? "no elements" : text.toString();
    }

    private void describe(StringBuilder text) {
        if (text.length() > 200) {
            text.append("...");
        } else if (type != null) {
            text.append(elements).append(' ').append(type);
        } else if (times > 1) {
            text.append(times).append(" x (");
            list(text);
            text.append(')');
        } else {
            list(text);
        }
    }

    private void list(StringBuilder text) {
        for (int i = 0; i < parts.size() && text.length() <= 200; i++) {
            if (i > 0) {
                text.append(", ");
            }
            parts.get(i).describe(text);
        }
    }

    /** The elements of a message for people, as far as its envelope tells. */
    public static String describe(ElementType sent, long word, long length) {
        if (word < 0) {
            return length + " bytes of mixed elements";
        }
        if (word == 0) {
            return length / sent.bytes() + " " + sent;
        }
        StringBuilder text = new StringBuilder();
        long each = 0;
        for (long letters = word; letters != 0; ) {
            ElementType element = letter(letters);
            int run = 0;
            while (letters != 0 && letter(letters) == element) {
                run++;
                letters >>>= 4;
            }
            each += (long) run * element.bytes();
            text.append(text.isEmpty() ? "" : ", ").append(run).append(' ').append(element);
        }
        return length == each ? text.toString() : length / each + " x (" + text + ")";
    }
}
