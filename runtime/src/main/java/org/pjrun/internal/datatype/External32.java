package org.pjrun.internal.datatype;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.pjrun.ElementType;

/** The portable form external32: elements in big-endian order, one after the other. */
final class External32 {
    private External32() {}

    /** Turns packed elements from native order into the portable one, in place. */
    static void swap(Signature signature, MemorySegment packed, long offset) {
        signature.forEachRun(offset, (type, from, elements) -> {
            ValueLayout layout = layout(type.bytes());
            MemorySegment.copy(packed, layout, from, packed, portable(layout), from, elements);
        });
    }

    /** Copies elements in the portable form to where a view shows them. */
    static void unpack(TypedView view, MemorySegment portable, long position) {
        Unpacking unpacking = new Unpacking(view, portable);
        view.signature().forEachRun(position, unpacking);
        unpacking.flush();
    }

    private static ValueLayout layout(int bytes) {
        return switch (bytes) {
            case 1 -> ValueLayout.JAVA_BYTE;
            case 2 -> ValueLayout.JAVA_SHORT_UNALIGNED;
            case 4 -> ValueLayout.JAVA_INT_UNALIGNED;
            default -> ValueLayout.JAVA_LONG_UNALIGNED;
        };
    }

    private static ValueLayout portable(ValueLayout layout) {
        return layout.withOrder(ByteOrder.BIG_ENDIAN);
    }

    /** Puts elements into native order part by part, so that there is no copy of the whole. */
    private static final class Unpacking implements Signature.Runs {
        private static final int PART = 64 * 1024;

        private final TypedView view;
        private final MemorySegment source;
        private final Scatter scatter = new Scatter();
        private final MemorySegment part;
        private long done;
        private long filled;

        Unpacking(TypedView view, MemorySegment source) {
            this.view = view;
            this.source = source;
            this.part = MemorySegment.ofArray(new byte[(int) Math.min(PART, view.packSize())]);
        }

        @Override
        public void run(ElementType type, long position, long elements) {
            int bytes = type.bytes();
            ValueLayout layout = layout(bytes);
            long moved = 0;
            while (moved < elements) {
                long some = Math.min(elements - moved, (part.byteSize() - filled) / bytes);
                if (some == 0) {
                    flush();
                } else {
                    MemorySegment.copy(source, portable(layout), position + moved * bytes, part, layout, filled, some);
                    moved += some;
                    filled += some * bytes;
                }
            }
        }

        void flush() {
            if (filled > 0) {
                scatter.write(view, done, part, 0, filled);
            }
            done += filled;
            filled = 0;
        }
    }
}
