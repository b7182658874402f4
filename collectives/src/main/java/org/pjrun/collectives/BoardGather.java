package org.pjrun.collectives;

/**
 * Gather over the host's board.
 *
 * <p>Idea: everybody publishes its block, slice by slice where it is longer than a slot, and the root copies them.
 * <br>Steps: a tick for each slice, the root waiting for n - 1 ranks. Bytes per rank: each copies S once, the root n S.
 * <br>When: on one host.
 * <br>Reference: Graham, Shipman, "MPI support for multi-core architectures: optimized shared memory collectives",
 * EuroPVM/MPI 2008.
 */
public final class BoardGather implements Algorithm {
    /** Makes it; it has no parameters. */
    public BoardGather() {}

    @Override
    public String name() {
        return "board";
    }

    @Override
    public Collective collective() {
        return Collective.GATHER;
    }

    @Override
    public boolean supports(Call call) {
        return Board.shared(call, call.count(), call.slotElements());
    }

    @Override
    public Schedule schedule(Call call) {
        boolean root = call.rank() == call.root();
        long each = call.slotElements();
        Blocks blocks = call.receiveBlocks();
        Schedule.Builder steps = Schedule.builder();
        if (root && !call.inPlace()) {
            steps.copy(Schedule.OUTPUT, blocks.offset(call.rank()), Schedule.INPUT, 0, call.count());
        }
        for (long slice = 0; slice < Board.slices(call.count(), each); slice++) {
            long offset = slice * each;
            long count = Board.slice(call.count(), each, slice);
            if (root) {
                for (int distance = 1; distance < call.size(); distance++) {
                    int peer = Ranks.around(call.rank(), distance, call.size());
                    steps.await(peer).copyFrom(peer, 0, Schedule.OUTPUT, blocks.offset(peer) + offset, count);
                }
            } else {
                steps.publish(0, Schedule.INPUT, offset, count);
            }
            steps.release();
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        long slices = Board.slices(call.count(), call.slotElements());
        return Board.cost(call, model, slices, call.size() * call.bytes(call.count()));
    }
}
