package org.pjrun.internal.buffer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.WeakReference;
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
import org.pjrun.internal.datatype.Gather;
import org.pjrun.internal.datatype.Scatter;
import org.pjrun.internal.datatype.Signature;
import org.pjrun.internal.datatype.TypedView;
import org.pjrun.internal.memory.ArrayCopy;
import org.pjrun.internal.memory.Segments;
import org.pjrun.internal.shared.FastStrings;
import org.pjrun.internal.shared.RemoteMemory;

/**
 * A piece of the user's memory that a message is copied from or into.
 *
 * <p>One final class with a switch over the kind of memory instead of a family of classes, because operations are pooled
 * and keep their buffer: binding it again allocates nothing. Positions and lengths are in bytes and, but at the end,
 * multiples of 8, so that they are whole elements of every type.
 */
public final class Buffer {
    /** Where the bytes of a message are. */
    public enum Place {
        /** Together, as they travel, in an array, which the garbage collector may move. */
        HEAP,
        /** Together, as they travel, outside of the heap. */
        NATIVE,
        /** In memory, but apart from each other or turned around. */
        SCATTERED,
        /** In no memory: they are made or used up as they travel, each once. */
        FLOWING
    }

    private static final int NONE = -1;
    private static final int SEGMENT = 16;
    private static final int STREAM = 17;
    private static final int SCALAR = 18;
    private static final int SWAPPED = 19;
    private static final int VIEW = 20;

    /** Bytes that are looked at together for a fingerprint. */
    private static final int LOOK_BYTES = 4096;

    private int kind = NONE;
    private ElementType type = ElementType.BYTE;
    private @Nullable Object memory;
    private long start;
    private boolean detached;
    private long bytes;
    private long scalar;
    private long indivisible = 1;
    private @Nullable TypedView writing;
    private @Nullable Signature signature;
    private @Nullable Gather gather;
    private @Nullable Scatter scatter;
    private @Nullable WeakReference<Object> keptFor;
    private @Nullable WeakReference<MemorySegment> kept;

    /** Element type by the kind of memory, or as its datatype says; null if this object is no memory that can be sent. */
    public static @Nullable ElementType typeOf(Object memory) {
        return switch (memory) {
            case byte[] a -> ElementType.BYTE;
            case double[] a -> ElementType.DOUBLE;
            case int[] a -> ElementType.INT;
            case long[] a -> ElementType.LONG;
            case float[] a -> ElementType.FLOAT;
            case char[] a -> ElementType.CHAR;
            case short[] a -> ElementType.SHORT;
            case boolean[] a -> ElementType.BOOLEAN;
            case MemorySegment s -> ElementType.BYTE;
            case ByteBuffer b -> ElementType.BYTE;
            case DoubleBuffer b -> ElementType.DOUBLE;
            case IntBuffer b -> ElementType.INT;
            case LongBuffer b -> ElementType.LONG;
            case FloatBuffer b -> ElementType.FLOAT;
            case CharBuffer b -> ElementType.CHAR;
            case ShortBuffer b -> ElementType.SHORT;
            case TypedView v -> v.signature().type();
            default -> null;
        };
    }

    /** Number of elements of a piece of memory; of a view its basic elements, or bytes where they are mixed. */
    public static long length(Object memory) {
        return switch (memory) {
            case byte[] a -> a.length;
            case double[] a -> a.length;
            case int[] a -> a.length;
            case long[] a -> a.length;
            case float[] a -> a.length;
            case char[] a -> a.length;
            case short[] a -> a.length;
            case boolean[] a -> a.length;
            case MemorySegment s -> s.byteSize();
            case java.nio.Buffer b -> b.remaining();
            case TypedView v -> v.packSize() / v.signature().type().bytes();
            default -> throw notMemory(memory);
        };
    }

    /** Whether a piece of memory can be written to. */
    public static boolean writable(Object memory) {
        return switch (memory) {
            case MemorySegment segment -> !segment.isReadOnly();
            case java.nio.Buffer nio -> !nio.isReadOnly();
            case TypedView view -> view.writable();
            default -> true;
        };
    }

    /** The order in which the bytes of a NIO buffer's elements stand. */
    public static ByteOrder order(java.nio.Buffer nio) {
        return switch (nio) {
            case DoubleBuffer b -> b.order();
            case IntBuffer b -> b.order();
            case LongBuffer b -> b.order();
            case FloatBuffer b -> b.order();
            case CharBuffer b -> b.order();
            case ShortBuffer b -> b.order();
            case ByteBuffer b -> ByteOrder.nativeOrder();
        };
    }

