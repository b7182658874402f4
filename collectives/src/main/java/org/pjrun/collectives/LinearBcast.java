package org.pjrun.collectives;

/**
 * Broadcast straight from the root to each rank.
 *
 * <p>Idea: the root posts one send per rank, beginning with the one above it; nobody waits for anybody but the root. On one
 * host receivers copy long messages out of the root's memory themselves, all at the same time.
 * <br>Steps: one round; n-1 messages at the root. Bytes per rank: the root sends S (n-1), each rank receives S.
 * <br>When: on one host, long data, and short data where ranks share cores, since each needs a core once.
 * <br>Reference: Chakraborty, Subramoni, Panda, "Contention-aware kernel-assisted MPI collectives for multi-/many-core systems",
 * CLUSTER 2017.
 */
public final class LinearBcast implements Algorithm {
    /** Makes it; it has no parameters. */
    public LinearBcast() {}

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public Collective collective() {
        return Collective.BCAST;
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
        for (int distance = 1; distance < call.size(); distance++) {
            steps.send(Ranks.around(call.root(), distance, call.size()), Schedule.OUTPUT, 0, call.count());
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        return model.fanOut(call.size() - 1, call.bytes(call.count()));
    }
}
