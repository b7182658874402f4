package org.pjrun.systemtests.launcher;

import org.pjrun.Comm;

/** Two ranks that send each other long messages in turn: {@code Volley BYTES ROUNDS}; rank 0 prints the longest round in ms. */
public final class Volley {
    private Volley() {}

    /** Runs as a rank. */
    public static void main(String[] args) {
        Comm world = Comm.world();
        byte[] out = new byte[Integer.parseInt(args[0])];
        byte[] in = new byte[out.length];
        int other = 1 - world.rank();
        long longest = 0;
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            out[out.length - 1] = (byte) round;
            long start = System.nanoTime();
            if (world.rank() == 0) {
                world.send(out, other, round);
            }
            world.recv(in, other, round);
            if (world.rank() == 1) {
                world.send(out, other, round);
            }
            longest = Math.max(longest, System.nanoTime() - start);
            if (in[in.length - 1] != (byte) round) {
                throw new IllegalStateException("round " + round + ": wrong last byte " + in[in.length - 1]);
            }
        }
        if (world.rank() == 0) {
            IO.println(longest / 1_000_000);
        }
    }
}
