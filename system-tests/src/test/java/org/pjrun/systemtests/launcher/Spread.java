package org.pjrun.systemtests.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.pjrun.Comm;
import org.pjrun.Op;

/** The program of tests on several hosts: everybody sends to everybody and all add up, so often as the argument says. */
public final class Spread {
    private static final int ELEMENTS = 40_000;

    private Spread() {}

    /** Checks what arrives, and says where this rank is. */
    public static void main(String[] arguments) throws IOException {
        Comm world = Comm.world();
        int rank = world.rank();
        int size = world.size();
        int rounds = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
        for (int round = 0; round < rounds; round++) {
            for (int step = 0; step < size; step++) {
                int to = (rank + step) % size;
                int from = (rank - step + size) % size;
                long[] sent = pattern(rank, to, round);
                long[] received = new long[ELEMENTS];
                world.sendrecv(sent, to, round, received, from, round);
                long[] expected = pattern(from, rank, round);
                for (int i = 0; i < ELEMENTS; i++) {
                    if (received[i] != expected[i]) {
                        throw new IllegalStateException("element " + i + " from rank " + from + " in round " + round);
                    }
                }
            }
            int sum = world.allreduce(rank, Op.SUM);
            if (sum != size * (size - 1) / 2) {
                throw new IllegalStateException("sum " + sum);
            }
            if (rank == 0 && rounds > 1) {
                System.out.println("round " + round);
            }
        }
        String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).trim();
        System.out.println("rank " + rank + " of " + size + " on " + host + ", " + System.getenv("PJ_LOCAL_RANK")
                + " of " + System.getenv("PJ_LOCAL_SIZE") + " there, " + System.getenv("MINE"));
    }

    private static long[] pattern(int from, int to, int round) {
        return new Random(from * 1_000_003L + to * 1009L + round)
                .longs(ELEMENTS)
                .toArray();
    }
}
