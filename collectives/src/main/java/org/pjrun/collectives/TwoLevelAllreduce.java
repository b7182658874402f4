package org.pjrun.collectives;

/**
 * Allreduce in two levels.
 *
 * <p>Idea: each host combines what its ranks have on one of them, these have an allreduce among themselves, and broadcast the
 * result on their hosts; so S leaves and enters a host about once.
 * <br>Steps: a reduce and a broadcast on each host, over the board where there is one, and those of the algorithm between h
 * hosts. Bytes per rank: sends and receives S, leaders more.
 * <br>When: on several hosts with several ranks each, which follow each other if the operation does not commute.
 * <br>Reference: Karonis, de Supinski, Foster, Gropp, Lusk, Bresnahan, "Exploiting hierarchy in parallel computer networks to
 * optimize collective operation performance", IPDPS 2000.
 */
public final class TwoLevelAllreduce implements Algorithm {
    private static final Algorithm BOARD_UP = new BoardReduce();
    private static final Algorithm UP = new BinomialReduce();
    private static final Algorithm BOARD_DOWN = new BoardBcast();
    private static final Algorithm DOWN = new BinomialBcast();

    private final Algorithm between;

    /**
     * Makes it.
     *
     * @param between how hosts have an allreduce among themselves
     */
    public TwoLevelAllreduce(Algorithm between) {
        Check.oneOf("two-level allreduce", between.collective(), Collective.ALLREDUCE);
        this.between = between;
    }

    @Override
    public String name() {
        return "two-level-" + between.name();
    }

    @Override
    public Collective collective() {
        return Collective.ALLREDUCE;
    }

    @Override
    public boolean supports(Call call) {
        return (call.commutative() ? TwoLevel.supports(call) : TwoLevel.supportsInOrder(call))
                && between.supports(outer(call).common());
    }

    @Override
    public Schedule schedule(Call call) {
        TwoLevel levels = TwoLevel.of(call);
        int own = call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT;
        Schedule.Builder steps = Schedule.builder();
        Call up = levels.inner(Collective.REDUCE, call.count(), call.inPlace());
        int[] buffers = {own, Schedule.OUTPUT, Schedule.SCRATCH};
        levels.addInner(steps, TwoLevel.first(up, BOARD_UP, UP), up, buffers, new long[3]);
        if (levels.leads()) {
            levels.addOuter(steps, between, outer(call), buffers, new long[3]);
        }
        Call down = levels.inner(Collective.BCAST, call.count(), false);
        levels.addInner(steps, TwoLevel.first(down, BOARD_DOWN, DOWN), down, buffers, new long[3]);
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        TwoLevel levels = TwoLevel.of(call);
        Call up = levels.inner(Collective.REDUCE, call.count(), false);
        Call down = levels.inner(Collective.BCAST, call.count(), false);
        return between.cost(outer(call), model)
                + TwoLevel.first(up, BOARD_UP, UP).cost(up, model.onHost())
                + TwoLevel.first(down, BOARD_DOWN, DOWN).cost(down, model.onHost());
    }

    @Override
    public double excess(Call call) {
        return 2;
    }

    private static Call outer(Call call) {
        return TwoLevel.of(call).outer(Collective.ALLREDUCE, call.count(), true, Blocks.none(), Blocks.none());
    }
}
