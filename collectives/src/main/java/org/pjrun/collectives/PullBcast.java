package org.pjrun.collectives;

/**
 * Broadcast right out of other ranks' memory.
 *
 * <p>Idea: the root says where the data lies, and all others have the kernel copy it from there, all at the same time, and tell
 * the root how that went. When it has heard all, it tells them whether the data lay there all the time.
 * <br>Steps: three ticks, one for the data; the root waits for n - 1 ranks once, each other rank for the root twice. Bytes per rank: each copies S once, the root nothing.
 * <br>When: on one host, data longer than a slot of the board: what a slot holds is copied there once, and the root goes on at
 * once.
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
        return call.count() > call.slotElements() && INSTEAD.supports(call);
    }

    @Override
    public Schedule schedule(Call call) {
        Schedule.Builder steps = Schedule.builder();
        Schedule instead = INSTEAD.schedule(call);
        if (call.rank() == call.root()) {
            steps.offer(Schedule.OUTPUT, 0, call.count()).release();
            Board.hearOthers(call, steps);
            steps.release().vouch(instead);
        } else {
            steps.await(call.root())
                    .pull(call.root(), 0, Schedule.OUTPUT, 0, call.count())
                    .release()
                    .vouch(instead)
                    .release()
                    .hear(call.root());
        }
        return steps.release().build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        return 2 * model.onHost().tick(1) + Board.pullCost(call, model, 1, 1, call.bytes(call.count()));
    }
}
