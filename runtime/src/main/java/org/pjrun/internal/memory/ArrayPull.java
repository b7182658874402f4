package org.pjrun.internal.memory;

import java.lang.foreign.MemorySegment;
import org.pjrun.internal.shared.RemoteMemory;

/**
 * Arrays as ends of copies between processes; positions and lengths are in bytes.
 *
 * <p>A call for each type, so that the compiler sees what a segment around an array is and does not make one.
 */
public final class ArrayPull {
    private ArrayPull() {}

    /** Where the first element lies until the next garbage collection; the type is given by its ordinal. */
    public static long address(int type, Object array) {
        return switch (type) {
            case 0 -> RemoteMemory.address(MemorySegment.ofArray((byte[]) array));
            case 2 -> RemoteMemory.address(MemorySegment.ofArray((char[]) array));
            case 3 -> RemoteMemory.address(MemorySegment.ofArray((short[]) array));
            case 4 -> RemoteMemory.address(MemorySegment.ofArray((int[]) array));
            case 5 -> RemoteMemory.address(MemorySegment.ofArray((long[]) array));
            case 6 -> RemoteMemory.address(MemorySegment.ofArray((float[]) array));
            case 7 -> RemoteMemory.address(MemorySegment.ofArray((double[]) array));
            default -> throw noArray(type);
        };
    }

    /** Copies from an address of a process into an array; as {@link RemoteMemory#read}. */
    public static long read(int type, Object array, long to, long process, long address, long length, long counter) {
        return switch (type) {
            case 0 -> RemoteMemory.read(process, address, MemorySegment.ofArray((byte[]) array), to, length, counter);
            case 2 -> RemoteMemory.read(process, address, MemorySegment.ofArray((char[]) array), to, length, counter);
            case 3 -> RemoteMemory.read(process, address, MemorySegment.ofArray((short[]) array), to, length, counter);
            case 4 -> RemoteMemory.read(process, address, MemorySegment.ofArray((int[]) array), to, length, counter);
            case 5 -> RemoteMemory.read(process, address, MemorySegment.ofArray((long[]) array), to, length, counter);
            case 6 -> RemoteMemory.read(process, address, MemorySegment.ofArray((float[]) array), to, length, counter);
            case 7 -> RemoteMemory.read(process, address, MemorySegment.ofArray((double[]) array), to, length, counter);
            default -> throw noArray(type);
        };
    }

    private static IllegalStateException noArray(int type) {
        return new IllegalStateException("no array of type " + type);
    }
}
