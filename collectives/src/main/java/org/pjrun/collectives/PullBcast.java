package org.pjrun.collectives;

/**
 * Broadcast right out of other ranks' memory.
 *
 * <p>Idea: the root says where the data lies, and all others have the kernel copy it from there, all at the same time. In the end
 * it is made sure that it lay there all the time.
 * <br>Steps: three ticks, one for the data. Bytes per rank: each copies S once, the root nothing.
 * <br>When: on one host, long data.
 * <br>Reference: Chakraborty, Subramoni, Panda, "Contention-aware kernel-assisted MPI collectives for multi-/many-core systems",
 * CLUSTER 2017.
 */
public final class PullBcast implements Algorithm {
    private static final Algorithm INSTEAD = new BoardBcast();

    /** Makes it; it has no parameters. */
    public PullBcast() {}

    @Override
    public String name() {
        return "pull";
    }

    @Override
    public Collective collective() {
        return Collective.BCAST;
    }

    @Override
    public boolean supports(Call call) {
        return call.count() > 0 && INSTEAD.supports(call);
    }

    @Override
    public Schedule schedule(Call call) {
        Schedule.Builder steps = Schedule.builder();
        if (call.rank() == call.root()) {
            steps.offer(Schedule.OUTPUT, 0, call.count());
        } else {
            steps.await(call.root()).pull(call.root(), 0, Schedule.OUTPUT, 0, call.count());
        }
        return Board.vouched(call, steps.release(), INSTEAD.schedule(call));
    }

    @Override
    public double cost(Call call, CostModel model) {
        return model.onHost().tick(1) + Board.pullCost(call, model, 2, 1, call.bytes(call.count()));
    }
}
