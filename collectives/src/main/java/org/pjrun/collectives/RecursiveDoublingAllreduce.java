package org.pjrun.collectives;

/**
 * Allreduce by recursive doubling.
 *
 * <p>Idea: in round k partners 2^k apart exchange their whole partial results and both combine them in rank order, so both
 * hold the same bits. Ranks beyond a power of two hand their data to a neighbour first and get the result last.
 * <br>Steps: floor(log2 n) rounds, two more if n is no power of two. Bytes per rank: S per round, each way.
 * <br>When: short messages: latency is as low as it can be; any operation.
 * <br>Reference: Thakur, Rabenseifner, Gropp, "Optimization of collective communication operations in MPICH", Int. J.
 * High Performance Computing Applications 19(1), 2005.
 */
public final class RecursiveDoublingAllreduce implements Algorithm {
    /** Makes it; it has no parameters. */
    public RecursiveDoublingAllreduce() {}

    @Override
    public String name() {
        return "recursive-doubling";
    }

    @Override
    public Collective collective() {
        return Collective.ALLREDUCE;
    }

    @Override
    public boolean supports(Call call) {
        return true;
    }

    @Override
    public Schedule schedule(Call call) {
        int rank = call.rank();
        long count = call.count();
        Fold fold = new Fold(call.size());
        Schedule.Builder steps = Schedule.builder();
        Accumulator value = Accumulator.inOutput(steps, call);
        if (fold.stepsAside(rank)) {
            return value.sendAndReceiveResult(rank + 1, count);
        }
        if (fold.standsIn(rank)) {
            value.receive(rank - 1, true, 0, count);
        }
        int me = fold.coreRank(rank);
        for (int distance = 1; distance < fold.core(); distance *= 2) {
            int peer = me ^ distance;
            value.exchange(fold.rank(peer), peer < me, 0, count, 0, count);
        }
        value.settle(count);
        if (fold.standsIn(rank)) {
            steps.send(rank - 1, Schedule.OUTPUT, 0, count);
        }
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.exchange(call, true);
    }

    @Override
    public double cost(Call call, CostModel model) {
        double bytes = call.bytes(call.count());
        Fold fold = new Fold(call.size());
        int rounds = Ranks.rounds(fold.core());
        int reductions = rounds + (fold.extra() > 0 ? 1 : 0);
        return (rounds + (fold.extra() > 0 ? 2 : 0)) * model.exchange(1, bytes) + reductions * model.reduce(bytes);
    }

    @Override
    public double excess(Call call) {
        return Ranks.isPowerOfTwo(call.size()) ? 1 : 1.35;
    }
}
