package org.pjrun.internal.datatype;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.internal.memory.Segments;

/** A datatype and a buffer of which it has been found that they go together. */
final class Overlay {
    private final Type type;
    private final Object buffer;
    private final Object memory;
    private final TypedView.Kind kind;
    private final ElementType element;

    /** Bytes of an element of the buffer, in terms of the datatype's addresses. */
    private final long unit;

    private final long length;

    Overlay(Type type, @Nullable Object given) {
        this.type = type;
        this.buffer = requirePresent(given);
        switch (buffer) {
            case Object[] records -> {
                this.memory = records;
                this.kind = TypedView.Kind.RECORDS;
                this.element = ElementType.MIXED;
                this.unit = requireRecords(records).bytes();
                this.length = records.length * unit;
            }
            case MemorySegment segment -> {
                this.memory = Segments.forAnyThread(segment);
                this.kind = TypedView.Kind.SEGMENT;
                this.element = ElementType.BYTE;
                this.unit = 1;
                this.length = segment.byteSize();
            }
            case java.nio.Buffer nio -> {
                this.element = elementOf(nio);
                this.memory = Segments.of(nio);
                this.kind = TypedView.Kind.SEGMENT;
                this.unit = element.bytes();
                this.length = nio.remaining() * unit;
                requireNativeOrder(nio);
            }
            default -> {
                this.element = elementOf(buffer);
                this.memory = buffer;
                this.kind = TypedView.Kind.ARRAY;
                this.unit = element.bytes();
                this.length = java.lang.reflect.Array.getLength(buffer) * unit;
            }
        }
        requireElements();
    }

    private static Object requirePresent(@Nullable Object given) {
        if (given == null) {
            throw new CommException(
                    ErrorClass.BUFFER, "buffer: null (expected: a primitive array, MemorySegment or NIO buffer)");
        }
        return given;
    }

    private static ElementType elementOf(Object buffer) {
        return switch (buffer) {
            case byte[] a -> ElementType.BYTE;
            case boolean[] a -> ElementType.BOOLEAN;
            case char[] a -> ElementType.CHAR;
            case short[] a -> ElementType.SHORT;
            case int[] a -> ElementType.INT;
            case long[] a -> ElementType.LONG;
            case float[] a -> ElementType.FLOAT;
            case double[] a -> ElementType.DOUBLE;
            case ByteBuffer b -> ElementType.BYTE;
            case CharBuffer b -> ElementType.CHAR;
            case ShortBuffer b -> ElementType.SHORT;
            case IntBuffer b -> ElementType.INT;
            case LongBuffer b -> ElementType.LONG;
            case FloatBuffer b -> ElementType.FLOAT;
            case DoubleBuffer b -> ElementType.DOUBLE;
            default ->
                throw new CommException(
                        ErrorClass.BUFFER,
                        "buffer: " + buffer.getClass().getTypeName()
                                + " (expected: a primitive array, an array of records, MemorySegment or NIO buffer)");
        };
    }

    private RecordLayout requireRecords(Object[] records) {
        RecordLayout layout = type.record();
        Class<?> held = Objects.requireNonNull(records.getClass().getComponentType());
        if (layout == null || layout.type() != held) {
            throw new CommException(
                    ErrorClass.TYPE,
                    "datatype " + type + " over " + held.getTypeName() + "[] (expected: "
                            + (layout == null
                                    ? "a datatype made of Datatype.of(" + held.getSimpleName() + ".class)"
                                    : "an array of " + layout.type().getTypeName() + ", or memory of bytes")
                            + ")");
        }
        return layout;
    }

    private void requireNativeOrder(java.nio.Buffer nio) {
        boolean swapped = nio instanceof ByteBuffer bytes
                ? bytes.order() != ByteOrder.nativeOrder() && type.alignment() > 1
                : Segments.swapped(nio);
        if (swapped) {
            throw new CommException(
                    ErrorClass.BUFFER,
                    "datatype " + type + " over a buffer whose elements are not in native byte order (expected: "
                            + ByteOrder.nativeOrder() + "; set it by order(ByteOrder.nativeOrder()))");
        }
    }

    private void requireElements() {
        boolean packed = type.elementType() == ElementType.PACKED;
        boolean bytes = element == ElementType.BYTE;
        if (kind != TypedView.Kind.RECORDS && !bytes && type.size() > 0 && (packed || type.elementType() != element)) {
            throw new CommException(
                    ErrorClass.TYPE,
                    "datatype " + type + " over elements of type " + element + " (expected: " + type.elementType()
                            + ", or memory of bytes)");
        }
        if (unit > 1 && type.grain() % unit != 0) {
            throw new CommException(
                    ErrorClass.TYPE,
                    "datatype " + type + ": displacements are multiples of " + type.grain() + " bytes (expected: of "
                            + unit + ", the size of the buffer's elements)");
        }
    }

    /** As many as fit, and at least one unless the buffer is empty. */
    TypedView whole() {
        if (length == 0) {
            return view(0, 0);
        }
        long extent = type.extent();
        long end = type.shape().high();
        if (type.shape().low() < 0 || end > length) {
            throw beyond(0, 1);
        }
        return view(0, extent > 0 ? (length - end) / extent + 1 : 1);
    }

    TypedView part(long offset, long count) {
        if (offset < 0 || count < 0) {
            throw new CommException(
                    ErrorClass.COUNT, "offset " + offset + ", count " + count + " (expected: not negative)");
        }
        return view(offset, count);
    }

    private TypedView view(long offset, long count) {
        long extent = type.extent();
        if (unit > 1 && count > 1 && extent % unit != 0) {
            throw new CommException(
                    ErrorClass.TYPE,
                    "datatype " + type + ": extent " + extent + " (expected: a multiple of " + unit
                            + ", the size of the buffer's elements)");
        }
        try {
            Shape shape = Shape.repeat(type.shape(), count, extent).moved(Math.multiplyExact(offset, unit));
            Signature signature = type.signature().repeat(count);
            long last = count == 0 ? 0 : Math.multiplyExact(count - 1, extent);
            Math.addExact(type.shape().high(), last);
            if (shape.low() < 0 || shape.high() > length) {
                throw beyond(offset, count);
            }
            return new TypedView(type, buffer, offset, count, memory, kind, element, shape, signature);
        } catch (ArithmeticException e) {
            throw beyond(offset, count);
        }
    }

    private CommException beyond(long offset, long count) {
        return new CommException(
                ErrorClass.COUNT,
                "datatype " + type + ", offset " + offset + ", count " + count + ": bytes "
                        + type.shape().low() + " to "
                        + type.shape().high() + " of each, " + type.extent()
                        + " from one to the next (expected: within the buffer's " + length / unit + " elements, "
                        + length + " bytes)");
    }
}
