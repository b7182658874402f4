package org.pjrun.internal.shared;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the memory of another process of this user into an array of the heap, in one copy by the kernel.
 *
 * <p>The kernel's {@code process_vm_readv} takes the addresses in a table, and the address of an array must not be put
 * into a table by Java code: the array may move before the kernel looks. So a function of a few machine instructions
 * takes it as an argument, for which Java holds the array in its place, and makes the table itself. A second one looks
 * at a counter behind the bytes: whether an array of the other process has stayed where it was meanwhile.
 */
public final class RemoteMemory {
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int PROT_EXEC = 4;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
    private static final int PR_SET_PTRACER = 0x59616d61;
    private static final long PAGE = 4096;
    private static final long FAILED = -1;

    private RemoteMemory() {}

    /** Whether this system and processor are known; the kernel may still refuse each read. */
    public static boolean available() {
        return Code.READ.isPresent();
    }

    /** Where memory lies now; if it is in the heap, until the next garbage collection. */
    public static long address(MemorySegment memory) {
        if (memory.isNative()) {
            return memory.address();
        }
        try {
            return (long) Handles.ADDRESS.invokeExact(memory);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("address of memory", e);
        }
    }

    /**
     * Copies the bytes at an address of another process, or of this one, to a place in {@code target}, and then, in the same
     * call of the kernel, looks at a counter of that process.
     *
     * <p>What is read at an address that is not valid any more is undefined, but does no harm.
     *
     * @param counter address of four bytes, or 0 to copy only
     * @return what the counter was after that, as an unsigned number, 0 if there is none; negative if not all bytes were copied
     */
    public static long read(long process, long address, MemorySegment target, long offset, long length, long counter) {
        Objects.checkFromIndexSize(offset, length, target.byteSize());
        try {
            if (counter == 0) {
                return (long) Handles.READ.invokeExact(target, length, address, process, offset) == length ? 0 : FAILED;
            }
            return (long) Handles.READ_COUNTED.invokeExact(target, length, address, process, offset, counter);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("process_vm_readv", e);
        }
    }

    /** Lets a process and what it has started read this one's memory where the Yama module keeps to parents. */
    public static void permit(long process) {
        try {
            MethodHandle prctl = Code.call(
                    "prctl", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
            int ignored = (int) prctl.invokeExact(PR_SET_PTRACER, process); // fails without that module, which is fine
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("prctl", e);
        }
    }

    /** Holder, so that the handles are constants. */
    @SuppressWarnings("restricted") // jars and launcher enable native access
    private static final class Handles {
        private static final MethodHandle READ = Linker.nativeLinker()
                .downcallHandle(
                        Code.READ.orElseThrow(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG),
                        Linker.Option.critical(true));
        private static final MethodHandle READ_COUNTED = Linker.nativeLinker()
                .downcallHandle(
                        Code.READ.orElseThrow().asSlice(Code.COUNTED_AT),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG),
                        Linker.Option.critical(true));
        private static final MethodHandle ADDRESS = Linker.nativeLinker()
                .downcallHandle(
                        Code.READ.orElseThrow().asSlice(Code.ADDRESS_AT),
                        FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                        Linker.Option.critical(true));
    }

    /** The functions, in a page of their own. */
    @SuppressWarnings("restricted") // jars and launcher enable native access
    private static final class Code {
        /*
         * long read(void *target, long bytes, void *source, long process, long offset)
         *   sub  rsp, 40
         *   add  rdi, r8
         *   mov  [rsp], rdi       local table: target,
         *   mov  [rsp+8], rsi     bytes
         *   mov  [rsp+16], rdx    remote table: source,
         *   mov  [rsp+24], rsi    bytes
         *   mov  rdi, rcx         process
         *   mov  rsi, rsp         local table,
         *   mov  edx, 1           one entry
         *   lea  r10, [rsp+16]    remote table,
         *   mov  r8d, 1           one entry
         *   xor  r9d, r9d         flags
         *   mov  eax, 310         process_vm_readv
         *   syscall
         *   add  rsp, 40
         *   ret
         */
        private static final String READ_X86 = "4883ec28 4c01c7 48893c24 4889742408 4889542410 4889742418 4889cf 4889e6"
                + "ba01000000 4c8d542410 41b801000000 4531c9 b836010000 0f05 4883c428 c3";

