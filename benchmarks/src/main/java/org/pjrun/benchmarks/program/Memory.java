package org.pjrun.benchmarks.program;

import java.lang.foreign.Arena;
import java.util.Arrays;

/** Where the buffers of a measurement lie. */
public enum Memory {
    /** {@code byte[]}, which the collector may move. */
    HEAP {
        @Override
        Object buffer(int bytes) {
            byte[] array = new byte[bytes];
            Arrays.fill(array, (byte) 1);
            return array;
        }
    },
    /** Memory segments outside of the heap. */
    NATIVE {
        @Override
        Object buffer(int bytes) {
            return Arena.ofAuto().allocate(bytes, PAGE).fill((byte) 1);
        }
    };

    private static final int PAGE = 4096;

    /** A touched buffer of so many bytes, as {@link org.pjrun.Comm} takes it. */
    abstract Object buffer(int bytes);
}