    /** Binds the whole of a piece of memory. */
    public void bind(Object memory) {
        if (memory instanceof byte[] a) {
            bindArray(ElementType.BYTE, a, 0, a.length);
        } else if (memory instanceof double[] a) {
            bindArray(ElementType.DOUBLE, a, 0, a.length);
        } else {
            bind(memory, 0, length(memory));
        }
    }

    /**
     * Binds {@code count} elements from the element {@code offset} on; a NIO buffer counts from its position, and a view
     * counts its basic elements, or bytes where they are mixed.
     */
    public void bind(Object memory, long offset, long count) {
        ElementType found = typeOf(memory);
        if (found == null) {
            throw notMemory(memory);
        }
        long length = length(memory);
        if ((offset | count) < 0 || offset > length - count) {
            throw new CommException(
                    ErrorClass.COUNT,
                    "offset " + offset + ", count " + count + " (expected: within the buffer's " + length
                            + " elements)");
        }
        if (memory instanceof TypedView view) {
            bindView(view, offset, count);
        } else if (memory instanceof MemorySegment segment) {
            bindSegment(found, Segments.forAnyThread(segment), offset, count);
        } else if (memory instanceof java.nio.Buffer nio) {
            int size = found.bytes();
            bindSegment(found, Segments.of(nio), offset * size, count * size);
            if (Segments.swapped(nio)) {
                kind = SWAPPED;
            }
        } else {
            bindArray(found, memory, offset, count);
        }
    }

    /** Binds memory that is to be filled; refuses what cannot be written. */
    public void bindWritable(Object memory, long offset, long count) {
        bind(memory, offset, count);
        requireWritable();
    }

    private void bindView(TypedView view, long offset, long count) {
        ElementType element = view.signature().type();
        long dense = view.dense();
        if (dense < 0) {
            bindTo(VIEW, element, view);
            start = 0;
        } else if (view.kind() == TypedView.Kind.ARRAY) {
            bindTo(view.element().ordinal(), element, view.memory());
            start = dense;
        } else {
            bindTo(SEGMENT, element, view.memory());
            start = dense;
        }
        start += offset * element.bytes();
        bytes = count * element.bytes();
        signature = element == ElementType.MIXED ? view.signature() : null;
        indivisible = view.indivisible();
        writing = view;
    }

    private void bindTo(int how, ElementType element, @Nullable Object what) {
        kind = how;
        type = element;
        memory = what;
        signature = null;
        indivisible = 1;
        writing = null;
    }

    /** Binds no elements of a type. */
    public void bindEmpty(ElementType element) {
        bindTo(SCALAR, element, null);
        start = 0;
        bytes = 0;
    }

    /** Refuses memory that cannot be written. */
    public void requireWritable() {
        TypedView view = writing;
        if (view != null) {
            view.requireWritable();
        }
        if ((kind == SEGMENT || kind == SWAPPED) && ((MemorySegment) held()).isReadOnly()) {
            throw new CommException(
                    ErrorClass.BUFFER, "the buffer is read-only (expected: one that a message can be written to)");
        }
    }

    /** Binds elements of a primitive array of a type; that they are in it has been checked. */
    public void bindArray(ElementType element, Object array, long offset, long count) {
        bindTo(element.ordinal(), element, array);
        start = offset * element.bytes();
        bytes = count * element.bytes();
    }

    private void bindSegment(ElementType element, MemorySegment segment, long offset, long length) {
        bindTo(SEGMENT, element, segment);
        start = offset;
        bytes = length;
    }

    /** Binds a source or sink of bytes; a sink accepts any length. */
    public void bindStream(ElementType element, Stream stream, long length) {
        bindTo(STREAM, element, stream);
        start = 0;
        bytes = length;
    }

    /** Lets go of memory that cannot be copied any more; what is read are zeros, what is written is lost. */
    public void spoil() {
        bindStream(type, Nowhere.INSTANCE, bytes);
    }

    /** Binds one value, given by its bits. */
    public void bindScalar(ElementType element, long bits) {
        bindTo(SCALAR, element, null);
        start = 0;
        bytes = element.bytes();
        scalar = bits;
    }

