package org.pjrun.collectives;

/**
 * Broadcast over the host's board.
 *
 * <p>Idea: the root publishes the data, slice by slice where it is longer than a slot, and all others copy it at the same
 * time, the root being ahead by as many slices as a slot has generations.
 * <br>Steps: a tick for each slice, n - 1 ranks waiting for one. Bytes per rank: each copies S once.
 * <br>When: on one host.
 * <br>Reference: Graham, Shipman, "MPI support for multi-core architectures: optimized shared memory collectives",
 * EuroPVM/MPI 2008.
 */
public final class BoardBcast implements Algorithm {
    /** Makes it; it has no parameters. */
    public BoardBcast() {}

    @Override
    public String name() {
        return "board";
    }

    @Override
    public Collective collective() {
        return Collective.BCAST;
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
            long count = Board.slice(call.count(), each, slice);
            if (call.rank() == call.root()) {
                steps.publish(0, Schedule.OUTPUT, slice * each, count);
            } else {
                steps.await(call.root()).copyFrom(call.root(), 0, Schedule.OUTPUT, slice * each, count);
            }
            steps.release();
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        long slices = Board.slices(call.count(), call.slotElements());
        double bytes = call.bytes(call.count());
        return slices * model.onHost().tick(1) + model.onHost().reduce(slices == 0 ? 0 : bytes + bytes / slices);
    }
}
