package ${package};

import org.pjrun.Comm;
import org.pjrun.Op;

/** Adds up 1/1 + 1/4 + 1/9 + ..., which comes near to pi²/6: each rank adds every size-th term. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        long terms = args.length > 0 ? Long.parseLong(args[0]) : 100_000_000;
        Comm world = Comm.world();
        double sum = sum(world, terms);
        if (world.rank() == 0) {
            System.out.println("sum of " + terms + " terms on " + world.size() + " ranks: " + sum);
        }
    }

    /** Returns the sum of so many terms, on all ranks. */
    static double sum(Comm comm, long terms) {
        double mine = 0;
        for (long k = comm.rank() + 1; k <= terms; k += comm.size()) {
            mine += 1.0 / ((double) k * k);
        }
        return comm.allreduce(mine, Op.SUM);
    }
}
