package org.pjrun.internal.shared;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Copies into memory that another core has read before, by the processor's string instruction.
 *
 * <p>A store to such a line fetches it from the other core first, though all of it is about to be overwritten. The string instruction
 * knows that and only takes the line away from there; from a kilobyte on that is worth more than what it takes to begin.
 */
public final class FastStrings {
    private FastStrings() {}

    /** Whether this processor begins them quickly. The first question takes milliseconds. */
    public static boolean available() {
        return Handles.FAST;
    }

    /** Copies bytes of memory, of the heap or not, into memory outside of the heap. */
    public static void copy(MemorySegment source, long from, MemorySegment target, long offset, long length) {
        store(
                source,
                length,
                target.address() + MachineCode.checked(target, offset, length),
                MachineCode.checked(source, from, length));
    }

    private static void store(MemorySegment source, long length, long target, long from) {
        try {
            Handles.STORE.invokeExact(source, length, target, from);
        } catch (Throwable e) {
            throw MachineCode.failed("rep movsb", e);
        }
    }

    /** Holder, so that they are constants. */
    private static final class Handles {
        private static final boolean FAST = MachineCode.available() && fast();
        private static final MethodHandle STORE = MachineCode.function(
                MachineCode.STORE_AT,
                FunctionDescriptor.ofVoid(
                        ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));

        private static boolean fast() {
            try {
                return (int) MachineCode.function(
                                        MachineCode.FAST_STRINGS_AT, FunctionDescriptor.of(ValueLayout.JAVA_INT))
                                .invokeExact()
                        != 0;
            } catch (Throwable e) {
                throw MachineCode.failed("cpuid", e);
            }
        }
    }
}
