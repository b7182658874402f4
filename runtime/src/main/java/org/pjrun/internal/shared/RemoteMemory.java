package org.pjrun.internal.shared;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Reads the memory of another process of this user into an array of the heap, in one copy by the kernel.
 *
 * <p>The kernel's {@code process_vm_readv} takes the addresses in a table, and the address of an array must not be put
 * into a table by Java code: the array may move before the kernel looks. So a function of a few machine instructions
 * takes it as an argument, for which Java holds the array in its place, and makes the table itself, with a counter of the other
 * process behind the bytes, which tells whether an array there has stayed in its place meanwhile.
 *
 * <p>The methods are short, so that the compiler makes them a part of their callers; else each call would make a segment.
 */
public final class RemoteMemory {
    private static final int PR_SET_PTRACER = 0x59616d61;

    private RemoteMemory() {}

    /** Whether this system and processor are known; the kernel may still refuse each read. */
    public static boolean available() {
        return MachineCode.available();
    }

    /** Where memory lies now; if it is in the heap, until the next garbage collection. */
    public static long address(MemorySegment memory) {
        return memory.isNative() ? memory.address() : addressInHeap(memory);
    }

    private static long addressInHeap(MemorySegment memory) {
        try {
            return (long) Handles.ADDRESS.invokeExact(memory);
        } catch (Throwable e) {
            throw MachineCode.failed("address", e);
        }
    }

    /**
     * Copies the bytes at an address of another process, or of this one, to a place in {@code target}, and then, in the same
     * call of the kernel, looks at a counter of that process.
     *
     * <p>What is read at an address that is not valid any more is undefined, but does no harm.
     *
     * @param counter address of four bytes, or 0 to copy only
     * @return what the counter was after that, as an unsigned number, 0 if there is none; negative if not all bytes were copied
     */
    public static long read(long process, long address, MemorySegment target, long offset, long length, long counter) {
        return readUnchecked(target, length, address, process, MachineCode.checked(target, offset, length), counter);
    }

    private static long readUnchecked(
            MemorySegment target, long length, long address, long process, long offset, long counter) {
        try {
            return (long) Handles.READ.invokeExact(target, length, address, process, offset, counter);
        } catch (Throwable e) {
            throw MachineCode.failed("process_vm_readv", e);
        }
    }

    /** Lets a process and what it has started read this one's memory where the Yama module keeps to parents. */
    public static void permit(long process) {
        try {
            MethodHandle prctl = MachineCode.call(
                    "prctl", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
            int ignored = (int) prctl.invokeExact(PR_SET_PTRACER, process); // fails without that module, which is fine
        } catch (Throwable e) {
            throw MachineCode.failed("prctl", e);
        }
    }

    /** Holder, so that the handles are constants. */
    private static final class Handles {
        private static final MethodHandle READ = MachineCode.function(
                MachineCode.READ_AT,
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG));
        private static final MethodHandle ADDRESS = MachineCode.function(
                MachineCode.ADDRESS_AT, FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
    }
}
