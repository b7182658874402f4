package org.pjrun.systemtests.p2p;

import org.pjrun.Comm;
import org.pjrun.PeerFailedException;

/** Rank 0 sends and is gone before rank 1 has joined the job. */
public final class Leaver {
    private static final int[] LENGTHS = {0, 8, 4096, 5000, 200_000, 1_000_000};

    private Leaver() {}

    /** Runs as one rank. */
    public static void main(String[] arguments) throws InterruptedException {
        if ("0".equals(System.getenv("PJ_RANK"))) {
            for (int length : LENGTHS) {
                byte[] data = new byte[length];
                java.util.Arrays.fill(data, (byte) length);
                Comm.world().bsend(data, 1, 0);
            }
            System.out.println("leaves");
        } else {
            Thread.sleep(300);
            receive(Comm.world());
        }
    }

    private static void receive(Comm world) {
        for (int length : LENGTHS) {
            byte[] into = new byte[1_000_000];
            long count = world.recv(into, 0, 0).count();
            if (count != length || length > 0 && into[length - 1] != (byte) length) {
                throw new AssertionError(count + " bytes came (expected: " + length + ")");
            }
        }
        System.out.println("received all");
        try {
            world.recv(new byte[1], 0, 0);
        } catch (PeerFailedException e) {
            System.out.println(e.getMessage());
        }
    }
}
