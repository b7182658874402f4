package org.pjrun.internal.datatype;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.Datatype;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.View;
import org.pjrun.internal.memory.Segments;

/** A datatype over a buffer; what is to be known of it for moving it has been found out. */
public final class TypedView implements View {
    /** Kinds of memory. */
    public enum Kind {
        /** A primitive array. */
        ARRAY,
        /** A memory segment. */
        SEGMENT,
        /** An array of records. */
        RECORDS
    }

    private final Type type;
    private final Object buffer;
    private final long offset;
    private final long count;
    private final Object memory;
    private final Kind kind;
    private final ElementType element;
    private final Shape shape;
    private final Signature signature;

    /** 0 not looked for, 1 none, 2 found; threads may look twice and find the same. */
    private int overlap;

    TypedView(
            Type type,
            Object buffer,
            long offset,
            long count,
            Object memory,
            Kind kind,
            ElementType element,
            Shape shape,
            Signature signature) {
        this.type = type;
        this.buffer = buffer;
        this.offset = offset;
        this.count = count;
        this.memory = memory;
        this.kind = kind;
        this.element = element;
        this.shape = shape;
        this.signature = signature;
    }

    @Override
    public Datatype datatype() {
        return type;
    }

    @Override
    public Object buffer() {
        return buffer;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public long packSize() {
        return shape.bytes();
    }

    /** The array or segment that the elements lie in. */
    public Object memory() {
        return memory;
    }

    public Kind kind() {
        return kind;
    }

    /** Type of the array's elements. */
    public ElementType element() {
        return element;
    }

    /** Where the bytes of the message lie in the memory. */
    Shape shape() {
        return shape;
    }

    /** Where in the memory the message begins, if it lies there in one piece; else negative. */
    public long dense() {
        return kind != Kind.RECORDS && shape instanceof Block block ? block.address() : -1;
    }

    public Signature signature() {
        return signature;
    }

    RecordLayout record() {
        RecordLayout layout = type.record();
        if (layout == null) {
            throw new IllegalStateException("no records: " + type);
        }
        return layout;
    }

    /** Bytes of one record, where the memory is an array of records, and so what can be received only whole; else 1. */
    public long indivisible() {
        return kind == Kind.RECORDS ? record().bytes() : 1;
    }

    /** Whether the memory can be written to. */
    public boolean writable() {
        return !(memory instanceof MemorySegment segment) || !segment.isReadOnly();
    }

    /** Refuses memory that a message cannot be written to. */
    public void requireWritable() {
        if (!writable()) {
            throw new CommException(
                    ErrorClass.BUFFER, "the buffer is read-only (expected: one that a message can be written to)");
        }
        if (overlap == 0) {
            overlap = Overlap.in(shape) ? 2 : 1;
        }
        if (overlap == 2) {
            throw new CommException(
                    ErrorClass.TYPE,
                    "datatype " + type + ", count " + count
                            + ": some of its bytes overlap (expected: none, to receive into it)");
        }
    }

    @Override
    public long pack(Object target, long position) {
        MemorySegment packed = packed(target);
        requireRoom(packed, position);
        new Gather().read(this, 0, packed, position, packSize());
        return position + packSize();
    }

    @Override
    public long unpack(Object source, long position) {
        MemorySegment packed = packed(source);
        requireRoom(packed, position);
        requireWritable();
        new Scatter().write(this, 0, packed, position, packSize());
        return position + packSize();
    }

    @Override
    public long packExternal(Object target, long position) {
        long end = pack(target, position);
        External32.swap(signature, packed(target), position);
        return end;
    }

    @Override
    public long unpackExternal(Object source, long position) {
        MemorySegment packed = packed(source);
        requireRoom(packed, position);
        requireWritable();
        External32.unpack(this, packed, position);
        return position + packSize();
    }

    private static MemorySegment packed(@Nullable Object target) {
        return switch (target) {
            case byte[] array -> MemorySegment.ofArray(array);
            case MemorySegment segment -> segment;
            case ByteBuffer bytes -> Segments.of(bytes);
            case null, default ->
                throw new CommException(
                        ErrorClass.BUFFER,
                        "packed form: "
                                + (target == null ? null : target.getClass().getTypeName())
                                + " (expected: a byte[], MemorySegment or ByteBuffer)");
        };
    }

    private void requireRoom(MemorySegment packed, long position) {
        if (position < 0 || position > packed.byteSize() - packSize()) {
            throw new CommException(
                    ErrorClass.TRUNCATE,
                    "packed form: " + packSize() + " bytes at position " + position + " (expected: within its "
                            + packed.byteSize() + ")");
        }
    }

    @Override
    public String toString() {
        return count + " x " + type + " over " + buffer.getClass().getTypeName() + " from " + offset;
    }
}
