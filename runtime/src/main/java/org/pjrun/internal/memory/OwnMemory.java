package org.pjrun.internal.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.shared.RemoteMemory;

/** This process's memory, as something that others may copy from; used by one thread at a time. */
public final class OwnMemory {
    private static final Path PTRACE_SCOPE = Path.of("/proc/sys/kernel/yama/ptrace_scope");

    /** Pages decide less of what is shorter. */
    private static final long LONG_BYTES = 16 * 1024;

    private long process;
    private @Nullable Relocations relocations;
    private @Nullable HugePages hugePages;
    private long askedAt = -1;

    /** Whether arrays can be offered: it is known when they may have moved. The first question takes milliseconds. */
    public boolean arraysFollowed() {
        return relocations().known();
    }

    private Relocations relocations() {
        Relocations existing = relocations;
        if (existing == null) {
            existing = new Relocations();
            relocations = existing;
            HotSpotHeap heap = existing.heap();
            if (heap != null && heap.bytes() > 0 && HugePages.available()) {
                hugePages = new HugePages(heap);
            }
        }
        return existing;
    }

    /**
     * Gets huge pages for arrays, where much of them is copied; to be called where {@link #arraysFollowed()}.
     *
     * @param address of an array that bytes are about to be copied from or to
     */
    public void preferHugePages(long address, long bytes) {
        HugePages wanted = hugePages;
        if (wanted != null && bytes >= LONG_BYTES) {
            if (moves() != askedAt || wanted.outdated()) {
                askedAt = moves();
                wanted.ask();
            }
            wanted.count(address, bytes);
        }
    }

    /** Where other processes can read {@link #moves()}; 0 as long as nobody has asked {@link #arraysFollowed()}. */
    public long counter() {
        Relocations counted = relocations;
        return counted == null ? 0 : counted.counter();
    }

    /** A number that changes before arrays may move; 0 as long as nobody has asked {@link #arraysFollowed()}. */
    public long moves() {
        Relocations counted = relocations;
        return counted == null ? 0 : counted.count();
    }

    /** This process, as those who copy from it name it. */
    public long process() {
        if (process == 0) {
            ProcessHandle me = ProcessHandle.current();
            if (restricted()) {
                me.parent().ifPresent(parent -> RemoteMemory.permit(parent.pid()));
            }
            process = me.pid();
        }
        return process;
    }

    /** Whether only a process's ancestors may read its memory, unless it names others: then those that its own parent started. */
    private static boolean restricted() {
        try {
            return Files.isReadable(PTRACE_SCOPE)
                    && Files.readString(PTRACE_SCOPE).startsWith("1");
        } catch (IOException e) {
            return false; // then the kernel refuses or not, and whoever is refused says so
        }
    }
}
