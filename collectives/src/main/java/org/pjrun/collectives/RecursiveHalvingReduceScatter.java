package org.pjrun.collectives;

/**
 * Reduce-scatter by recursive halving.
 *
 * <p>Idea: partners n/2, n/4 ... 1 apart exchange the half of their blocks that belongs to the other's side, and combine the
 * half that belongs to their own; after log2 n rounds each rank holds its own block. Ranks beyond a power of two hand their
 * data to a neighbour first, which takes part for both and sends them their block last.
 * <br>Steps: log2 n rounds, two more if n is no power of two. Bytes per rank: S (n-1)/n, then S + S/n more for those
 * neighbours.
 * <br>When: short and medium blocks; commutative operations only, since far partners come first.
 * <br>Reference: Thakur, Rabenseifner, Gropp, "Optimization of collective communication operations in MPICH", Int. J.
 * High Performance Computing Applications 19(1), 2005.
 */
public final class RecursiveHalvingReduceScatter implements Algorithm {
    private final Collective collective;

    /**
     * Makes it for reduce-scatter or reduce-scatter-block.
     *
     * @param collective one of the two
     */
    public RecursiveHalvingReduceScatter(Collective collective) {
        this.collective = Check.oneOf(
                "recursive halving reduce-scatter",
                collective,
                Collective.REDUCE_SCATTER,
                Collective.REDUCE_SCATTER_BLOCK);
    }

    @Override
    public String name() {
        return "recursive-halving";
    }

    @Override
    public Collective collective() {
        return collective;
    }

    @Override
    public boolean supports(Call call) {
        return call.commutative();
    }

    @Override
    public Schedule schedule(Call call) {
        int rank = call.rank();
        Blocks blocks = call.receiveBlocks();
        long total = blocks.total();
        long count = blocks.count(rank);
        Fold fold = new Fold(call.size());
        Schedule.Builder steps = Schedule.builder();
        int held = call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT;
        if (fold.stepsAside(rank)) {
            steps.send(rank + 1, held, 0, total);
            if (call.inPlace()) {
                steps.waitAll();
            }
            return steps.recv(rank + 1, Schedule.OUTPUT, 0, count).build();
        }
        Accumulator value = new Accumulator(steps, held, 0, Schedule.SCRATCH, 0, total);
        if (fold.standsIn(rank)) {
            value.receive(rank - 1, true, 0, total);
        }
        halve(value, fold, fold.coreRank(rank), blocks);
        if (fold.standsIn(rank)) {
            value.send(rank - 1, blocks.offset(rank - 1), blocks.count(rank - 1));
        }
        value.copyTo(Schedule.OUTPUT, 0, blocks.offset(rank), count);
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.exchange(call, !collective.irregular());
    }

    @Override
    public double cost(Call call, CostModel model) {
        Fold fold = new Fold(call.size());
        double bytes = call.bytes(call.receiveBlocks().total());
        // The first ranks stand for two each, and so keep more than half of what they have.
        double part = 0;
        for (int half = fold.core() / 2; half > 0; half /= 2) {
            part += call.bytes(call.receiveBlocks().offset(fold.first(half)));
        }
        double block = call.bytes(Ranks.largest(call.receiveBlocks()));
        double core = model.rounds(Ranks.rounds(fold.core()), part) + model.reduce(part + block);
        return fold.extra() == 0
                ? core
                : core + model.exchange(1, bytes) + model.reduce(bytes) + model.exchange(1, block);
    }

    @Override
    public double excess(Call call) {
        return Ranks.isPowerOfTwo(call.size()) ? 1 : 1.35;
    }

    private static void halve(Accumulator value, Fold fold, int me, Blocks blocks) {
        int first = 0;
        for (int half = fold.core() / 2; half > 0; half /= 2) {
            int peer = me ^ half;
            int middle = first + half;
            long low = offset(fold, blocks, first);
            long between = offset(fold, blocks, middle);
            long high = offset(fold, blocks, middle + half);
            if (me < peer) {
                value.exchange(fold.rank(peer), false, between, high - between, low, between - low);
            } else {
                value.exchange(fold.rank(peer), true, low, between - low, between, high - between);
                first = middle;
            }
        }
    }

    /** Where the blocks begin that a core rank takes part for. */
    private static long offset(Fold fold, Blocks blocks, int coreRank) {
        return coreRank == fold.core() ? blocks.total() : blocks.offset(fold.first(coreRank));
    }
}
