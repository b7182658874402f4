package org.pjrun.internal.shared;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;

/** The cores that the calling thread may run on, which it does, and how to get to another one. */
public final class Cores {
    private static final int MOST_CORES = 1024;

    private Cores() {}

    /** The cores that the calling thread may run on; none where that cannot be known. */
    public static BitSet allowed() {
        if (!Kernel.available()) {
            return new BitSet();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MOST_CORES / 8, 8);
            long bytes = Kernel.affinity(mask);
            return BitSet.valueOf(mask.asSlice(0, Math.max(0, bytes)).asByteBuffer());
        }
    }

    /** The core that the calling thread runs on. */
    public static int current() {
        try {
            return (int) Calls.CURRENT.invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("sched_getcpu", e);
        }
    }

    /**
     * Brings the calling thread to a core, from where the scheduler may take it away again.
     *
     * @param allowed the cores that it may run on
     */
    public static void goTo(int core, BitSet allowed) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MOST_CORES / 8, 8);
            mask.set(ValueLayout.JAVA_BYTE, core / 8, (byte) (1 << core % 8));
            Kernel.setAffinity(mask);
            MemorySegment.copy(
                    MemorySegment.ofArray(allowed.toByteArray()), 0, mask.fill((byte) 0), 0, allowed.length() + 7 >> 3);
            Kernel.setAffinity(mask);
        }
    }

    /** Holder, so that the linker starts on first use. */
    @SuppressWarnings("restricted") // jars and launcher enable native access
    private static final class Calls {
        private static final MethodHandle CURRENT = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("sched_getcpu"),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT),
                        Linker.Option.critical(false));
    }
}
