package org.pjrun.collectives;

/**
 * Gather straight from each rank to the root.
 *
 * <p>Idea: the root posts one receive per rank, each into its place; no block is copied on the way. Empty blocks of gatherv
 * travel as empty messages, since only the root knows all counts.
 * <br>Steps: one round; n-1 messages at the root. Bytes per rank: each rank sends its own block, the root receives n-1.
 * <br>When: long blocks, and gatherv, where only the root knows how long the blocks are.
 * <br>Reference: Pješivac-Grbović, Angskun, Bosilca, Fagg, Gabriel, Dongarra, "Performance analysis of MPI collective
 * operations", Cluster Computing 10(2), 2007.
 */
public final class LinearGather implements Algorithm {
    private final Collective collective;

    /**
     * Makes it for gather or gatherv.
     *
     * @param collective one of the two
     */
    public LinearGather(Collective collective) {
        this.collective = Check.oneOf("linear gather", collective, Collective.GATHER, Collective.GATHERV);
    }

    @Override
    public String name() {
        return "linear";
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
        Schedule.Builder steps = Schedule.builder();
        if (call.rank() != call.root()) {
            return steps.send(call.root(), Schedule.INPUT, 0, call.count()).build();
        }
        Blocks blocks = call.receiveBlocks();
        for (int distance = 1; distance < call.size(); distance++) {
            int peer = Ranks.around(call.root(), distance, call.size());
            steps.recv(peer, Schedule.OUTPUT, blocks.offset(peer), blocks.count(peer));
        }
        if (!call.inPlace()) {
            steps.copy(Schedule.OUTPUT, blocks.offset(call.root()), Schedule.INPUT, 0, call.count());
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        double bytes = call.bytes(call.count());
        return Math.max(model.reduce(bytes), model.fanIn(size - 1, bytes));
    }
}
