package org.pjrun.samples.nas;

/**
 * The pseudorandom numbers of NPB: x ← 5¹³·x mod 2⁴⁶, taken as numbers between 0 and 1.
 *
 * <p>Any rank can begin anywhere in the sequence, so all get their own part of the same numbers without a message.
 */
final class Randoms {
    /** The seed of all kernels but {@link Ep}. */
    static final long SEED = 314_159_265;

    private static final long MULTIPLIER = 1_220_703_125; // 5¹³
    private static final long MASK = (1L << 46) - 1;
    private static final double SCALE = 0x1p-46;

    private long state;

    /** The sequence from a seed on, without so many numbers at its beginning. */
    Randoms(long seed, long skipped) {
        state = seed * power(skipped) & MASK;
    }

    /** The next number. */
    double next() {
        state = state * MULTIPLIER & MASK; // the lower 46 bits of a product don't depend on what overflows
        return state * SCALE;
    }

    /** The multiplier raised to a power. */
    private static long power(long exponent) {
        long result = 1;
        long square = MULTIPLIER;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
