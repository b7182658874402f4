package org.pjrun.internal.shared;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * Words of memory that several processes share, with the access modes of the Java memory model.
 *
 * <p>Every flag and counter of a host segment is read and written through this class, so that each use names its mode:
 * plain, opaque (no tearing, no ordering), acquire and release.
 */
public final class Shared {
    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

    private Shared() {}

    public static int getInt(MemorySegment memory, long offset) {
        return (int) INT.get(memory, offset);
    }

    public static int getIntOpaque(MemorySegment memory, long offset) {
        return (int) INT.getOpaque(memory, offset);
    }

    public static int getIntAcquire(MemorySegment memory, long offset) {
        return (int) INT.getAcquire(memory, offset);
    }

    public static int getIntVolatile(MemorySegment memory, long offset) {
        return (int) INT.getVolatile(memory, offset);
    }

    public static void putInt(MemorySegment memory, long offset, int value) {
        INT.set(memory, offset, value);
    }

    public static void putIntRelease(MemorySegment memory, long offset, int value) {
        INT.setRelease(memory, offset, value);
    }

    public static void putIntVolatile(MemorySegment memory, long offset, int value) {
        INT.setVolatile(memory, offset, value);
    }

    public static int addInt(MemorySegment memory, long offset, int delta) {
        return (int) INT.getAndAdd(memory, offset, delta);
    }

    public static boolean casInt(MemorySegment memory, long offset, int expected, int value) {
        return INT.compareAndSet(memory, offset, expected, value);
    }

    public static long getLong(MemorySegment memory, long offset) {
        return (long) LONG.get(memory, offset);
    }

    public static long getLongOpaque(MemorySegment memory, long offset) {
        return (long) LONG.getOpaque(memory, offset);
    }

    public static long getLongAcquire(MemorySegment memory, long offset) {
        return (long) LONG.getAcquire(memory, offset);
    }

    public static void putLong(MemorySegment memory, long offset, long value) {
        LONG.set(memory, offset, value);
    }

    public static void putLongRelease(MemorySegment memory, long offset, long value) {
        LONG.setRelease(memory, offset, value);
    }

    public static long orLong(MemorySegment memory, long offset, long bits) {
        return (long) LONG.getAndBitwiseOr(memory, offset, bits);
    }

    public static long swapLong(MemorySegment memory, long offset, long value) {
        return (long) LONG.getAndSet(memory, offset, value);
    }

    public static boolean casLong(MemorySegment memory, long offset, long expected, long value) {
        return LONG.compareAndSet(memory, offset, expected, value);
    }
}
