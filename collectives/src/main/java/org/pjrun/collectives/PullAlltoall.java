package org.pjrun.collectives;

/**
 * Alltoall right out of other ranks' memory.
 *
 * <p>Idea: everybody says where its blocks lie, and has the kernel copy those that are for it from where they lie, beginning with its
 * neighbour's. In the end it is made sure that they lay there all the time.
 * <br>Steps: three ticks, one for the data. Bytes per rank: copies n S, in place 2 n S.
 * <br>When: on one host, long data.
 * <br>Reference: Chakraborty, Subramoni, Panda, "Contention-aware kernel-assisted MPI collectives for multi-/many-core systems",
 * CLUSTER 2017.
 */
public final class PullAlltoall implements Algorithm {
    private static final Algorithm INSTEAD = new BoardAlltoall();

    /** Makes it; it has no parameters. */
    public PullAlltoall() {}

    @Override
    public String name() {
        return "pull";
    }

    @Override
    public Collective collective() {
        return Collective.ALLTOALL;
    }

    @Override
    public boolean supports(Call call) {
        return call.count() > 0 && INSTEAD.supports(call);
    }

    @Override
    public Schedule schedule(Call call) {
        Blocks blocks = call.receiveBlocks();
        Kept kept = Kept.of(call, call.count() * call.size());
        Schedule.Builder steps = kept.begin();
        steps.offer(kept.buffer(), 0, call.count() * call.size());
        long own = blocks.offset(call.rank());
        if (!call.inPlace()) {
            steps.copy(Schedule.OUTPUT, own, Schedule.INPUT, own, call.count());
        }
        for (int distance = 1; distance < call.size(); distance++) {
            int peer = Ranks.around(call.rank(), distance, call.size());
            steps.await(peer).pull(peer, own, Schedule.OUTPUT, blocks.offset(peer), call.count());
        }
        return Board.vouched(call, steps.release(), kept.instead(INSTEAD.schedule(call)));
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.ROTATION;
    }

    @Override
    public double cost(Call call, CostModel model) {
        double bytes = call.bytes(call.count());
        int others = call.size() - 1;
        return Board.pullCost(call, model, 3, others, others * bytes)
                + model.onHost().reduce(bytes)
                - Board.hidden(model, bytes);
    }
}
