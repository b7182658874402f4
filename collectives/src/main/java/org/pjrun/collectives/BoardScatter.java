package org.pjrun.collectives;

/**
 * Scatter over the host's board.
 *
 * <p>Idea: the root publishes as much of every block as fits in a slot together, and each rank copies its own part.
 * <br>Steps: a tick for each slice, n - 1 ranks waiting for the root. Bytes per rank: the root copies n S, others S.
 * <br>When: on one host.
 * <br>Reference: Graham, Shipman, "MPI support for multi-core architectures: optimized shared memory collectives",
 * EuroPVM/MPI 2008.
 */
public final class BoardScatter implements Algorithm {
    /** Makes it; it has no parameters. */
    public BoardScatter() {}

    @Override
    public String name() {
        return "board";
    }

    @Override
    public Collective collective() {
        return Collective.SCATTER;
    }

    @Override
    public boolean supports(Call call) {
        return Board.shared(call, call.count(), call.slotElements() / call.size());
    }

    @Override
    public Schedule schedule(Call call) {
        int rank = call.rank();
        boolean root = rank == call.root();
        long each = call.slotElements() / call.size();
        Blocks blocks = call.sendBlocks();
        Schedule.Builder steps = Schedule.builder();
        for (long slice = 0; slice < Board.slices(call.count(), each); slice++) {
            long offset = slice * each;
            long count = Board.slice(call.count(), each, slice);
            if (root) {
                for (int peer = 0; peer < call.size(); peer++) {
                    if (peer != rank) {
                        steps.put(peer * each, Schedule.INPUT, blocks.offset(peer) + offset, count);
                    }
                }
                steps.publish(0, Schedule.INPUT, 0, 0);
            } else {
                steps.await(call.root()).copyFrom(call.root(), rank * each, Schedule.OUTPUT, offset, count);
            }
            steps.release();
        }
        if (root && !call.inPlace()) {
            steps.copy(Schedule.OUTPUT, 0, Schedule.INPUT, blocks.offset(rank), call.count());
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        long slices = Board.slices(call.count(), call.slotElements() / call.size());
        return slices * model.onHost().tick(1) + model.onHost().reduce(call.size() * call.bytes(call.count()));
    }

    @Override
    public double excess(Call call) {
        return 1.1;
    }
}
