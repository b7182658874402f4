package org.pjrun.internal.datatype;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;

/** The portable form external32: elements in big-endian order, one after the other. */
final class External32 {
    private External32() {}

    /** Turns packed elements from native order into the portable one, or back. */
    static void swap(Signature signature, MemorySegment packed, long offset) {
        if (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN) {
            return;
        }
        signature.forEachRun(offset, (type, from, elements) -> {
            ValueLayout layout = layout(type);
            if (layout != null) {
                MemorySegment.copy(
                        packed, layout, from, packed, layout.withOrder(ByteOrder.BIG_ENDIAN), from, elements);
            }
        });
    }

    private static @Nullable ValueLayout layout(ElementType type) {
        return switch (type.bytes()) {
            case 2 -> ValueLayout.JAVA_SHORT_UNALIGNED;
            case 4 -> ValueLayout.JAVA_INT_UNALIGNED;
            case 8 -> ValueLayout.JAVA_LONG_UNALIGNED;
            default -> null;
        };
    }
}
