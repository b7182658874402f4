package org.pjrun.internal.datatype;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.internal.memory.ArrayCopy;

/** Copies any part of what a view shows into a segment, packed; used again and again. */
public final class Gather implements Shape.Visitor {
    private static final Object NOTHING = MemorySegment.NULL;

    private MemorySegment target = MemorySegment.NULL;
    private long at;
    private Object memory = NOTHING;
    private TypedView.Kind kind = TypedView.Kind.SEGMENT;
    private int element;
    private @Nullable RecordLayout record;
    private MemorySegment staging = MemorySegment.NULL;

    /** Copies {@code length} bytes from {@code position} of a view's packed form on. */
    public void read(TypedView from, long position, MemorySegment to, long offset, long length) {
        bind(from);
        target = to;
        at = offset;
        from.shape().walk(0, position, position + length, this);
        target = MemorySegment.NULL;
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
            case ARRAY -> ArrayCopy.read(element, memory, address, target, at, bytes);
            case SEGMENT -> MemorySegment.copy((MemorySegment) memory, address, target, at, bytes);
            case RECORDS -> records(Objects.requireNonNull(record), address, bytes);
        }
        at += bytes;
    }

    @Override
    public void strided(long address, long bytes, long stride, long count) {
        if (memory instanceof double[] a && bytes == 8) {
            for (long i = 0; i < count; i++) {
                target.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at + 8 * i, a[(int) (address + i * stride >> 3)]);
            }
        } else if (memory instanceof long[] a && bytes == 8) {
            for (long i = 0; i < count; i++) {
                target.set(ValueLayout.JAVA_LONG_UNALIGNED, at + 8 * i, a[(int) (address + i * stride >> 3)]);
            }
        } else if (memory instanceof int[] a && bytes == 4) {
            for (long i = 0; i < count; i++) {
                target.set(ValueLayout.JAVA_INT_UNALIGNED, at + 4 * i, a[(int) (address + i * stride >> 2)]);
            }
        } else if (memory instanceof float[] a && bytes == 4) {
            for (long i = 0; i < count; i++) {
                target.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at + 4 * i, a[(int) (address + i * stride >> 2)]);
            }
        } else if (memory instanceof MemorySegment s && bytes == 8) {
            for (long i = 0; i < count; i++) {
                long value = s.get(ValueLayout.JAVA_LONG_UNALIGNED, address + i * stride);
                target.set(ValueLayout.JAVA_LONG_UNALIGNED, at + 8 * i, value);
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
        for (long from = address; from < address + bytes; ) {
            int index = (int) (from / each);
            int skipped = (int) (from - (long) index * each);
            int part = (int) Math.min(each - skipped, address + bytes - from);
            Object record = records[index];
            if (record == null) {
                throw new CommException(ErrorClass.BUFFER, "record " + index + " of the array is null");
            }
            if (part == each) {
                layout.write(record, target, position);
            } else {
                staging = staged(staging, each);
                layout.write(record, staging, 0);
                MemorySegment.copy(staging, skipped, target, position, part);
            }
            position += part;
            from += part;
        }
    }

    /** Room for one record that a message's parts cut. */
    static MemorySegment staged(MemorySegment existing, int bytes) {
        return existing.byteSize() >= bytes ? existing : MemorySegment.ofArray(new byte[bytes]);
    }
}
