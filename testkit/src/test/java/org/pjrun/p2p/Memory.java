package org.pjrun.p2p;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.pjrun.ElementType;

/**
 * A kind of memory that can be a buffer, and how a test makes it.
 *
 * @param name for the report
 * @param type element type that it names
 * @param make makes one with so many elements
 */
record Memory(String name, ElementType type, IntFunction<Object> make) {
    static Stream<Memory> all() {
        return Stream.of(
                new Memory("byte[]", ElementType.BYTE, byte[]::new),
                new Memory("boolean[]", ElementType.BOOLEAN, boolean[]::new),
                new Memory("char[]", ElementType.CHAR, char[]::new),
                new Memory("short[]", ElementType.SHORT, short[]::new),
                new Memory("int[]", ElementType.INT, int[]::new),
                new Memory("long[]", ElementType.LONG, long[]::new),
                new Memory("float[]", ElementType.FLOAT, float[]::new),
                new Memory("double[]", ElementType.DOUBLE, double[]::new),
                new Memory("heap segment", ElementType.BYTE, n -> MemorySegment.ofArray(new byte[n])),
                new Memory(
                        "slice of long[]",
                        ElementType.BYTE,
                        n -> MemorySegment.ofArray(new long[n / 8 + 2]).asSlice(8, n)),
                new Memory(
                        "native segment", ElementType.BYTE, n -> Arena.ofAuto().allocate(n)),
                new Memory(
                        "unaligned segment",
                        ElementType.BYTE,
                        n -> Arena.ofAuto().allocate(n + 1).asSlice(1, n)),
                new Memory("mapped segment", ElementType.BYTE, Memory::mapped),
                new Memory("heap ByteBuffer", ElementType.BYTE, ByteBuffer::allocate),
                new Memory("direct ByteBuffer", ElementType.BYTE, ByteBuffer::allocateDirect),
                new Memory(
                        "sliced ByteBuffer",
                        ElementType.BYTE,
                        n -> ByteBuffer.allocate(n + 9).slice(5, n)),
                new Memory("heap CharBuffer", ElementType.CHAR, CharBuffer::allocate),
                new Memory(
                        "direct CharBuffer",
                        ElementType.CHAR,
                        n -> direct(2 * n).asCharBuffer()),
                new Memory("heap ShortBuffer", ElementType.SHORT, ShortBuffer::allocate),
                new Memory(
                        "direct ShortBuffer",
                        ElementType.SHORT,
                        n -> direct(2 * n).asShortBuffer()),
                new Memory("heap IntBuffer", ElementType.INT, IntBuffer::allocate),
                new Memory(
                        "direct IntBuffer", ElementType.INT, n -> direct(4 * n).asIntBuffer()),
                new Memory(
                        "big-endian IntBuffer",
                        ElementType.INT,
                        n -> ByteBuffer.allocate(4 * n).asIntBuffer()),
                new Memory("heap LongBuffer", ElementType.LONG, LongBuffer::allocate),
                new Memory(
                        "direct LongBuffer",
                        ElementType.LONG,
                        n -> direct(8 * n).asLongBuffer()),
                new Memory(
                        "big-endian LongBuffer",
                        ElementType.LONG,
                        n -> ByteBuffer.allocateDirect(8 * n).asLongBuffer()),
                new Memory("heap FloatBuffer", ElementType.FLOAT, FloatBuffer::allocate),
                new Memory(
                        "direct FloatBuffer",
                        ElementType.FLOAT,
                        n -> direct(4 * n).asFloatBuffer()),
                new Memory("heap DoubleBuffer", ElementType.DOUBLE, DoubleBuffer::allocate),
                new Memory(
                        "direct DoubleBuffer",
                        ElementType.DOUBLE,
                        n -> direct(8 * n).asDoubleBuffer()));
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static MemorySegment mapped(int bytes) {
        try {
            Path file = Files.createTempFile("pjrun-test", ".bin");
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, Arena.ofAuto());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a number into an element, cut to what it holds. */
    static void put(Object memory, int i, int value) {
        switch (memory) {
            case byte[] a -> a[i] = (byte) value;
            case boolean[] a -> a[i] = (value & 1) != 0;
            case char[] a -> a[i] = (char) value;
            case short[] a -> a[i] = (short) value;
            case int[] a -> a[i] = value;
            case long[] a -> a[i] = value * 0x1_0000_0001L;
            case float[] a -> a[i] = value;
            case double[] a -> a[i] = value / 3.0;
            case MemorySegment s -> s.set(ValueLayout.JAVA_BYTE, i, (byte) value);
            case ByteBuffer b -> b.put(i, (byte) value);
            case CharBuffer b -> b.put(i, (char) value);
            case ShortBuffer b -> b.put(i, (short) value);
            case IntBuffer b -> b.put(i, value);
            case LongBuffer b -> b.put(i, value * 0x1_0000_0001L);
            case FloatBuffer b -> b.put(i, value);
            case DoubleBuffer b -> b.put(i, value / 3.0);
            default -> throw new IllegalArgumentException(memory.toString());
        }
    }

    /** An element as an object, to be compared with one of another kind of memory of the same type. */
    static Object get(Object memory, int i) {
        return switch (memory) {
            case byte[] a -> a[i];
            case boolean[] a -> a[i];
            case char[] a -> a[i];
            case short[] a -> a[i];
            case int[] a -> a[i];
            case long[] a -> a[i];
            case float[] a -> a[i];
            case double[] a -> a[i];
            case MemorySegment s -> s.get(ValueLayout.JAVA_BYTE, i);
            case ByteBuffer b -> b.get(i);
            case CharBuffer b -> b.get(i);
            case ShortBuffer b -> b.get(i);
            case IntBuffer b -> b.get(i);
            case LongBuffer b -> b.get(i);
            case FloatBuffer b -> b.get(i);
            case DoubleBuffer b -> b.get(i);
            default -> throw new IllegalArgumentException(memory.toString());
        };
    }

    /** The array kind of the same element type. */
    Memory plain() {
        return all().filter(m -> m.type == type).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}
