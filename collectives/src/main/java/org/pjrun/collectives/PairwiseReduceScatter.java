package org.pjrun.collectives;

/**
 * Reduce-scatter by pairwise exchange.
 *
 * <p>Idea: in round k each rank sends the block that the rank k above wants and receives its own block from the rank k
 * below. Where order matters, what comes from the ranks below and, round the ring, from those above is combined apart, each in
 * rank order, and joined in the end.
 * <br>Steps: n-1 rounds. Bytes per rank: all blocks but the own one sent, n-1 times the own one received.
 * <br>When: long blocks; operations that do not commute.
 * <br>Reference: Thakur, Rabenseifner, Gropp, "Optimization of collective communication operations in MPICH", Int. J.
 * High Performance Computing Applications 19(1), 2005.
 */
public final class PairwiseReduceScatter implements Algorithm {
    private final Collective collective;

    /**
     * Makes it for reduce-scatter or reduce-scatter-block.
     *
     * @param collective one of the two
     */
    public PairwiseReduceScatter(Collective collective) {
        this.collective = Check.oneOf(
                "pairwise reduce-scatter", collective, Collective.REDUCE_SCATTER, Collective.REDUCE_SCATTER_BLOCK);
    }

    @Override
    public String name() {
        return "pairwise";
    }

    @Override
    public Collective collective() {
        return collective;
    }

    @Override
    public boolean supports(Call call) {
        return true;
    }

    @Override
    public Schedule schedule(Call call) {
        int size = call.size();
        int rank = call.rank();
        Blocks blocks = call.receiveBlocks();
        long count = blocks.count(rank);
        Schedule.Builder steps = Schedule.builder();
        int source = call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT;
        // In place the start of the output still has to be sent.
        int home = call.inPlace() ? Schedule.SCRATCH : Schedule.OUTPUT;
        long spare = call.inPlace() ? count : 0;
        long upper = spare + count;
        Accumulator lower = new Accumulator(steps, source, blocks.offset(rank), home, 0, spare);
        for (int round = 1; round < size; round++) {
            int from = Ranks.around(rank, -round, size);
            int to = Ranks.around(rank, round, size);
            steps.send(to, source, blocks.offset(to), blocks.count(to));
            if (from < rank || call.commutative()) {
                lower.receive(from, true, 0, count);
            } else if (from == size - 1) {
                steps.recv(from, Schedule.SCRATCH, upper, count).waitAll();
            } else {
                steps.recv(from, Schedule.SCRATCH, spare, count)
                        .waitAll()
                        .reduceReversed(Schedule.SCRATCH, upper, Schedule.SCRATCH, spare, count);
            }
        }
        lower.settle(count);
        if (!call.commutative() && rank < size - 1) {
            steps.reduce(home, 0, Schedule.SCRATCH, upper, count);
        }
        lower.copyTo(Schedule.OUTPUT, 0, 0, count);
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.rotation(!collective.irregular());
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        double block = call.bytes(Ranks.largest(call.receiveBlocks()));
        double rounds = (size - 1) * model.exchange(1, block);
        if (call.commutative()) {
            return rounds + model.reduce((size - 1) * block);
        }
        // What comes from above is combined by itself, and with what comes from below in the end.
        return rounds + model.reduce(size * block);
    }
}
