package mpi;

import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** NIO buffers as these interfaces use them: position and limit mean nothing, bytes are in native order. */
final class Memory {
    private Memory() {}

    /** Direct memory for so many elements. */
    static ByteBuffer bytes(int count, int size) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(count, size)).order(ByteOrder.nativeOrder());
    }

    /** A buffer from its first element to its capacity; other objects as they are. */
    static Object whole(Object memory) {
        if (memory instanceof ByteBuffer bytes) {
            return bytes.duplicate().clear().order(ByteOrder.nativeOrder());
        }
        if (memory instanceof mpjbuf.Buffer packed) {
            return packed.bytes();
        }
        if (memory instanceof Buffer buffer && (buffer.position() != 0 || buffer.limit() != buffer.capacity())) {
            return buffer.duplicate().clear();
        }
        return memory;
    }

    /** What Open MPI takes any buffer for: memory, whatever its elements are, if they are not those of the datatype. */
    static Object raw(Object buffer, Datatype type) {
        if (type.base.holds(buffer)) {
            return buffer;
        }
        return switch (buffer) {
            case char[] array -> MemorySegment.ofArray(array);
            case short[] array -> MemorySegment.ofArray(array);
            case int[] array -> MemorySegment.ofArray(array);
            case long[] array -> MemorySegment.ofArray(array);
            case float[] array -> MemorySegment.ofArray(array);
            case double[] array -> MemorySegment.ofArray(array);
            case ByteBuffer bytes -> bytes;
            case Buffer other -> MemorySegment.ofBuffer(other.duplicate().clear());
            default -> buffer;
        };
    }

    /** The bytes of a byte array or buffer, in native order, from the first to the last. */
    static ByteBuffer ofBytes(Object memory) {
        if (memory instanceof byte[] array) {
            return ByteBuffer.wrap(array).order(ByteOrder.nativeOrder());
        }
        if (memory instanceof ByteBuffer bytes) {
            return bytes.duplicate().clear().order(ByteOrder.nativeOrder());
        }
        throw new MPIException(
                MPI.ERR_BUFFER, "buffer: " + memory.getClass().getTypeName() + " (expected: byte[] or ByteBuffer)");
    }
}
