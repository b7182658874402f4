package org.pjrun.samples;

import java.util.Locale;
import org.pjrun.Comm;

/**
 * A token goes around the ring of ranks; everybody adds its rank to it.
 *
 * <p>Teaches: blocking send and receive. Somebody must send first, here rank 0: if all ranks began with a receive, all
 * would wait forever.
 *
 * <pre>
 *   pjrun -np 8 Ring          # 1,000 laps
 *   pjrun -np 8 Ring 50000
 * </pre>
 */
final class Ring {
    private static final int TAG = 7;

    void main(String[] args) {
        int laps = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        Comm world = Comm.world();
        long started = System.nanoTime();
        long token = pass(world, laps);
        double microseconds = (System.nanoTime() - started) / 1e3;
        if (world.rank() == 0) {
            IO.println(String.format(
                    Locale.ROOT,
                    "After %d laps of %d ranks the token holds %d; a hop took %.2f µs",
                    laps,
                    world.size(),
                    token,
                    microseconds / laps / world.size()));
        }
    }

    /** Sends the token around; on rank 0 the result is what it has gathered. */
    static long pass(Comm comm, int laps) {
        int next = (comm.rank() + 1) % comm.size();
        int previous = (comm.rank() + comm.size() - 1) % comm.size();
        long token = 0;
        for (int lap = 0; lap < laps; lap++) {
            if (comm.rank() == 0) {
                comm.send(token, next, TAG);
                token = comm.recvLong(previous, TAG);
            } else {
                token = comm.recvLong(previous, TAG) + comm.rank();
                comm.send(token, next, TAG);
            }
        }
        return token;
    }
}
