package org.pjrun.systemtests.launcher;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Op;

/** Two ranks in two network namespaces: {@code Crossing NAMESPACE MEBIBYTES}; rank 1 enters the named one before it joins. */
public final class Crossing {
    private static final int PIECE = 1 << 20;
    private static final int CLONE_NEWNET = 0x40000000;

    private Crossing() {}

    /** Runs as a rank. */
    public static void main(String[] args) throws IOException {
        if ("1".equals(System.getenv("PJ_RANK"))) {
            enter(Path.of("/run/netns", args[0]));
        }
        Comm world = Comm.world();
        int pieces = Integer.parseInt(args[1]);
        boolean sender = world.rank() == 0;
        try {
            for (int i = 0; i < 10; i++) {
                if (world.allreduce(i + world.rank(), Op.SUM) != 2 * i + 1) {
                    throw new IllegalStateException("wrong sum");
                }
            }
            IO.println("rank " + world.rank() + " begins");
            Random random = new Random(7);
            byte[] piece = new byte[PIECE];
            CRC32 sum = new CRC32();
            for (int p = 0; p < pieces; p++) {
                if (sender) {
                    random.nextBytes(piece);
                    world.send(piece, 1, p);
                    world.send(p, 1, p);
                } else {
                    world.recv(piece, 0, p);
                    if (world.recvInt(0, p) != p) {
                        throw new IllegalStateException("wrong piece");
                    }
                }
                sum.update(piece);
            }
            long[] sums = new long[2];
            world.allgather(new long[] {sum.getValue()}, sums);
            if (sums[0] != sums[1]) {
                throw new IllegalStateException("checksums differ");
            }
            IO.println("rank " + world.rank() + ": " + pieces + " pieces have come whole");
        } catch (CommException e) {
            IO.println("rank " + world.rank() + ": " + e.errorClass());
            throw e;
        }
    }

    /** Moves this thread, and those that it will start, into another network namespace. */
    @SuppressWarnings("restricted") // pjrun enables native access
    private static void enter(Path namespace) {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            var open = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("open"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            var setns = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setns"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            int descriptor = (int) open.invokeExact(arena.allocateFrom(namespace.toString()), 0);
            if ((int) setns.invokeExact(descriptor, CLONE_NEWNET) != 0) {
                throw new IllegalStateException("cannot enter " + namespace);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
