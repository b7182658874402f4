package org.pjrun.collectives.proof;

/**
 * The elements that the {@link Checker} computes with: longs, each told apart by rank, block and index, and an associative
 * operation on them. A missing, repeated or misplaced element changes the result with overwhelming probability.
 */
enum Algebra {
    /** Sums modulo 2^64, which commute. */
    SUM {
        @Override
        long element(long block, long index) {
            return mix(block + index);
        }

        @Override
        long combine(long left, long right) {
            return left + right;
        }
    },

    /** Products of 2x2 matrices modulo a prime below 2^16, four entries packed in a long: they do not commute. */
    MATRIX {
        @Override
        long element(long block, long index) {
            long random = mix(block + index);
            return pack(random & MASK, random >>> 16 & MASK, random >>> 32 & MASK, random >>> 48);
        }

        @Override
        long combine(long left, long right) {
            long a = left & MASK;
            long b = left >>> 16 & MASK;
            long c = left >>> 32 & MASK;
            long d = left >>> 48;
            long e = right & MASK;
            long f = right >>> 16 & MASK;
            long g = right >>> 32 & MASK;
            long h = right >>> 48;
            return pack(a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h);
        }
    };

    private static final long MASK = 0xffff;
    private static final long PRIME = 65521;

    /** Tells the blocks of all ranks apart; rank -1 and below stand for what nobody contributed. */
    static long block(int rank, int block) {
        return mix(mix(rank) + block);
    }

    /** An element of a block that {@link #block} tells. */
    abstract long element(long block, long index);

    /** Combines two elements, the one of the lower ranks first. */
    abstract long combine(long left, long right);

    private static long pack(long a, long b, long c, long d) {
        return a % PRIME | b % PRIME << 16 | c % PRIME << 32 | d % PRIME << 48;
    }

    /** Spreads the bits (the finalizer of SplitMix64; Steele, Lea, Flood, OOPSLA 2014). */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
