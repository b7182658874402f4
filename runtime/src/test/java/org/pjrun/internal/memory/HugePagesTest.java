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
    private static final int LONG = 1 << 20;

    @Test
    void ask_forTheHeap_isNotedByTheKernelWhereArraysLie() throws IOException {
        OwnMemory own = new OwnMemory();
        assumeTrue(own.arraysFollowed() && HugePages.available() && RemoteMemory.available());
        own.preferHugePages(address(new byte[LONG]), LONG);
        assertThat(noted(address(new byte[100]), "VmFlags")).contains("hg");
        assertThat(noted(address(new byte[8 << 20]), "VmFlags")).contains("hg");
    }

    @Test
    void ask_forALongMessage_reachesWhatTheHeapHasGrownBy() throws IOException {
        OwnMemory own = new OwnMemory();
        assumeTrue(own.arraysFollowed() && HugePages.available() && RemoteMemory.available());
        own.preferHugePages(address(new byte[LONG]), LONG);
        long memory = Runtime.getRuntime().totalMemory();
        List<byte[]> much = new ArrayList<>();
        while (Runtime.getRuntime().totalMemory() == memory) {
            much.add(new byte[8 << 20]);
        }
        own.preferHugePages(address(new byte[LONG]), LONG);
        for (byte[] part : much) {
            assertThat(noted(address(part), "VmFlags")).contains("hg");
        }
    }

    @Test
    void count_anArrayThatIsCopiedAgainAndAgain_itsPagesAreReplacedAndNoOthers() throws IOException {
        OwnMemory own = new OwnMemory();
        assumeTrue(own.arraysFollowed() && HugePages.available() && RemoteMemory.available());
        assumeTrue(kernelFolds());
        byte[] array = new byte[8 << 20];
        own.preferHugePages(address(array), array.length);
        long before = kilobytes(address(array), "Rss");
        for (int copies = 0; copies < 1200; copies++) {
            own.preferHugePages(address(array), array.length);
        }
        // three of the array's pages lie in it as a whole; what is read here from /proc may take some more
        assertThat(kilobytes(address(array), "AnonHugePages")).isGreaterThanOrEqualTo(6 << 10);
        assertThat(kilobytes(address(array), "Rss")).isLessThan(before + (24 << 10));
    }

    private static long kilobytes(long address, String name) throws IOException {
        return Long.parseLong(noted(address, name).replaceAll("\\D", ""));
    }

    /** Whether Linux is one, from 6.1 on, that replaces pages when it is asked to. */
    private static boolean kernelFolds() {
        String[] version = System.getProperty("os.version").split("[^0-9]");
        return Integer.parseInt(version[0]) * 100 + Integer.parseInt(version[1]) >= 601;
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
    private static String noted(long address, String name) throws IOException {
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                String[] ends = line.substring(0, line.indexOf(' ')).split("-");
                inside = address >= HexFormat.fromHexDigitsToLong(ends[0])
                        && address < HexFormat.fromHexDigitsToLong(ends[1]);
            } else if (inside && line.startsWith(name + ":")) {
                return line;
            }
        }
        return "not mapped: " + Long.toHexString(address);
    }
}
