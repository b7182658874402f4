package org.pjrun.collectives;

/**
 * Broadcast in two levels.
 *
 * <p>Idea: the root's data goes to one rank of each host, and from there to the others of the host; so it enters a host once.
 * <br>Steps: those of the algorithm between h hosts, then on each host one tick for each slice of a board, or ceil(log2) rounds.
 * Bytes per rank: receives S.
 * <br>When: on several hosts with several ranks each.
 * <br>Reference: Karonis, de Supinski, Foster, Gropp, Lusk, Bresnahan, "Exploiting hierarchy in parallel computer networks to
 * optimize collective operation performance", IPDPS 2000.
 */
public final class TwoLevelBcast implements Algorithm {
    private static final Algorithm BOARD = new BoardBcast();
    private static final Algorithm MESSAGES = new BinomialBcast();
    private static final int[] BUFFERS = {Schedule.INPUT, Schedule.OUTPUT, Schedule.SCRATCH};

    private final Algorithm between;

    /**
     * Makes it.
     *
     * @param between how hosts broadcast among themselves
     */
    public TwoLevelBcast(Algorithm between) {
        Check.oneOf("two-level bcast", between.collective(), Collective.BCAST);
        this.between = between;
    }

    @Override
    public String name() {
        return "two-level-" + between.name();
    }

    @Override
    public Collective collective() {
        return Collective.BCAST;
    }

    @Override
    public boolean supports(Call call) {
        return TwoLevel.supports(call) && between.supports(outer(call).common());
    }

    @Override
    public Schedule schedule(Call call) {
        TwoLevel levels = TwoLevel.of(call);
        Schedule.Builder steps = Schedule.builder();
        if (levels.leads()) {
            levels.addOuter(steps, between, outer(call), BUFFERS, new long[3]);
        }
        Call inner = levels.inner(Collective.BCAST, call.count(), false);
        levels.addInner(steps, TwoLevel.first(inner, BOARD, MESSAGES), inner, BUFFERS, new long[3]);
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        Call inner = TwoLevel.of(call).inner(Collective.BCAST, call.count(), false);
        return between.cost(outer(call), model)
                + TwoLevel.first(inner, BOARD, MESSAGES).cost(inner, model.onHost());
    }

    @Override
    public double excess(Call call) {
        return 2;
    }

    private static Call outer(Call call) {
        return TwoLevel.of(call).outer(Collective.BCAST, call.count(), false, Blocks.none(), Blocks.none());
    }
}
