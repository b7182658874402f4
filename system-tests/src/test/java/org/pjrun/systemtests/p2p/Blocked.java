package org.pjrun.systemtests.p2p;

import org.pjrun.Comm;

/** Every rank waits for a message that nobody sends. */
public final class Blocked {
    private Blocked() {}

    /** Runs as one rank, which waits in the way that the argument says, or as a JVM that has nothing to do with pjrun. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments[0].equals("alone")) {
            System.out.println("blocks");
            Thread.sleep(Long.MAX_VALUE);
        }
        Comm world = Comm.world();
        int size = world.size();
        int next = (world.rank() + 1) % size;
        int previous = (world.rank() + size - 1) % size;
        world.sendrecv(new byte[100], next, 0, new byte[100], previous, 0);
        System.out.println("blocks");
        switch (arguments[0]) {
            case "recv" -> world.recv(new byte[1], previous, 1);
            case "irecv" -> world.irecv(new byte[1], previous, 1).waitFor();
            case "virtual" ->
                Thread.ofVirtual()
                        .start(() -> world.recv(new byte[1], previous, 1))
                        .join();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