    /** Forgets the memory, so that it can be collected. */
    public void clear() {
        bindTo(NONE, ElementType.BYTE, null);
        bytes = 0;
        detached = false;
    }

    /** Copies the content, so that the user's memory is not needed any more. */
    public void detach() {
        MemorySegment copy = Arena.ofAuto().allocate(Math.max(bytes, 8), 8);
        read(0, copy, 0, bytes);
        kind = SEGMENT;
        memory = copy;
        start = 0;
        detached = true;
    }

    /** Whether the content is a copy of its own, which the user cannot touch. */
    public boolean detached() {
        return detached;
    }

    /** Takes over what another buffer is bound to. */
    public void copyFrom(Buffer other) {
        kind = other.kind;
        type = other.type;
        memory = other.memory;
        start = other.start;
        bytes = other.bytes;
        scalar = other.scalar;
        signature = other.signature;
        indivisible = other.indivisible;
        writing = other.writing;
    }

    /** The memory itself, where its bytes as they stand are the message; null where they have to be copied. */
    public @Nullable MemorySegment inPlace() {
        MemorySegment all = whole();
        return all == null ? null : all.asSlice(start, bytes);
    }

    private @Nullable MemorySegment whole() {
        return switch (kind) {
            case 0 -> MemorySegment.ofArray((byte[]) held());
            case 2 -> MemorySegment.ofArray((char[]) held());
            case 3 -> MemorySegment.ofArray((short[]) held());
            case 4 -> MemorySegment.ofArray((int[]) held());
            case 5 -> MemorySegment.ofArray((long[]) held());
            case 6 -> MemorySegment.ofArray((float[]) held());
            case 7 -> MemorySegment.ofArray((double[]) held());
            case SEGMENT -> (MemorySegment) held();
            default -> null;
        };
    }

    /** All of the array or segment that is bound; the same object for the same array, mostly, so that repeated operations make none. */
    private MemorySegment kept() {
        if (kind == SEGMENT) {
            return (MemorySegment) held();
        }
        WeakReference<Object> array = keptFor;
        WeakReference<MemorySegment> segment = kept;
        MemorySegment known = array != null && segment != null && array.refersTo(held()) ? segment.get() : null;
        return known == null ? keep() : known;
    }

    private MemorySegment keep() {
        MemorySegment made = Objects.requireNonNull(whole());
        keptFor = new WeakReference<>(held());
        kept = new WeakReference<>(made);
        return made;
    }

    /** Where the bytes are. */
    public Place place() {
        return switch (kind) {
            case 0, 2, 3, 4, 5, 6, 7 -> Place.HEAP;
            case SEGMENT -> ((MemorySegment) held()).isNative() ? Place.NATIVE : Place.HEAP;
            case STREAM -> Place.FLOWING;
            default -> Place.SCATTERED;
        };
    }

    /** Where the byte at {@code position} lies, in memory that is in one place; of an array until the next collection. */
    public long address(long position) {
        return RemoteMemory.address(kept()) + start + position;
    }

    /**
     * Copies {@code length} bytes from an address of a process to {@code position} of memory that is in one place, and looks
     * at a counter there; as {@link RemoteMemory#read}.
     */
    public long pull(long position, long process, long address, long length, long counter) {
        return RemoteMemory.read(process, address, kept(), start + position, length, counter);
    }

    /** Whether the memory is still there, as far as that can be told. */
    public boolean alive() {
        return kind != SEGMENT || ((MemorySegment) held()).scope().isAlive();
    }

    /** A number that changes, all but surely, when the content does; 0 for what is not looked at: streams and views. */
    public long fingerprint() {
        if (kind == STREAM || kind == VIEW || kind == NONE) {
            return 0;
        }
        MemorySegment part = Arena.ofAuto().allocate(LOOK_BYTES, 8);
        long print = 1;
        for (long at = 0; at < bytes; at += LOOK_BYTES) {
            part.fill((byte) 0);
            read(at, part, 0, Math.min(LOOK_BYTES, bytes - at));
            for (long word = 0; word < LOOK_BYTES; word += 8) {
                print = (print ^ part.get(ValueLayout.JAVA_LONG, word)) * 0x9E3779B97F4A7C15L;
                print ^= print >>> 32;
            }
        }
        return print;
    }

