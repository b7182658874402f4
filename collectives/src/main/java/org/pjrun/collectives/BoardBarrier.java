package org.pjrun.collectives;

/**
 * Barrier over the host's board.
 *
 * <p>Idea: everybody shows that it is there and looks whether all others are. A rank that finds all there goes on at once, so
 * where ranks share cores each of them runs once per barrier, in any order.
 * <br>Steps: one tick in which each rank looks at n - 1 slots. Bytes per rank: none.
 * <br>When: on one host with up to some tens of ranks; above all where ranks outnumber cores.
 * <br>Reference: Graham, Shipman, "MPI support for multi-core architectures: optimized shared memory collectives",
 * EuroPVM/MPI 2008.
 */
public final class BoardBarrier implements Algorithm {
    /** Makes it; it has no parameters. */
    public BoardBarrier() {}

    @Override
    public String name() {
        return "board";
    }

    @Override
    public Collective collective() {
        return Collective.BARRIER;
    }

    @Override
    public boolean supports(Call call) {
        return Board.shared(call);
    }

    @Override
    public Schedule schedule(Call call) {
        Schedule.Builder steps = Schedule.builder().publish(0, Schedule.OUTPUT, 0, 0);
        Board.awaitOthers(call, steps);
        return steps.release().build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.ROTATION;
    }

    @Override
    public double cost(Call call, CostModel model) {
        return Board.cost(call, model, 1, 0);
    }
}
