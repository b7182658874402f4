package org.pjrun.systemtests.p2p;

import org.pjrun.Comm;
import org.pjrun.PeerFailedException;
import org.pjrun.Request;

/** Rank 2 sends something and is killed by the test; ranks 0 and 1 find that out and go on. */
public final class Mourner {
    private static final int LARGE = 20_000_000;

    private Mourner() {}

    /** Runs as one rank. */
    public static void main(String[] arguments) throws InterruptedException {
        Comm world = Comm.world();
        switch (world.rank()) {
            case 2 -> die(world);
            case 0 -> {
                world.recv(new byte[0], 1, 5); // rank 1 has seen the death: nothing was received before
                for (int i = 0; i < 100; i++) {
                    if (world.recvInt(2, 0) != i) {
                        throw new AssertionError("message " + i);
                    }
                }
                System.out.println("received what was sent");
                mourn(() -> world.recvInt(2, 0));
                talk(world, 1);
            }
            default -> {
                Request stream = world.irecv(new byte[LARGE], 2, 1);
                mourn(() -> world.recvInt(2, 0));
                mourn(stream::waitFor);
                world.send(new byte[0], 0, 5);
                talk(world, 0);
            }
        }
    }

    private static void die(Comm world) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            world.send(i, 0, 0);
        }
        byte[] large = new byte[LARGE];
        Request stream = world.isend(large, 1, 1);
        stream.test();
        System.out.println("sent");
        if (stream.test().isEmpty()) {
            Thread.sleep(60_000); // without a call: the killing finds the stream in the middle or at its end
        }
        Thread.sleep(60_000);
    }

    private static void mourn(Runnable call) {
        try {
            call.run();
            System.out.println("no failure");
        } catch (PeerFailedException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void talk(Comm world, int peer) {
        byte[] into = new byte[500_000];
        byte[] data = new byte[500_000];
        data[499_999] = (byte) (world.rank() + 1);
        world.sendrecv(data, peer, 6, into, peer, 6);
        System.out.println("talks on: " + (into[499_999] - 1));
    }
}
