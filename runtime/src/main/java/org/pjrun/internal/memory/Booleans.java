package org.pjrun.internal.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Copies of {@code boolean[]}, which memory segments have no bulk copy for. */
final class Booleans {
    private Booleans() {}

    static void read(boolean[] array, int from, MemorySegment target, long offset, int length) {
        for (int i = 0; i < length; i++) {
            target.set(ValueLayout.JAVA_BYTE, offset + i, (byte) (array[from + i] ? 1 : 0));
        }
    }

    static void write(boolean[] array, int to, MemorySegment source, long offset, int length) {
        for (int i = 0; i < length; i++) {
            array[to + i] = source.get(ValueLayout.JAVA_BYTE, offset + i) != 0;
        }
    }
}
