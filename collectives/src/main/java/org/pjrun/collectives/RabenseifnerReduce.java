package org.pjrun.collectives;

/**
 * Reduction as a reduce-scatter by recursive halving and a gather up a binomial tree (Rabenseifner).
 *
 * <p>Idea: as in {@link RabenseifnerAllreduce} each rank comes to hold one finished block; then the same exchanges backwards,
 * but only towards the root, collect the blocks there. Ranks beyond a power of two hand their data to a neighbour first; a
 * root among them gets the result from that neighbour. Operations need not commute.
 * <br>Steps: 2 log2 n rounds, one more if n is no power of two, and one more if the root stepped aside. Bytes per rank: up to
 * 2 S (n-1)/n.
 * <br>When: long messages.
 * <br>Reference: Rabenseifner, "Optimization of collective reduction operations", ICCS 2004, LNCS 3036.
 */
public final class RabenseifnerReduce implements Algorithm {
    /** Makes it; it has no parameters. */
    public RabenseifnerReduce() {}

    @Override
    public String name() {
        return "rabenseifner";
    }

    @Override
    public Collective collective() {
        return Collective.REDUCE;
    }

    @Override
    public boolean supports(Call call) {
        return true;
    }

    @Override
    public Schedule schedule(Call call) {
        int rank = call.rank();
        int root = call.root();
        long count = call.count();
        Fold fold = new Fold(call.size());
        int top = fold.stepsAside(root) ? root + 1 : root;
        Schedule.Builder steps = Schedule.builder();
        int held = call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT;
        boolean collects = rank == root && rank == top;
        Accumulator value = collects
                ? Accumulator.inOutput(steps, call)
                : new Accumulator(steps, held, 0, Schedule.SCRATCH, 0, count);
        if (fold.stepsAside(rank)) {
            if (rank == root) {
                return new Accumulator(steps, held, 0, Schedule.OUTPUT, 0, 0).sendAndReceiveResult(rank + 1, count);
            }
            value.send(rank + 1, 0, count);
            return steps.build();
        }
        if (fold.standsIn(rank)) {
            value.receive(rank - 1, true, 0, count);
        }
        int me = fold.coreRank(rank);
        Blocks blocks = Blocks.cut(count, fold.core());
        int first = RecursiveHalving.scatter(value, fold, me, blocks);
        if (collects) {
            value.settle(count);
        }
        gather(
                steps,
                value,
                fold,
                me,
                fold.coreRank(top),
                first,
                blocks,
                collects ? Schedule.OUTPUT : Schedule.SCRATCH);
        if (rank == top && rank != root) {
            value.send(root, 0, count);
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        double bytes = call.bytes(call.count());
        Fold fold = new Fold(call.size());
        double part = bytes * (fold.core() - 1) / fold.core();
        double core = model.rounds(2 * Ranks.rounds(fold.core()), 2 * part) + model.reduce(part);
        double before = fold.extra() == 0 ? 0 : model.exchange(1, bytes) + model.reduce(bytes);
        return core + before + (fold.stepsAside(call.root()) ? model.exchange(1, bytes) : 0);
    }

    @Override
    public double excess(Call call) {
        return new Fold(call.size()).extra() == 0 ? 1 : 1.3;
    }

    private static void gather(
            Schedule.Builder steps,
            Accumulator value,
            Fold fold,
            int me,
            int top,
            int block,
            Blocks blocks,
            int target) {
        int first = block;
        int number = 1;
        for (int distance = fold.core() / 2; distance > 0; distance /= 2, number *= 2) {
            int peer = fold.rank(me ^ distance);
            if ((me & distance) != (top & distance)) {
                steps.waitAll();
                value.send(peer, blocks.offset(first), Ranks.length(blocks, first, number));
                return;
            }
            int sibling = (me & distance) == 0 ? first + number : first - number;
            steps.recv(peer, target, blocks.offset(sibling), Ranks.length(blocks, sibling, number));
            first = Math.min(first, sibling);
        }
        steps.waitAll();
    }
}
