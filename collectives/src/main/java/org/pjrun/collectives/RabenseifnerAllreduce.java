package org.pjrun.collectives;

/**
 * Allreduce as a reduce-scatter by recursive halving and an allgather by recursive doubling (Rabenseifner).
 *
 * <p>Idea: partners 1, 2, 4 ... apart exchange halves of what they still care for, so that after log2 n rounds each rank
 * holds one finished block; the same exchanges backwards give everybody all blocks. Because near partners come first, what
 * is combined always stands for a contiguous range of ranks: operations that do not commute are welcome. Ranks beyond a
 * power of two hand their data to a neighbour first and get the result last.
 * <br>Steps: 2 log2 n rounds, two more if n is no power of two. Bytes per rank: 2 S (n-1)/n, then 2 S more for those
 * neighbours.
 * <br>When: long messages; at a power of two nothing sends less.
 * <br>Reference: Rabenseifner, "Optimization of collective reduction operations", ICCS 2004, LNCS 3036.
 */
public final class RabenseifnerAllreduce implements Algorithm {
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
        exchange(steps, value, fold, fold.coreRank(rank), Blocks.cut(count, fold.core()));
        if (fold.standsIn(rank)) {
            steps.send(rank - 1, Schedule.OUTPUT, 0, count);
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        double bytes = call.bytes(call.count());
        Fold fold = new Fold(call.size());
        double part = bytes * (fold.core() - 1) / fold.core();
        double core = model.messages(2 * Ranks.rounds(fold.core()), 2 * part) + model.reduce(part);
        return fold.extra() == 0 ? core : core + 2 * model.message(bytes) + model.reduce(bytes);
    }

    private static void exchange(Schedule.Builder steps, Accumulator value, Fold fold, int me, Blocks blocks) {
        long low = 0;
        int half = fold.core() / 2;
        int lowBlock = 0;
        for (int distance = 1; distance < fold.core(); distance *= 2, half /= 2) {
            int peer = me ^ distance;
            int upper = lowBlock + half;
            long lowerCount = length(blocks, lowBlock, half);
            long upperCount = length(blocks, upper, half);
            if (me < peer) {
                value.exchange(fold.rank(peer), false, blocks.offset(upper), upperCount, low, lowerCount);
            } else {
                value.exchange(fold.rank(peer), true, low, lowerCount, blocks.offset(upper), upperCount);
                lowBlock = upper;
                low = blocks.offset(upper);
            }
        }
        value.settle(blocks.total());
        half = 1;
        for (int distance = fold.core() / 2; distance > 0; distance /= 2, half *= 2) {
            int peer = me ^ distance;
            int sibling = me < peer ? lowBlock + half : lowBlock - half;
            steps.recv(fold.rank(peer), Schedule.OUTPUT, blocks.offset(sibling), length(blocks, sibling, half))
                    .send(fold.rank(peer), Schedule.OUTPUT, blocks.offset(lowBlock), length(blocks, lowBlock, half))
                    .waitAll();
            lowBlock = Math.min(lowBlock, sibling);
        }
    }

    private static long length(Blocks blocks, int first, int number) {
        int last = first + number - 1;
        return blocks.offset(last) + blocks.count(last) - blocks.offset(first);
    }
}
