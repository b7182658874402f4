package org.pjrun.internal.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where this virtual machine counts its garbage collections: four bytes of its memory, which grow at the beginning of a
 * collection, while the program stands still and before anything is moved. Other processes can look there, too.
 *
 * <p>HotSpot's library exports a table of its structures for debuggers and profilers ({@code gHotSpotVMStructs}); the counter is
 * {@code _total_collections} of the heap.
 */
final class CollectionCounter {
    private static final long LONGEST_NAME = 256;

    private CollectionCounter() {}

    /** Its address, 0 if this virtual machine has no such table. */
    @SuppressWarnings("restricted") // jars and launcher enable native access
    static long find() {
        Path library = Path.of(System.getProperty("java.home"), "lib", "server", "libjvm.so");
        if (!Files.exists(library)) {
            return 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            return find(SymbolLookup.libraryLookup(library, arena));
        } catch (IllegalArgumentException e) {
            return 0; // another virtual machine's library
        }
    }

    private static long find(SymbolLookup library) {
        long stride = number(library, "gHotSpotVMStructEntryArrayStride");
        long type = number(library, "gHotSpotVMStructEntryTypeNameOffset");
        long field = number(library, "gHotSpotVMStructEntryFieldNameOffset");
        long offset = number(library, "gHotSpotVMStructEntryOffsetOffset");
        long address = number(library, "gHotSpotVMStructEntryAddressOffset");
        long table = number(library, "gHotSpotVMStructs");
        if (stride <= 0 || table == 0) {
            return 0;
        }
        long heap = 0;
        long counter = 0;
        for (long entry = table; number(entry + type) != 0; entry += stride) {
            String name = text(number(entry + type));
            if ("Universe".equals(name) && "_collectedHeap".equals(text(number(entry + field)))) {
                heap = number(number(entry + address));
            } else if ("CollectedHeap".equals(name) && "_total_collections".equals(text(number(entry + field)))) {
                counter = number(entry + offset);
            }
        }
        return heap == 0 || counter == 0 ? 0 : heap + counter;
    }

    private static long number(SymbolLookup library, String name) {
        MemorySegment symbol = library.find(name).orElse(null);
        return symbol == null ? 0 : number(symbol.address());
    }

    private static long number(long address) {
        return at(address, Long.BYTES).get(ValueLayout.JAVA_LONG, 0);
    }

    private static @Nullable String text(long address) {
        return address == 0 ? null : at(address, LONGEST_NAME).getString(0);
    }

    @SuppressWarnings("restricted") // jars and launcher enable native access
    private static MemorySegment at(long address, long bytes) {
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }
}
