package org.pjrun.systemtests.p2p;

import org.pjrun.Comm;
import org.pjrun.Request;

/** Talks to itself. */
public final class Alone {
    private Alone() {}

    /** Runs as a world of one. */
    public static void main(String[] arguments) throws InterruptedException {
        Comm world = Comm.world();
        long[] into = new long[100_000];
        Request receive = world.irecv(into, 0, 1);
        world.send(new long[100_000], 0, 1);
        receive.waitFor();
        Thread sender = Thread.ofPlatform().start(() -> world.send(5, 0, 2));
        int five = world.recvInt(Comm.ANY_SOURCE, Comm.ANY_TAG);
        sender.join();
        System.out.println(world.rank() + " of " + world.size() + " got " + five);
    }
}
