package org.pjrun.systemtests.p2p;

import java.util.ArrayList;
import java.util.List;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Request;

/** All ranks send small and large messages to all others. */
public final class Exchange {
    private static final int LARGE = 300_000;

    private Exchange() {}

    /** Runs as one rank. */
    public static void main(String[] arguments) {
        try {
            Comm world = Comm.world();
            exchange(world, 10);
            exchange(world, LARGE);
            System.out.println("exchanged");
        } catch (CommException e) {
            System.out.println(e.errorClass() + " " + e.getMessage());
            System.exit(3);
        }
    }

    private static void exchange(Comm world, int length) {
        int size = world.size();
        byte[][] into = new byte[size][length];
        List<Request> requests = new ArrayList<>();
        for (int peer = 0; peer < size; peer++) {
            requests.add(world.irecv(into[peer], peer, length));
        }
        for (int peer = 0; peer < size; peer++) {
            byte[] data = new byte[length];
            java.util.Arrays.fill(data, (byte) (world.rank() * 16 + peer));
            requests.add(world.isend(data, peer, length));
        }
        Request.waitAll(requests.toArray(new Request[0]));
        for (int peer = 0; peer < size; peer++) {
            for (byte b : into[peer]) {
                if (b != (byte) (peer * 16 + world.rank())) {
                    throw new AssertionError("wrong byte from rank " + peer);
                }
            }
        }
    }
}
