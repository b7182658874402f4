package org.pjrun.internal.datatype;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.memory.ArrayCopy;

/** Copies packed parts of a message to where a view shows them, in order; used again and again. */
public final class Scatter implements Shape.Visitor {
    private static final Object NOTHING = MemorySegment.NULL;

    private MemorySegment source = MemorySegment.NULL;
    private long at;
    private Object memory = NOTHING;
    private TypedView.Kind kind = TypedView.Kind.SEGMENT;
    private int element;
    private @Nullable RecordLayout record;
    private MemorySegment staging = MemorySegment.NULL;

    /** Copies {@code length} bytes to {@code position} of a view's packed form. */
    public void write(TypedView to, long position, MemorySegment from, long offset, long length) {
        bind(to);
        source = from;
        at = offset;
        to.shape().walk(0, position, position + length, this);
        source = MemorySegment.NULL;
        memory = NOTHING;
    }

    private void bind(TypedView view) {
        memory = view.memory();
        kind = view.kind();
        element = view.element().ordinal();
        record = kind == TypedView.Kind.RECORDS ? view.record() : null;
    }

    @Override
    public void block(long address, long bytes) {
        switch (kind) {
            case ARRAY -> ArrayCopy.write(element, memory, address, source, at, bytes);
            case SEGMENT -> MemorySegment.copy(source, at, (MemorySegment) memory, address, bytes);
            case RECORDS -> records(Objects.requireNonNull(record), address, bytes);
        }
        at += bytes;
    }

    @Override
    public void strided(long address, long bytes, long stride, long count) {
        if (memory instanceof double[] a && bytes == 8) {
            for (long i = 0; i < count; i++) {
                a[(int) (address + i * stride >> 3)] = source.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at + 8 * i);
            }
        } else if (memory instanceof long[] a && bytes == 8) {
            for (long i = 0; i < count; i++) {
                a[(int) (address + i * stride >> 3)] = source.get(ValueLayout.JAVA_LONG_UNALIGNED, at + 8 * i);
            }
        } else if (memory instanceof int[] a && bytes == 4) {
            for (long i = 0; i < count; i++) {
                a[(int) (address + i * stride >> 2)] = source.get(ValueLayout.JAVA_INT_UNALIGNED, at + 4 * i);
            }
        } else if (memory instanceof float[] a && bytes == 4) {
            for (long i = 0; i < count; i++) {
                a[(int) (address + i * stride >> 2)] = source.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at + 4 * i);
            }
        } else if (memory instanceof MemorySegment s && bytes == 8) {
            for (long i = 0; i < count; i++) {
                long value = source.get(ValueLayout.JAVA_LONG_UNALIGNED, at + 8 * i);
                s.set(ValueLayout.JAVA_LONG_UNALIGNED, address + i * stride, value);
            }
        } else {
            for (long i = 0; i < count; i++) {
                block(address + i * stride, bytes);
            }
            return;
        }
        at += bytes * count;
    }

    private void records(RecordLayout layout, long address, long bytes) {
        Object[] records = (Object[]) memory;
        int each = layout.bytes();
        long position = at;
        for (long to = address; to < address + bytes; ) {
            int index = (int) (to / each);
            int known = (int) (to - (long) index * each);
            int part = (int) Math.min(each - known, address + bytes - to);
            if (part == each) {
                records[index] = layout.read(source, position);
            } else {
                staging = Gather.staged(staging, each);
                MemorySegment.copy(source, position, staging, known, part);
                if (known + part == each) {
                    records[index] = layout.read(staging, 0);
                }
            }
            position += part;
            to += part;
        }
    }
}
