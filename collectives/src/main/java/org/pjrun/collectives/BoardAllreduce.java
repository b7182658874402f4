package org.pjrun.collectives;

/**
 * Allreduce over the host's board, everybody combining everything.
 *
 * <p>Idea: everybody publishes its data and combines those of all ranks in the order of ranks, slice by slice where they are
 * longer than a slot. Where ranks share cores each of them runs once per slice, in any order.
 * <br>Steps: a tick for each slice, each rank waiting for n - 1. Bytes per rank: copies S and combines n S.
 * <br>When: on one host, short data.
 * <br>Reference: Graham, Shipman, "MPI support for multi-core architectures: optimized shared memory collectives",
 * EuroPVM/MPI 2008.
 */
public final class BoardAllreduce implements Algorithm {
    /** Makes it; it has no parameters. */
    public BoardAllreduce() {}

    @Override
    public String name() {
        return "board";
    }

    @Override
    public Collective collective() {
        return Collective.ALLREDUCE;
    }

    @Override
    public boolean supports(Call call) {
        return Board.shared(call, call.count(), call.slotElements());
    }

    @Override
    public Schedule schedule(Call call) {
        long each = call.slotElements();
        Schedule.Builder steps = Schedule.builder();
        for (long slice = 0; slice < Board.slices(call.count(), each); slice++) {
            long offset = slice * each;
            long count = Board.slice(call.count(), each, slice);
            steps.publish(0, Board.own(call), offset, count);
            Board.reduce(call, steps, call.size(), 0, Schedule.OUTPUT, offset, count);
            steps.release();
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        long slices = Board.slices(call.count(), call.slotElements());
        return Board.cost(call, model, slices, (call.size() + 1) * call.bytes(call.count()));
    }
}
