package org.pjrun.collectives;

/**
 * Allreduce as a reduce-scatter by recursive halving and an allgather by recursive doubling (Rabenseifner).
 *
 * <p>Idea: partners 1, 2, 4 ... apart exchange halves of what they still care for, so that after log2 n rounds each rank
 * holds one finished block; the same exchanges backwards give everybody all blocks. Because near partners come first,
 * operations that do not commute are welcome. Ranks beyond a power of two hand their data to a neighbour first and get
 * the result last.
 * <br>Steps: 2 log2 n rounds, two more if n is no power of two. Bytes per rank: 2 S (n-1)/n, then 2 S more for those
 * neighbours.
 * <br>When: long messages; at a power of two nothing sends less.
 * <br>Reference: Rabenseifner, "Optimization of collective reduction operations", ICCS 2004, LNCS 3036.
 */
public final class RabenseifnerAllreduce implements Algorithm {
    /** Makes it; it has no parameters. */
    public RabenseifnerAllreduce() {}

    @Override
    public String name() {
        return "rabenseifner";
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
        Blocks blocks = Blocks.cut(count, fold.core());
        int first = RecursiveHalving.scatter(value, fold, me, blocks);
        value.settle(count);
        allgather(steps, fold, me, first, blocks);
        if (fold.standsIn(rank)) {
            steps.send(rank - 1, Schedule.OUTPUT, 0, count);
        }
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.exchange(call, call.count() % call.size() == 0);
    }

    @Override
    public double cost(Call call, CostModel model) {
        double bytes = call.bytes(call.count());
        Fold fold = new Fold(call.size());
        double part = bytes * (fold.core() - 1) / fold.core();
        double core = model.rounds(2 * Ranks.rounds(fold.core()), 2 * part) + model.reduce(part);
        return fold.extra() == 0 ? core : core + 2 * model.exchange(1, bytes) + model.reduce(bytes);
    }

    private static void allgather(Schedule.Builder steps, Fold fold, int me, int block, Blocks blocks) {
        int first = block;
        int number = 1;
        for (int distance = fold.core() / 2; distance > 0; distance /= 2, number *= 2) {
            int peer = me ^ distance;
            int sibling = me < peer ? first + number : first - number;
            steps.recv(fold.rank(peer), Schedule.OUTPUT, blocks.offset(sibling), Ranks.length(blocks, sibling, number))
                    .send(fold.rank(peer), Schedule.OUTPUT, blocks.offset(first), Ranks.length(blocks, first, number))
                    .waitAll();
            first = Math.min(first, sibling);
        }
    }
}
