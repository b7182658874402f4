package org.pjrun.collectives;

/**
 * Reduce in two levels.
 *
 * <p>Idea: each host combines what its ranks have on one of them, and these are combined on the root; so it leaves a host
 * once.
 * <br>Steps: on each host one tick for each slice of a board, or ceil(log2) rounds, then those of the algorithm between h hosts.
 * Bytes per rank: sends S.
 * <br>When: on several hosts with several ranks each, which follow each other if the operation does not commute.
 * <br>Reference: Karonis, de Supinski, Foster, Gropp, Lusk, Bresnahan, "Exploiting hierarchy in parallel computer networks to
 * optimize collective operation performance", IPDPS 2000.
 */
public final class TwoLevelReduce implements Algorithm {
    private static final Algorithm BOARD = new BoardReduce();
    private static final Algorithm MESSAGES = new BinomialReduce();

    private final Algorithm between;

    /**
     * Makes it.
     *
     * @param between how hosts reduce among themselves
     */
    public TwoLevelReduce(Algorithm between) {
        Check.oneOf("two-level reduce", between.collective(), Collective.REDUCE);
        this.between = between;
    }

    @Override
    public String name() {
        return "two-level-" + between.name();
    }

    @Override
    public Collective collective() {
        return Collective.REDUCE;
    }

    @Override
    public boolean supports(Call call) {
        return (call.commutative() ? TwoLevel.supports(call) : TwoLevel.supportsInOrder(call))
                && between.supports(outer(call, false).common());
    }

    @Override
    public Schedule schedule(Call call) {
        TwoLevel levels = TwoLevel.of(call);
        boolean root = call.rank() == call.root();
        // A leader that is not the root has no output: what its host has combined stands at the start of scratch.
        int result = root ? Schedule.OUTPUT : Schedule.SCRATCH;
        long[] bases = {0, 0, root ? 0 : call.count()};
        Schedule.Builder steps = Schedule.builder();
        Call inner = levels.inner(Collective.REDUCE, call.count(), call.inPlace());
        int[] buffers = {Schedule.INPUT, result, Schedule.SCRATCH};
        levels.addInner(steps, TwoLevel.first(inner, BOARD, MESSAGES), inner, buffers, bases);
        if (levels.leads()) {
            int[] between = {result, result, Schedule.SCRATCH};
            levels.addOuter(steps, this.between, outer(call, root), between, bases);
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        Call inner = TwoLevel.of(call).inner(Collective.REDUCE, call.count(), false);
        return between.cost(outer(call, false), model)
                + TwoLevel.first(inner, BOARD, MESSAGES).cost(inner, model.onHost());
    }

    @Override
    public double excess(Call call) {
        return 2;
    }

    private static Call outer(Call call, boolean inPlace) {
        return TwoLevel.of(call).outer(Collective.REDUCE, call.count(), inPlace, Blocks.none(), Blocks.none());
    }
}
