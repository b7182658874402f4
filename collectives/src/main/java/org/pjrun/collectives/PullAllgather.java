package org.pjrun.collectives;

/**
 * Allgather right out of other ranks' memory.
 *
 * <p>Idea: everybody says where its block lies, and has the kernel copy those of all others from where they lie. In the end it is
 * made sure that they lay there all the time.
 * <br>Steps: three ticks, one for the data. Bytes per rank: copies n S.
 * <br>When: on one host, long data.
 * <br>Reference: Chakraborty, Subramoni, Panda, "Contention-aware kernel-assisted MPI collectives for multi-/many-core systems",
 * CLUSTER 2017.
 */
public final class PullAllgather implements Algorithm {
    private static final Algorithm INSTEAD = new BoardAllgather(Collective.ALLGATHER);

    /** Makes it; it has no parameters. */
    public PullAllgather() {}

    @Override
    public String name() {
        return "pull";
    }

    @Override
    public Collective collective() {
        return Collective.ALLGATHER;
    }

    @Override
    public boolean supports(Call call) {
        return call.count() > 0 && INSTEAD.supports(call);
    }

    @Override
    public Schedule schedule(Call call) {
        OwnBlock own = OwnBlock.of(call);
        Schedule.Builder steps = Schedule.builder().offer(own.buffer(), own.offset(), own.count());
        own.keep(steps);
        for (int distance = 1; distance < call.size(); distance++) {
            int peer = Ranks.around(call.rank(), distance, call.size());
            steps.await(peer)
                    .pull(peer, 0, Schedule.OUTPUT, call.receiveBlocks().offset(peer), call.count());
        }
        return Board.vouched(call, steps.release(), INSTEAD.schedule(call));
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