        /* long address(void *memory):   mov rax, rdi;   ret */
        private static final String ADDRESS_X86 = "4889f8 c3";

        /*
         * long readCounted(void *target, long bytes, void *source, long process, long offset, unsigned *counter)
         *   sub  rsp, 88
         *   add  rdi, r8
         *   mov  [rsp], rdi       local table: target,
         *   mov  [rsp+8], rsi     bytes;
         *   lea  rax, [rsp+64]
         *   mov  [rsp+16], rax    what the counter is,
         *   mov  qword [rsp+24], 4
         *   mov  [rsp+32], rdx    remote table: source,
         *   mov  [rsp+40], rsi    bytes;
         *   mov  [rsp+48], r9     the counter,
         *   mov  qword [rsp+56], 4
         *   mov  rdi, rcx         process
         *   mov  rsi, rsp         local table,
         *   mov  edx, 2           two entries, which the kernel copies in this order
         *   lea  r10, [rsp+32]    remote table,
         *   mov  r8d, 2           two entries
         *   xor  r9d, r9d         flags
         *   mov  eax, 310         process_vm_readv
         *   syscall
         *   sub  rax, 4           all that was copied, but for the counter,
         *   cmp  rax, [rsp+8]     must be as many bytes as were wanted
         *   jne  failed
         *   mov  eax, [rsp+64]    the counter, unsigned
         *   add  rsp, 88
         *   ret
         * failed:
         *   or   rax, -1
         *   add  rsp, 88
         *   ret
         */
        private static final String COUNTED_X86 = "4883ec58 4c01c7 48893c24 4889742408 488d442440 4889442410"
                + "48c744241804000000 4889542420 4889742428 4c894c2430 48c744243804000000 4889cf 4889e6 ba02000000"
                + "4c8d542420 41b802000000 4531c9 b836010000 0f05 4883e804 483b442408 7509 8b442440 4883c458 c3"
                + "4883c8ff 4883c458 c3";

        private static final long ADDRESS_AT = 256;
        private static final long COUNTED_AT = 512;
        private static final Optional<MemorySegment> READ = load();

        private static Optional<MemorySegment> load() {
            if (!"Linux".equals(System.getProperty("os.name")) || !"amd64".equals(System.getProperty("os.arch"))) {
                return Optional.empty();
            }
            try {
                MethodHandle map = call(
                        "mmap",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG));
                MethodHandle protect = call(
                        "mprotect",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT));
                long at = (long) map.invokeExact(0L, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0L);
                if (at == FAILED) {
                    return Optional.empty();
                }
                MemorySegment page = MemorySegment.ofAddress(at).reinterpret(PAGE);
                write(page, 0, READ_X86);
                write(page, ADDRESS_AT, ADDRESS_X86);
                write(page, COUNTED_AT, COUNTED_X86);
                boolean allowed = (int) protect.invokeExact(at, PAGE, PROT_READ | PROT_EXEC) == 0;
                return allowed ? Optional.of(page) : Optional.empty();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("mmap", e);
            }
        }

        private static void write(MemorySegment page, long at, String code) {
            byte[] bytes = HexFormat.of().parseHex(code.replace(" ", ""));
            MemorySegment.copy(bytes, 0, page, ValueLayout.JAVA_BYTE, at, bytes.length);
        }

        private static MethodHandle call(String name, FunctionDescriptor type) {
            return Linker.nativeLinker()
                    .downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow(name), type);
        }
    }
}
