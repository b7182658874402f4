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
 * What cannot be said in Java: functions of a few machine instructions, in a page of their own.
 *
 * <p>They are called without leaving Java's state, so arrays can be passed, which Java holds in their places meanwhile. The page exists
 * on Linux with x86-64 only; whoever calls does without where it does not.
 */
@SuppressWarnings("restricted") // jars and launcher enable native access
final class MachineCode {
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int PROT_EXEC = 4;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
    private static final long PAGE_BYTES = 4096;
    private static final long FAILED = -1;

    static final long READ_AT = 0;
    static final long ADDRESS_AT = 256;
    static final long STORE_AT = 768;
    static final long FAST_STRINGS_AT = 800;

    /*
     * long read(void *target, long bytes, void *source, long process, long offset, unsigned *counter)
     *   sub  rsp, 88
     *   add  rdi, r8
     *   mov  [rsp], rdi       local table: target,
     *   mov  [rsp+8], rsi     bytes;
     *   lea  rax, [rsp+64]
     *   mov  [rsp+16], rax    what the counter is,
     *   mov  qword [rsp+24], 4
     *   mov  dword [rsp+64], 0
     *   mov  [rsp+32], rdx    remote table: source,
     *   mov  [rsp+40], rsi    bytes;
     *   mov  [rsp+48], r9     the counter,
     *   mov  qword [rsp+56], 4
     *   xor  edx, edx         two entries, which the kernel copies in this order,
     *   test r9, r9
     *   setne dl              or one if there is no counter
     *   inc  edx
     *   mov  r8d, edx
     *   mov  rdi, rcx         process
     *   mov  rsi, rsp         local table
     *   lea  r10, [rsp+32]    remote table
     *   xor  r9d, r9d         flags
     *   mov  eax, 310         process_vm_readv
     *   syscall
     *   lea  rdx, [rdx*4-4]
     *   sub  rax, rdx         all that was copied, but for the counter,
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
    private static final String READ_X86 =
            "4883ec58 4c01c7 48893c24 4889742408 488d442440 4889442410 48c74424180400 0000 c7442440000000 00"
                    + "4889542420 4889742428 4c894c2430 48c74424380400 0000 31d2 4d85c9 0f95c2 ffc2 4189d0 4889cf"
                    + "4889e6 4c8d542420 4531c9 b836010000 0f05 488d1495fcffff ff 4829d0 483b442408 7509 8b442440"
                    + "4883c458 c3 4883c8ff 4883c458 c3";

    /* long address(void *memory):   mov rax, rdi;   ret */
    private static final String ADDRESS_X86 = "4889f8 c3";

    /*
     * void store(void *source, long bytes, void *target, long offset)
     *   lea  r8, [rdi+rcx]
     *   mov  rcx, rsi
     *   mov  rsi, r8
     *   mov  rdi, rdx
     *   rep  movsb
     *   ret
     */
    private static final String STORE_X86 = "4c8d040f 4889f1 4c89c6 4889d7 f3a4 c3";

    /*
     * int fastStrings()         whether a short rep movsb is fast, too: bit 4 of edx of leaf 7
     *   push rbx
     *   xor  eax, eax
     *   cpuid
     *   xor  edx, edx
     *   cmp  eax, 7
     *   jb   none
     *   mov  eax, 7
     *   xor  ecx, ecx
     *   cpuid
     *   shr  edx, 4
     *   and  edx, 1
     * none:
     *   mov  eax, edx
     *   pop  rbx
     *   ret
     */
    private static final String FAST_STRINGS_X86 =
            "53 31c0 0fa2 31d2 83f807 720f b807000000 31c9 0fa2 c1ea04 83e201 89d0 5b c3";

    private static final Optional<MemorySegment> PAGE = load();

    private MachineCode() {}

    /** An offset that is one of a memory from which on there are so many bytes. */
    static long checked(MemorySegment memory, long offset, long bytes) {
        return Objects.checkFromIndexSize(offset, bytes, memory.byteSize());
    }

    /** Whether there are such functions on this system. */
    static boolean available() {
        return PAGE.isPresent();
    }

    /** A function of the page; {@link #available()} must be true. */
    static MethodHandle function(long at, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(PAGE.orElseThrow().asSlice(at), type, Linker.Option.critical(true));
    }

    /** A function of the C library. */
    static MethodHandle call(String name, FunctionDescriptor type) {
        return Linker.nativeLinker()
                .downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow(name), type);
    }

    /** What a call threw, which throws nothing by itself. */
    static RuntimeException failed(String name, Throwable e) {
        switch (e) {
            case RuntimeException usual -> throw usual;
            case Error error -> throw error;
            default -> throw new IllegalStateException(name, e);
        }
    }

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
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));
            long at = (long) map.invokeExact(0L, PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0L);
            if (at == FAILED) {
                return Optional.empty();
            }
            MemorySegment page = MemorySegment.ofAddress(at).reinterpret(PAGE_BYTES);
            write(page, READ_AT, READ_X86);
            write(page, ADDRESS_AT, ADDRESS_X86);
            write(page, STORE_AT, STORE_X86);
            write(page, FAST_STRINGS_AT, FAST_STRINGS_X86);
            boolean allowed = (int) protect.invokeExact(at, PAGE_BYTES, PROT_READ | PROT_EXEC) == 0;
            return allowed ? Optional.of(page) : Optional.empty();
        } catch (Throwable e) {
            throw failed("mmap", e);
        }
    }

    private static void write(MemorySegment page, long at, String code) {
        byte[] bytes = HexFormat.of().parseHex(code.replace(" ", ""));
        MemorySegment.copy(bytes, 0, page, ValueLayout.JAVA_BYTE, at, bytes.length);
    }
}
