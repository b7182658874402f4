package org.pjrun.internal.collective;

import java.util.Arrays;
import org.pjrun.ElementType;

/**
 * Sums of floating-point values without rounding: whole numbers of many bits, as many as the values of a call need.
 *
 * <p>A number is some longs in an array: flags, then the number in two's complement, lowest word first, in units of a power
 * of two. The sum is rounded once, when it is read; so it does not depend on the order of adding.
 */
final class FixedPoint {
    private static final int NAN = 1;
    private static final int POSITIVE_INFINITY = 2;
    private static final int NEGATIVE_INFINITY = 4;

    /** Anything but a negative zero has been added. */
    private static final int NOT_NEGATIVE_ZERO = 8;

    /** Bits above the highest of any value: for the sum of as many values as there can be ranks, and the sign. */
    private static final int HEADROOM = 33;

    private static final long NO_VALUE = Long.MIN_VALUE;
    private static final int LEAST_EXPONENT = -1074;

    private final int lowest;
    private final int words;

    private FixedPoint(int lowest, int words) {
        this.lowest = lowest;
        this.words = words;
    }

    /** What {@link #of} needs to know of no values: greatest of all ranks is greatest of each place. */
    static long[] nothing() {
        return new long[] {NO_VALUE, NO_VALUE};
    }

    /** Widens a range to a value. */
    static void widen(long[] range, double value) {
        long bits = mantissa(value);
        if (Double.isFinite(value) && bits != 0) {
            int exponent = exponent(value);
            range[0] = Math.max(range[0], -(exponent + Long.numberOfTrailingZeros(bits)));
            range[1] = Math.max(range[1], exponent + 63 - Long.numberOfLeadingZeros(bits));
        }
    }

    /** Numbers that have room for sums of values within a range. */
    static FixedPoint of(long... range) {
        if (range[0] == NO_VALUE) {
            return new FixedPoint(0, 1);
        }
        int lowest = (int) -range[0];
        return new FixedPoint(lowest, (int) (range[1] - lowest + 1 + HEADROOM + 63) / 64);
    }

    /** Longs of a number. */
    int unit() {
        return words + 1;
    }

    /** Writes a value. */
    void put(long[] numbers, int at, double value) {
        Arrays.fill(numbers, at, at + unit(), 0);
        numbers[at] = flags(value);
        long bits = mantissa(value);
        if (!Double.isFinite(value) || bits == 0) {
            return;
        }
        int trailing = Long.numberOfTrailingZeros(bits);
        int shift = exponent(value) + trailing - lowest;
        bits >>>= trailing;
        int word = at + 1 + shift / 64;
        numbers[word] = bits << shift;
        if (shift % 64 != 0 && word < at + words) {
            numbers[word + 1] = bits >>> -shift;
        }
        if (value < 0) {
            negate(numbers, at);
        }
    }

    private static long flags(double value) {
        if (Double.isNaN(value)) {
            return NAN;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? POSITIVE_INFINITY : NEGATIVE_INFINITY;
        }
        return value == 0 && 1 / value < 0 ? 0 : NOT_NEGATIVE_ZERO;
    }

    private static long mantissa(double value) {
        long bits = Double.doubleToRawLongBits(value);
        long fraction = bits & (1L << 52) - 1;
        return (bits >>> 52 & 0x7ff) == 0 ? fraction : fraction | 1L << 52;
    }

    private static int exponent(double value) {
        return Math.max(1, (int) (Double.doubleToRawLongBits(value) >>> 52 & 0x7ff)) - 1 + LEAST_EXPONENT;
    }

    private void negate(long[] numbers, int at) {
        boolean carry = true;
        for (int i = at + 1; i <= at + words; i++) {
            numbers[i] = ~numbers[i] + (carry ? 1 : 0);
            carry = carry && numbers[i] == 0;
        }
    }

    /** Adds numbers to others. */
    void add(long[] to, int at, long[] from, int source, int count) {
        int unit = unit();
        for (int k = 0; k < count; k++) {
            int a = at + k * unit;
            int b = source + k * unit;
            to[a] |= from[b];
            long carry = 0;
            for (int i = 1; i < unit; i++) {
                long partial = to[a + i] + from[b + i];
                long sum = partial + carry;
                carry = Long.compareUnsigned(partial, from[b + i]) < 0 || Long.compareUnsigned(sum, partial) < 0
                        ? 1
                        : 0;
                to[a + i] = sum;
            }
        }
    }

    /** The {@code double} next to a number, of two the even one; the number is lost. */
    double toDouble(long[] numbers, int at) {
        return rounded(numbers, at, 53);
    }

    /** The {@code float} next to a number; the number is lost. */
    float toFloat(long[] numbers, int at) {
        return (float) rounded(numbers, at, 24);
    }

    private double rounded(long[] numbers, int at, int precision) {
        long flags = numbers[at];
        boolean up = (flags & POSITIVE_INFINITY) != 0;
        boolean down = (flags & NEGATIVE_INFINITY) != 0;
        if ((flags & NAN) != 0 || up && down) {
            return Double.NaN;
        }
        if (up || down) {
            return up ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        boolean negative = numbers[at + words] < 0;
        if (negative) {
            negate(numbers, at);
        }
        int top = words;
        while (top > 0 && numbers[at + top] == 0) {
            top--;
        }
        if (top == 0) {
            return (flags & NOT_NEGATIVE_ZERO) == 0 ? -0.0 : 0.0;
        }
        double magnitude = magnitude(numbers, at, top, precision);
        return negative ? -magnitude : magnitude;
    }

    /** Rounds a number of which word {@code top} is the highest that is not 0. */
    private double magnitude(long[] numbers, int at, int top, int precision) {
        int zeros = Long.numberOfLeadingZeros(numbers[at + top]);
        long below = top > 1 ? numbers[at + top - 1] : 0;
        long head = zeros == 0 ? numbers[at + top] : numbers[at + top] << zeros | below >>> -zeros;
        boolean more = (zeros == 0 ? below : below << zeros) != 0;
        for (int i = 1; i < top - 1; i++) {
            more |= numbers[at + i] != 0;
        }
        int exponent = lowest + (top - 1) * 64 - zeros; // of the head's lowest bit
        int least = precision == 53 ? LEAST_EXPONENT : -149;
        int last = Math.max(exponent + 64 - precision, least);
        int dropped = last - exponent;
        long kept = head >>> dropped;
        long rest = head & (1L << dropped) - 1;
        long half = 1L << dropped - 1;
        if (rest > half || rest == half && (more || (kept & 1) != 0)) {
            kept++;
        }
        return Math.scalb((double) kept, last);
    }

    /** Whether sums of these elements depend on the order. */
    static boolean serves(ElementType type) {
        return type == ElementType.DOUBLE || type == ElementType.FLOAT;
    }
}
