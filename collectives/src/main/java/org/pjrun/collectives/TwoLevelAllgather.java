package org.pjrun.collectives;

/**
 * Allgather in two levels.
 *
 * <p>Idea: each host collects its ranks' blocks on one of them, these have an allgather among themselves, and broadcast all
 * blocks on their hosts.
 * <br>Steps: a gather and a broadcast on each host, over the board where there is one, and those of the algorithm between h
 * hosts. Bytes per rank: receives n S.
 * <br>When: on several hosts with several ranks each, which follow each other.
 * <br>Reference: Karonis, de Supinski, Foster, Gropp, Lusk, Bresnahan, "Exploiting hierarchy in parallel computer networks to
 * optimize collective operation performance", IPDPS 2000.
 */
public final class TwoLevelAllgather implements Algorithm {
    private static final Algorithm BOARD_UP = new BoardGather();
    private static final Algorithm UP = new BinomialGather();
    private static final Algorithm BOARD_DOWN = new BoardBcast();
    private static final Algorithm DOWN = new BinomialBcast();

    private final Algorithm between;

    /**
     * Makes it.
     *
     * @param between how hosts have an allgatherv among themselves
     */
    public TwoLevelAllgather(Algorithm between) {
        Check.oneOf("two-level allgather", between.collective(), Collective.ALLGATHERV);
        this.between = between;
    }

    @Override
    public String name() {
        return "two-level-" + between.name();
    }

    @Override
    public Collective collective() {
        return Collective.ALLGATHER;
    }

    @Override
    public boolean supports(Call call) {
        return TwoLevel.supportsInOrder(call);
    }

    @Override
    public Schedule schedule(Call call) {
        TwoLevel levels = TwoLevel.of(call);
        long count = call.count();
        long first = levels.mine()[0] * count;
        boolean moved = call.inPlace() && !levels.leads();
        int[] buffers = {call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT, Schedule.OUTPUT, Schedule.SCRATCH};
        Schedule.Builder steps = Schedule.builder();
        Call up = levels.inner(Collective.GATHER, count, call.inPlace());
        long[] bases = {moved ? call.rank() * count : 0, first, 0};
        levels.addInner(steps, TwoLevel.first(up, BOARD_UP, UP), up, buffers, bases);
        if (levels.leads()) {
            levels.addOuter(steps, between, outer(call), buffers, new long[3]);
        }
        Call down = levels.inner(Collective.BCAST, call.size() * count, false);
        levels.addInner(steps, TwoLevel.first(down, BOARD_DOWN, DOWN), down, buffers, new long[3]);
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        TwoLevel levels = TwoLevel.of(call);
        Call up = levels.inner(Collective.GATHER, call.count(), false);
        Call down = levels.inner(Collective.BCAST, call.size() * call.count(), false);
        return between.cost(outer(call), model)
                + TwoLevel.first(up, BOARD_UP, UP).cost(up, model.onHost())
                + TwoLevel.first(down, BOARD_DOWN, DOWN).cost(down, model.onHost());
    }

    @Override
    public double excess(Call call) {
        return 2;
    }

    private static Call outer(Call call) {
        TwoLevel levels = TwoLevel.of(call);
        Blocks blocks = levels.hostBlocks(call.count());
        return levels.outer(Collective.ALLGATHERV, levels.mine().length * call.count(), true, Blocks.none(), blocks);
    }
}
