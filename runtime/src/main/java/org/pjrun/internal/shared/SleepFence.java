package org.pjrun.internal.shared;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * The order between what a rank stores for others and its look whether they sleep, and between saying that one sleeps and one's
 * last look (Dekker's pattern: one of the two sees the other); used inside the engine's gate.
 *
 * <p>At first both sides use a full fence. A rank that does much for others gives up its own: it says so in the segment, and
 * from then on who is about to sleep has the kernel put a barrier into all ranks. The compiler is kept from changing the order
 * by fences that are no instructions.
 */
public final class SleepFence {
    private static final int LIGHT_AFTER = 4096;

    private final MemorySegment memory;
    private final long word;
    private int looks;
    private boolean light;

    /**
     * The fence of a rank.
     *
     * @param word offset of the 4 bytes that say whether any rank has given up its fences
     */
    public SleepFence(MemorySegment memory, long word) {
        this.memory = memory;
        this.word = word;
    }

    /** Comes between a store that a peer looks for, and the load of the flag by which it says that it does not look. */
    public void beforeLook() {
        if (light) {
            VarHandle.releaseFence();
            VarHandle.acquireFence();
            return;
        }
        VarHandle.fullFence();
        if (++looks == LIGHT_AFTER && Kernel.available() && Kernel.registerBarrier()) {
            Shared.putIntVolatile(memory, word, 1);
            VarHandle.fullFence();
            light = true;
        }
    }

    /**
     * Comes between the store of such a flag and one's last look; false if a peer may miss the flag all the same, so that one
     * must look again soon.
     */
    public boolean beforeSleep() {
        VarHandle.fullFence();
        return Shared.getIntOpaque(memory, word) == 0 || Kernel.available() && Kernel.barrierEverywhere();
    }
}
