package org.pjrun.collectives;

/**
 * Scatter straight from the root to each rank.
 *
 * <p>Idea: the root posts one send per rank, beginning with the one above it; no block is copied on the way. Empty blocks of
 * scatterv travel as empty messages, since only the root knows all counts.
 * <br>Steps: one round; n-1 messages at the root. Bytes per rank: the root sends n-1 blocks, each rank receives its own.
 * <br>When: long blocks, and scatterv, where only the root knows how long the blocks are.
 * <br>Reference: Pješivac-Grbović, Angskun, Bosilca, Fagg, Gabriel, Dongarra, "Performance analysis of MPI collective
 * operations", Cluster Computing 10(2), 2007.
 */
public final class LinearScatter implements Algorithm {
    private final Collective collective;

    /**
     * Makes it for scatter or scatterv.
     *
     * @param collective one of the two
     */
    public LinearScatter(Collective collective) {
        this.collective = Check.oneOf("linear scatter", collective, Collective.SCATTER, Collective.SCATTERV);
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
            return steps.recv(call.root(), Schedule.OUTPUT, 0, call.count()).build();
        }
        Blocks blocks = call.sendBlocks();
        for (int distance = 1; distance < call.size(); distance++) {
            int peer = Ranks.around(call.root(), distance, call.size());
            steps.send(peer, Schedule.INPUT, blocks.offset(peer), blocks.count(peer));
        }
        if (!call.inPlace()) {
            steps.copy(Schedule.OUTPUT, 0, Schedule.INPUT, blocks.offset(call.root()), blocks.count(call.root()));
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        double bytes = call.bytes(call.count());
        return Math.max(model.reduce(bytes), model.fanOut(size - 1, bytes));
    }
}
