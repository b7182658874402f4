package org.pjrun.internal.transport.ring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.memory.Relocations;
import org.pjrun.internal.shared.RemoteMemory;
import org.pjrun.internal.transport.Transfer;

/** Which of this rank's messages their receivers copy right out of its memory, instead of both through shared memory. */
final class SingleCopy {
    /** From here on one copy by the kernel is faster than two of our own that overlap. */
    private static final long LEAST_BYTES = Long.getLong("pjrun.pull", 32 * 1024);

    /**
     * So many bytes of arrays go both ways before it is worth its while to find out about the garbage collector, which
     * takes as long as copying them.
     */
    private static final long HEAP_AFTER_BYTES = 32L << 20;

    private static final Path PTRACE_SCOPE = Path.of("/proc/sys/kernel/yama/ptrace_scope");

    private final long leastBytes;
    private long heapBytesFirst;
    private long process;
    private @Nullable Relocations relocations;

    SingleCopy() {
        this(LEAST_BYTES, HEAP_AFTER_BYTES);
    }

    /**
     * Offers what is long enough.
     *
     * @param heapBytesFirst bytes of arrays that are copied both ways at first
     */
    SingleCopy(long leastBytes, long heapBytesFirst) {
        this.leastBytes = leastBytes;
        this.heapBytesFirst = heapBytesFirst;
    }

    /** Whether a message that has been granted is to be offered to its receiver. */
    boolean suits(Transfer send) {
        if (send.length < leastBytes || !RemoteMemory.available()) {
            return false;
        }
        Buffer.Place place = send.buffer.place();
        return place == Buffer.Place.NATIVE || place == Buffer.Place.HEAP && heapSuits(send.length);
    }

    private boolean heapSuits(long bytes) {
        if (heapBytesFirst > 0) {
            heapBytesFirst -= bytes;
            return false;
        }
        return relocations().known();
    }

    private Relocations relocations() {
        Relocations existing = relocations;
        if (existing == null) {
            existing = new Relocations();
            relocations = existing;
        }
        return existing;
    }

    /** A number that changes whenever arrays may have moved; 0 as long as none has been offered. */
    long moves() {
        Relocations counted = relocations;
        return counted == null ? 0 : counted.count();
    }

    /** This process, as those who copy from it name it. */
    long process() {
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
