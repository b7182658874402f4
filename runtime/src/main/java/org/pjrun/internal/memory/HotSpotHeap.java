package org.pjrun.internal.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The heap of this virtual machine, as HotSpot's library tells debuggers and profilers in a table of its structures ({@code
 * gHotSpotVMStructs}).
 *
 * @param collections address of four bytes that count the garbage collections: they grow at the beginning of one, while the
 *     program stands still and before anything is moved; other processes can look there, too
 * @param start address of the first byte that the heap may ever have
 * @param bytes how many it may ever have, not all of which are memory now; 0 if that is not known
 */
record HotSpotHeap(long collections, long start, long bytes) {
    private static final long LONGEST_NAME = 256;

    /** Finds it; null if this virtual machine has no such table. */
    @SuppressWarnings("restricted") // jars and launcher enable native access
    static @Nullable HotSpotHeap find() {
        Path library = Path.of(System.getProperty("java.home"), "lib", "server", "libjvm.so");
        if (!Files.exists(library)) {
            return null;
        }
        try (Arena arena = Arena.ofConfined()) {
            return find(SymbolLookup.libraryLookup(library, arena));
        } catch (IllegalArgumentException e) {
            return null; // another virtual machine's library
        }
    }

    private static @Nullable HotSpotHeap find(SymbolLookup library) {
        long stride = number(library, "gHotSpotVMStructEntryArrayStride");
        long type = number(library, "gHotSpotVMStructEntryTypeNameOffset");
        long field = number(library, "gHotSpotVMStructEntryFieldNameOffset");
        long offset = number(library, "gHotSpotVMStructEntryOffsetOffset");
        long address = number(library, "gHotSpotVMStructEntryAddressOffset");
        long table = number(library, "gHotSpotVMStructs");
        if (stride <= 0 || table == 0) {
            return null;
        }
        long heap = 0;
        Map<String, Long> offsets = new HashMap<>();
        for (long entry = table; number(entry + type) != 0; entry += stride) {
            long structure = number(entry + type);
            if (is("Universe", structure) && is("_collectedHeap", number(entry + field))) {
                heap = number(number(entry + address));
            } else if (is("CollectedHeap", structure) || is("MemRegion", structure)) {
                offsets.put(text(number(entry + field)), number(entry + offset));
            }
        }
        long collections = offsets.getOrDefault("_total_collections", 0L);
        long reserved = offsets.getOrDefault("_reserved", 0L);
        if (heap == 0 || collections == 0) {
            return null;
        }
        if (reserved == 0) {
            return new HotSpotHeap(heap + collections, 0, 0);
        }
        return new HotSpotHeap(
                heap + collections,
                number(heap + reserved + offsets.getOrDefault("_start", 0L)),
                number(heap + reserved + offsets.getOrDefault("_word_size", (long) Long.BYTES)) * Long.BYTES);
    }

    private static long number(SymbolLookup library, String name) {
        MemorySegment symbol = library.find(name).orElse(null);
        return symbol == null ? 0 : number(symbol.address());
    }

    private static long number(long address) {
        return at(address, Long.BYTES).get(ValueLayout.JAVA_LONG, 0);
    }

    /** Whether a name is there. Compares bytes, since there are thousands, and each string would be decoded. */
    private static boolean is(String name, long address) {
        if (address == 0) {
            return false;
        }
        MemorySegment there = at(address, name.length() + 1);
        int same = 0;
        while (same < name.length() && there.get(ValueLayout.JAVA_BYTE, same) == name.charAt(same)) {
            same++;
        }
        return same == name.length() && there.get(ValueLayout.JAVA_BYTE, same) == 0;
    }

    private static String text(long address) {
        return at(address, LONGEST_NAME).getString(0);
    }

    @SuppressWarnings("restricted") // jars and launcher enable native access
    private static MemorySegment at(long address, long bytes) {
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }
}
