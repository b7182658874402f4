package org.pjrun.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pjrun.internal.shared.RemoteMemory;

class HugePagesTest {
    @Test
    void ask_forTheHeap_isNotedByTheKernelWhereArraysLie() throws IOException {
        OwnMemory own = new OwnMemory();
        assumeTrue(own.arraysFollowed() && HugePages.available() && RemoteMemory.available());
        own.preferHugePages(1);
        assertThat(flags(address(new byte[100]))).contains("hg");
        assertThat(flags(address(new byte[8 << 20]))).contains("hg");
    }

    @Test
    void ask_forALongMessage_reachesWhatTheHeapHasGrownBy() throws IOException {
        OwnMemory own = new OwnMemory();
        assumeTrue(own.arraysFollowed() && HugePages.available() && RemoteMemory.available());
        own.preferHugePages(1);
        long memory = Runtime.getRuntime().totalMemory();
        List<byte[]> much = new ArrayList<>();
        while (Runtime.getRuntime().totalMemory() == memory) {
            much.add(new byte[8 << 20]);
        }
        own.preferHugePages(1 << 20);
        for (byte[] part : much) {
            assertThat(flags(address(part))).contains("hg");
        }
    }

    @Test
    void heap_asHotSpotTells_holdsArrays() {
        HotSpotHeap heap = HotSpotHeap.find();
        assumeTrue(heap != null && RemoteMemory.available());
        assertThat(address(new byte[1 << 20])).isBetween(heap.start(), heap.start() + heap.bytes());
        assertThat(heap.bytes()).isGreaterThanOrEqualTo(Runtime.getRuntime().maxMemory());
    }

    private static long address(byte[] array) {
        return RemoteMemory.address(MemorySegment.ofArray(array));
    }

    /** What the kernel notes of the mapping that holds an address. */
    private static String flags(long address) throws IOException {
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                String[] ends = line.substring(0, line.indexOf(' ')).split("-");
                inside = address >= HexFormat.fromHexDigitsToLong(ends[0])
                        && address < HexFormat.fromHexDigitsToLong(ends[1]);
            } else if (inside && line.startsWith("VmFlags:")) {
                return line;
            }
        }
        return "not mapped: " + Long.toHexString(address);
    }
}
