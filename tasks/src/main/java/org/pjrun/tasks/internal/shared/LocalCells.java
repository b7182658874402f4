package org.pjrun.tasks.internal.shared;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.nio.ByteOrder;
import org.pjrun.ElementType;

/** Elements in memory that ranks share. */
public final class LocalCells implements Cells {
    private static final VarHandle LONGS = ValueLayout.JAVA_LONG.arrayElementVarHandle();
    private static final VarHandle INTS = ValueLayout.JAVA_INT.arrayElementVarHandle();
    private static final VarHandle BYTES = ValueLayout.JAVA_BYTE.arrayElementVarHandle();

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private final MemorySegment memory;
    private final ElementType type;

    /** Bytes of memory for elements of so many: whole words, so that a byte can be added to. */
    public static long bytes(long elementBytes) {
        return (elementBytes + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }

    /** Elements of a type in memory. */
    public LocalCells(MemorySegment memory, ElementType type) {
        this.memory = memory;
        this.type = type;
    }

    private ValueLayout layout() {
        return switch (type) {
            case DOUBLE -> ValueLayout.JAVA_DOUBLE;
            case LONG -> ValueLayout.JAVA_LONG;
            case INT -> ValueLayout.JAVA_INT;
            default -> ValueLayout.JAVA_BYTE;
        };
    }

    @Override
    public long load(long index) {
        return switch (type) {
            case INT -> (int) INTS.getVolatile(memory, 0L, index);
            case BYTE -> (byte) BYTES.getVolatile(memory, 0L, index);
            default -> (long) LONGS.getVolatile(memory, 0L, index);
        };
    }

    @Override
    public void store(long index, long bits) {
        switch (type) {
            case INT -> INTS.setVolatile(memory, 0L, index, (int) bits);
            case BYTE -> BYTES.setVolatile(memory, 0L, index, (byte) bits);
            default -> LONGS.setVolatile(memory, 0L, index, bits);
        }
    }

    @Override
    public long add(long index, long value) {
        return switch (type) {
            case INT -> (int) INTS.getAndAdd(memory, 0L, index, (int) value) + (int) value;
            case BYTE -> addByte(index, value);
            default -> (long) LONGS.getAndAdd(memory, 0L, index, value) + value;
        };
    }

    /** Bytes have no atomic operations of their own: the word around one is replaced. */
    private long addByte(long index, long value) {
        long word = index / Integer.BYTES;
        int shift = (int) (index % Integer.BYTES) * Byte.SIZE;
        int bits = LITTLE_ENDIAN ? shift : (Integer.BYTES - 1) * Byte.SIZE - shift;
        while (true) {
            int before = (int) INTS.getVolatile(memory, 0L, word);
            byte sum = (byte) ((byte) (before >>> bits) + (byte) value);
            int after = before & ~(0xff << bits) | (sum & 0xff) << bits;
            if (INTS.compareAndSet(memory, 0L, word, before, after)) {
                return sum;
            }
        }
    }

    @Override
    public double addDouble(long index, double value) {
        while (true) {
            long before = (long) LONGS.getVolatile(memory, 0L, index);
            double sum = Double.longBitsToDouble(before) + value;
            if (LONGS.compareAndSet(memory, 0L, index, before, Double.doubleToRawLongBits(sum))) {
                return sum;
            }
        }
    }

    @Override
    public void loadAll(long index, Object into) {
        ValueLayout layout = layout();
        MemorySegment.copy(memory, layout, index * layout.byteSize(), into, 0, Array.getLength(into));
    }

    @Override
    public void storeAll(long index, Object from) {
        ValueLayout layout = layout();
        MemorySegment.copy(from, 0, memory, layout, index * layout.byteSize(), Array.getLength(from));
    }
}
