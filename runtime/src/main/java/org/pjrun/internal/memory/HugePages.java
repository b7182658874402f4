package org.pjrun.internal.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.pjrun.internal.shared.Kernel;

/**
 * Pages of 2 MiB behind the heap in place of pages of 4 KiB: the kernel looks each page up that it copies a message from or to,
 * and the processor each one that a program computes on.
 *
 * <p>Kernels give such pages to who asks for them, unless the administrator has switched that off. HotSpot asks by
 * {@code -XX:+UseTransparentHugePages}, but at its start and for its code, too, which makes a rank that does nothing a quarter larger.
 */
final class HugePages {
    private static final Path MODE = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    private static final int PAGE_BITS = 21;
    private static final long PAGE_BYTES = 1L << PAGE_BITS;
    private static final int PAGE_KILOBYTES = 1 << PAGE_BITS - 10;

    /** What a copy from or to a huge page saves beside one from or to the small ones in its place. */
    private static final int GAIN_NANOS = 100_000;

    /** To replace pages that are huge already takes less than this. */
    private static final int NOTHING_NANOS = 100_000;

    private static final int FEWEST_COPIES = 8;
    private static final int MOST_COPIES = 512;
    private static final int FOLDED = -1;

    private final HotSpotHeap heap;
    private final long first; // number of the first huge page that lies in the heap as a whole
    private final int[] copied; // kilobytes by huge page, from the first on, or FOLDED
    private int copies = FEWEST_COPIES; // of what a page holds before it is replaced
    private long size;

    HugePages(HotSpotHeap heap) {
        this.heap = heap;
        this.first = heap.start() + PAGE_BYTES - 1 >>> PAGE_BITS;
        this.copied = new int[(int) Math.max(0, (heap.start() + heap.bytes() >>> PAGE_BITS) - first)];
    }

    /** Whether the kernel has them for who asks. */
    static boolean available() {
        try {
            return Kernel.available()
                    && Boolean.parseBoolean(System.getProperty("pjrun.huge-pages", "true"))
                    && Files.isReadable(MODE)
                    && !Files.readString(MODE).contains("[never]");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Asks for them wherever the heap has memory now, for what the program touches from then on. To be called again: what a heap
     * grows by knows nothing of this.
     */
    void ask() {
        size = Runtime.getRuntime().totalMemory();
        Kernel.preferHugePages(heap.start(), heap.bytes());
        Arrays.fill(copied, 0);
    }

    /** Counts bytes that are copied from or to an array, and has the pages replaced where that has happened often. */
    void count(long address, long bytes) {
        long end = address + bytes;
        for (long page = Math.max(address >>> PAGE_BITS, first); page << PAGE_BITS < end; page++) {
            int index = (int) (page - first);
            if (index >= copied.length) {
                return;
            }
            if (copied[index] != FOLDED) {
                long from = Math.max(address, page << PAGE_BITS);
                long until = Math.min(end, page + 1 << PAGE_BITS);
                int kilobytes = copied[index] + (int) (until - from >>> 10);
                if (kilobytes >= copies * PAGE_KILOBYTES) {
                    kilobytes = fold(page) ? FOLDED : kilobytes / 2; // later
                }
                copied[index] = kilobytes;
            }
        }
    }

    /**
     * Replaces the pages in one's place, and learns what that costs: 0.3 ms at best, 10 where a virtual machine gets the memory
     * from its host first. The next are replaced when the copies before would have saved twice that.
     */
    private boolean fold(long page) {
        long begin = System.nanoTime();
        boolean folded = Kernel.foldPages(page << PAGE_BITS, PAGE_BYTES);
        long nanos = System.nanoTime() - begin;
        if (nanos > NOTHING_NANOS) {
            copies = (copies + Math.clamp(2 * nanos / GAIN_NANOS, FEWEST_COPIES, MOST_COPIES)) / 2;
        }
        return folded;
    }

    /** Whether the heap has another size than when this last asked. */
    boolean outdated() {
        return Runtime.getRuntime().totalMemory() != size;
    }
}
