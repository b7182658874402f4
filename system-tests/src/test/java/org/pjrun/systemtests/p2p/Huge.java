package org.pjrun.systemtests.p2p;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pjrun.Comm;
import org.pjrun.Status;

/** Sends one message of more than 4 GiB from rank 0 to rank 1. */
public final class Huge {
    private static final long BYTES = (4L << 30) + 13;
    private static final long STEP = (1L << 20) + 7;

    private Huge() {}

    /** Runs as one rank. */
    public static void main(String[] arguments) {
        Comm world = Comm.world();
        MemorySegment memory = Arena.ofAuto().allocate(BYTES);
        if (world.rank() == 0) {
            for (long at = 0; at < BYTES; at += STEP) {
                memory.set(ValueLayout.JAVA_BYTE, at, (byte) (at >> 13));
            }
            memory.set(ValueLayout.JAVA_BYTE, BYTES - 1, (byte) 77);
            world.send(memory, 1, 0);
        } else {
            Status status = world.recv(memory, 0, 0);
            check(status.count() == BYTES, "count " + status.count());
            for (long at = 0; at < BYTES - 1; at += STEP) {
                check(memory.get(ValueLayout.JAVA_BYTE, at) == (byte) (at >> 13), "byte at " + at);
            }
            check(memory.get(ValueLayout.JAVA_BYTE, BYTES - 1) == 77, "last byte");
            System.out.println("received " + status.count());
        }
    }

    private static void check(boolean right, String what) {
        if (!right) {
            throw new AssertionError(what);
        }
    }
}
