package org.pjrun.internal.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Replacing pages takes 0.1 to 0.3 ms for each new one; a larger heap is left to get them as it changes. */
    private static final long MOST_FOLDED = 2L << 30;

    private final HotSpotHeap heap;
    private long size;
    private long largest;

    HugePages(HotSpotHeap heap) {
        this.heap = heap;
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
     * Asks for them wherever the heap has memory now; where it is larger than ever, also that pages be replaced which are there already.
     * To be called again: what a heap grows by knows nothing of this.
     */
    void ask() {
        size = Runtime.getRuntime().totalMemory();
        Kernel.preferHugePages(heap.start(), heap.bytes());
        if (size > largest && size <= MOST_FOLDED) {
            Kernel.foldPages(heap.start(), heap.bytes());
        }
        largest = Math.max(largest, size);
    }

    /** Whether the heap has another size than when this last asked. */
    boolean outdated() {
        return Runtime.getRuntime().totalMemory() != size;
    }
}
