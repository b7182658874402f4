package org.pjrun.collectives;

/**
 * Barrier in two levels.
 *
 * <p>Idea: the ranks of a host report to their leader, the leaders have a barrier among themselves, and then let the others of
 * their host go; so few messages leave a host.
 * <br>Steps: those of a reduce and a broadcast without data on each host, and ceil(log2 h) between h hosts. Bytes per rank:
 * none.
 * <br>When: on several hosts with several ranks each.
 * <br>Reference: Karonis, de Supinski, Foster, Gropp, Lusk, Bresnahan, "Exploiting hierarchy in parallel computer networks to
 * optimize collective operation performance", IPDPS 2000.
 */
public final class TwoLevelBarrier implements Algorithm {
    private static final Algorithm BETWEEN = new DisseminationBarrier();
    private static final Algorithm UP = new BinomialReduce();
    private static final Algorithm DOWN = new BinomialBcast();
    private static final int[] NOTHING = {Schedule.OUTPUT, Schedule.OUTPUT, Schedule.OUTPUT};

    /** Makes it; it has no parameters. */
    public TwoLevelBarrier() {}

    @Override
    public String name() {
        return "two-level";
    }

    @Override
    public Collective collective() {
        return Collective.BARRIER;
    }

    @Override
    public boolean supports(Call call) {
        return TwoLevel.supports(call);
    }

    @Override
    public Schedule schedule(Call call) {
        TwoLevel levels = TwoLevel.of(call);
        boolean board = call.topology().slotBytes() > 0 && levels.mine().length > 1;
        Schedule.Builder steps = Schedule.builder();
        int leader = levels.mine()[0];
        if (board) {
            if (levels.leads()) {
                for (int index = 1; index < levels.mine().length; index++) {
                    steps.await(levels.mine()[index]);
                }
            } else {
                steps.publish(0, Schedule.OUTPUT, 0, 0);
            }
            steps.release();
        } else {
            Call up = levels.inner(Collective.REDUCE, 0, false);
            levels.addInner(steps, UP, up, NOTHING, new long[3]);
        }
        if (levels.leads()) {
            Call between = levels.outer(Collective.BARRIER, 0, false, Blocks.none(), Blocks.none());
            levels.addOuter(steps, BETWEEN, between, NOTHING, new long[3]);
        }
        if (board) {
            if (levels.leads()) {
                steps.publish(0, Schedule.OUTPUT, 0, 0);
            } else {
                steps.await(leader);
            }
            steps.release();
        } else {
            Call down = levels.inner(Collective.BCAST, 0, false);
            levels.addInner(steps, DOWN, down, NOTHING, new long[3]);
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        TwoLevel levels = TwoLevel.of(call);
        int ranks = levels.mine().length;
        double inner = call.topology().slotBytes() > 0
                ? model.onHost().tick(ranks - 1) + model.onHost().tick(1)
                : 2 * Ranks.rounds(ranks) * model.onHost().delay(true);
        return inner + Ranks.rounds(levels.hosts()) * model.delay(true);
    }

    @Override
    public double excess(Call call) {
        return 2;
    }
}
