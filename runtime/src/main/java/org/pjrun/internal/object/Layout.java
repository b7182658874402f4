package org.pjrun.internal.object;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.pjrun.ElementType;

/** The words of a message's header; see the package's documentation. */
final class Layout {
    /** Primitive arrays of at least this size travel beside the graph. */
    static final int LARGE = 4096;

    static final int WORD = 8;
    static final ValueLayout.OfLong WORDS = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int MARK = 'P' | 'O' << 8 | 1 << 16;
    private static final ElementType[] TYPES = ElementType.values();

    private Layout() {}

    static long first(int arrays) {
        return (long) arrays << 32 | MARK;
    }

    static boolean isFirst(long word) {
        return (int) word == MARK && word >= 0;
    }

    /** Number of large arrays by the first word. */
    static int arrays(long word) {
        return (int) (word >>> 32);
    }

    static long array(ElementType type, int length) {
        return (long) length << 32 | type.ordinal();
    }

    /** Whether a word says an array that can be, and is large. */
    static boolean isArray(long word) {
        int type = (int) word;
        return word >= 0 && type >= 0 && type < ElementType.OBJECT.ordinal() && bytes(word) >= LARGE;
    }

    static ElementType type(long word) {
        return TYPES[(int) word];
    }

    static int length(long word) {
        return (int) (word >>> 32);
    }

    static long bytes(long word) {
        return (long) length(word) * type(word).bytes();
    }

    static long padded(long bytes) {
        return bytes + WORD - 1 & -WORD;
    }
}
