package org.pjrun.collectives;

/**
 * Reduce over the host's board.
 *
 * <p>Idea: everybody publishes its data, slice by slice where it is longer than a slot, and the root combines them in the
 * order of ranks.
 * <br>Steps: a tick for each slice, the root waiting for n - 1 ranks. Bytes per rank: each copies S once, the root combines
 * n S.
 * <br>When: on one host, short data or few ranks.
 * <br>Reference: Graham, Shipman, "MPI support for multi-core architectures: optimized shared memory collectives",
 * EuroPVM/MPI 2008.
 */
public final class BoardReduce implements Algorithm {
    /** Makes it; it has no parameters. */
    public BoardReduce() {}

    @Override
    public String name() {
        return "board";
    }

    @Override
    public Collective collective() {
        return Collective.REDUCE;
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
            if (call.rank() == call.root()) {
                Board.reduce(call, steps, call.size(), 0, Schedule.OUTPUT, offset, count);
            }
            steps.release();
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        long slices = Board.slices(call.count(), call.slotElements());
        double bytes = call.bytes(call.count());
        // Rank 0 copies its own data while it waits for the others.
        double hidden = call.root() == 0 && slices > 0 ? slices * Board.hidden(model, bytes / slices) : 0;
        return Board.cost(call, model, slices, (call.size() + 1) * bytes) - hidden;
    }
}
