package org.pjrun.samples;

import java.util.Locale;
import org.pjrun.Comm;
import org.pjrun.Op;

/**
 * Computes π as the area below 4/(1+x²) between 0 and 1.
 *
 * <p>Teaches: deal out a loop by rank and size, then combine the parts by one collective operation. The ranks talk only
 * once, so twice the cores take half the time.
 *
 * <pre>
 *   pjrun -np 8 Pi               # 200 million intervals
 *   pjrun -np 8 Pi 1000000000
 * </pre>
 */
final class Pi {
    void main(String[] args) {
        long intervals = args.length > 0 ? Long.parseLong(args[0]) : 200_000_000;
        Comm world = Comm.world();
        double pi = integrate(world, intervals);
        if (world.rank() == 0) {
            IO.println(String.format(Locale.ROOT, "π is about %.14f, wrong by %.1e", pi, Math.abs(pi - Math.PI)));
        }
    }

    /** Adds up the areas of all intervals; every rank takes each size-th one, and all get the sum. */
    static double integrate(Comm comm, long intervals) {
        double width = 1.0 / intervals;
        double heights = 0;
        for (long i = comm.rank(); i < intervals; i += comm.size()) {
            double x = (i + 0.5) * width;
            heights += 4 / (1 + x * x);
        }
        return comm.allreduce(heights * width, Op.SUM);
    }
}