    /** Whether both are bound to memory that has bytes in common, as far as that can be told: not for views. */
    public boolean overlaps(Buffer other) {
        MemorySegment mine = inPlace();
        MemorySegment theirs = other.inPlace();
        return mine != null
                && theirs != null
                && mine.asOverlappingSlice(theirs)
                        .filter(both -> both.byteSize() > 0)
                        .isPresent();
    }

    /** Whether the same bytes can be read again. */
    public boolean repeatable() {
        return kind != STREAM;
    }

    public ElementType type() {
        return type;
    }

    public long bytes() {
        return bytes;
    }

    /** The elements in their order, where they are of several types; else null. */
    public @Nullable Signature signature() {
        return signature;
    }

    /** The word that describes the elements in an envelope; 0 if the type says all. */
    public long signatureWord() {
        Signature mixed = signature;
        return mixed == null ? 0 : mixed.word();
    }

    /** Bytes that can be written only together: a message must not end within. */
    public long indivisible() {
        return indivisible;
    }

    /** The bits of the value that was received, where a scalar was bound. */
    public long scalar() {
        return scalar;
    }

    /** Tells a sink how much will come. */
    public void expect(long length) {
        if (kind == STREAM) {
            ((Stream) held()).expect(length);
        }
    }

    /** The same as {@link #read}, by {@link FastStrings} where the bytes lie in one place. */
    public void store(long position, MemorySegment target, long offset, long length) {
        switch (place()) {
            case HEAP, NATIVE -> FastStrings.copy(kept(), start + position, target, offset, length);
            default -> read(position, target, offset, length);
        }
    }

    /** Copies {@code length} bytes from {@code position} on into shared memory. */
    public void read(long position, MemorySegment target, long offset, long length) {
        if (length == 0) {
            return;
        }
        long from = start + position;
        switch (kind) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> ArrayCopy.read(kind, held(), from, target, offset, length);
            case SEGMENT -> MemorySegment.copy((MemorySegment) held(), from, target, offset, length);
            case SWAPPED -> Segments.swap((MemorySegment) held(), from, target, offset, length, type.bytes());
            case STREAM -> ((Stream) held()).read(position, target, offset, length);
            case VIEW -> gather().read((TypedView) held(), from, target, offset, length);
            case SCALAR -> {
                if (bytes == 8) {
                    target.set(ValueLayout.JAVA_LONG, offset, scalar);
                } else {
                    target.set(ValueLayout.JAVA_INT, offset, (int) scalar);
                }
            }
            default -> throw new IllegalStateException("read from an unbound buffer");
        }
    }

    /** Copies {@code length} bytes from shared memory to {@code position}. */
    public void write(long position, MemorySegment source, long offset, long length) {
        if (length == 0) {
            return;
        }
        long to = start + position;
        switch (kind) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> ArrayCopy.write(kind, held(), to, source, offset, length);
            case SEGMENT -> MemorySegment.copy(source, offset, (MemorySegment) held(), to, length);
            case SWAPPED -> Segments.swap(source, offset, (MemorySegment) held(), to, length, type.bytes());
            case STREAM -> ((Stream) held()).write(position, source, offset, length);
            case VIEW -> scatter().write((TypedView) held(), to, source, offset, length);
            case SCALAR ->
                scalar = bytes == 8
                        ? source.get(ValueLayout.JAVA_LONG, offset)
                        : source.get(ValueLayout.JAVA_INT, offset);
            default -> throw new IllegalStateException("write to an unbound buffer");
        }
    }

    private Gather gather() {
        Gather existing = gather;
        if (existing == null) {
            existing = new Gather();
            gather = existing;
        }
        return existing;
    }

    private Scatter scatter() {
        Scatter existing = scatter;
        if (existing == null) {
            existing = new Scatter();
            scatter = existing;
        }
        return existing;
    }

    private Object held() {
        Object object = memory;
        if (object == null) {
            throw new IllegalStateException("buffer is not bound");
        }
        return object;
    }

    private static CommException notMemory(Object memory) {
        Class<?> held = memory.getClass().getComponentType();
        String advice = held != null && held.isRecord()
                ? " for records of primitives use Datatype.of(" + held.getSimpleName() + ".class).on(...),"
                : "";
        return new CommException(
                ErrorClass.BUFFER,
                "buffer: " + memory.getClass().getTypeName()
                        + " (expected: a primitive array, MemorySegment or NIO buffer);" + advice
                        + " for any other object use the method with Object in its name, such as sendObject");
    }
}
