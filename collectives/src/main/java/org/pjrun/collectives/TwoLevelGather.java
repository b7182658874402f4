package org.pjrun.collectives;

/**
 * Gather in two levels.
 *
 * <p>Idea: each host collects its ranks' blocks on one of them, which sends them to the root in one piece.
 * <br>Steps: a gather on each host, over the board where there is one, and h - 1 messages to the root at once. Bytes per rank:
 * sends S, a leader with p ranks p S.
 * <br>When: on several hosts with several ranks each, which follow each other; short blocks.
 * <br>Reference: Karonis, de Supinski, Foster, Gropp, Lusk, Bresnahan, "Exploiting hierarchy in parallel computer networks to
 * optimize collective operation performance", IPDPS 2000.
 */
public final class TwoLevelGather implements Algorithm {
    private static final Algorithm BOARD = new BoardGather();
    private static final Algorithm MESSAGES = new BinomialGather();
    private static final Algorithm BETWEEN = new LinearGather(Collective.GATHERV);

    /** Makes it; it has no parameters. */
    public TwoLevelGather() {}

    @Override
    public String name() {
        return "two-level";
    }

    @Override
    public Collective collective() {
        return Collective.GATHER;
    }

    @Override
    public boolean supports(Call call) {
        return TwoLevel.supportsInOrder(call);
    }

    @Override
    public Schedule schedule(Call call) {
        TwoLevel levels = TwoLevel.of(call);
        boolean root = call.rank() == call.root();
        int result = root ? Schedule.OUTPUT : Schedule.SCRATCH;
        long collected = levels.mine().length * call.count();
        long first = root ? levels.mine()[0] * call.count() : 0;
        long scratch = root ? 0 : collected;
        Schedule.Builder steps = Schedule.builder();
        Call inner = levels.inner(Collective.GATHER, call.count(), call.inPlace());
        int[] buffers = {Schedule.INPUT, result, Schedule.SCRATCH};
        levels.addInner(steps, TwoLevel.first(inner, BOARD, MESSAGES), inner, buffers, new long[] {0, first, scratch});
        if (levels.leads()) {
            Blocks blocks = root ? levels.hostBlocks(call.count()) : Blocks.none();
            Call outer = levels.outer(Collective.GATHERV, collected, root, Blocks.none(), blocks);
            int[] between = {Schedule.SCRATCH, Schedule.OUTPUT, Schedule.SCRATCH};
            levels.addOuter(steps, BETWEEN, outer, between, new long[] {0, 0, scratch});
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        TwoLevel levels = TwoLevel.of(call);
        Call inner = levels.inner(Collective.GATHER, call.count(), false);
        double bytes = call.bytes((call.size() - levels.mine().length) * call.count());
        return model.fanIn(levels.hosts() - 1, bytes / Math.max(1, levels.hosts() - 1))
                + TwoLevel.first(inner, BOARD, MESSAGES).cost(inner, model.onHost());
    }

    @Override
    public double excess(Call call) {
        return 2;
    }
}
