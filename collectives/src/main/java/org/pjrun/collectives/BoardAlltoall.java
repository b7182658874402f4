package org.pjrun.collectives;

/**
 * Alltoall over the host's board.
 *
 * <p>Idea: everybody publishes as much of every block as fits in a slot together, at once if that is all, and copies from each
 * other slot the part that is for it.
 * <br>Steps: a tick for each slice, each rank waiting for n - 1. Bytes per rank: copies 2 n S.
 * <br>When: on one host.
 * <br>Reference: Graham, Shipman, "MPI support for multi-core architectures: optimized shared memory collectives",
 * EuroPVM/MPI 2008.
 */
public final class BoardAlltoall implements Algorithm {
    private static final int WHOLE_BYTES = 1024;

    /** Makes it; it has no parameters. */
    public BoardAlltoall() {}

    @Override
    public String name() {
        return "board";
    }

    @Override
    public Collective collective() {
        return Collective.ALLTOALL;
    }

    @Override
    public boolean supports(Call call) {
        return Board.shared(call, call.count(), call.slotElements() / call.size());
    }

    @Override
    public Schedule schedule(Call call) {
        int rank = call.rank();
        int size = call.size();
        long each = call.slotElements() / size;
        Blocks blocks = call.receiveBlocks();
        Schedule.Builder steps = Schedule.builder();
        for (long slice = 0; slice < Board.slices(call.count(), each); slice++) {
            long offset = slice * each;
            long count = Board.slice(call.count(), each, slice);
            long stride = whole(call) ? count : each;
            if (whole(call)) {
                steps.publish(0, Board.own(call), 0, size * count);
            } else {
                for (int peer = 0; peer < size; peer++) {
                    if (peer != rank) {
                        steps.put(peer * each, Board.own(call), blocks.offset(peer) + offset, count);
                    }
                }
                steps.publish(0, Schedule.OUTPUT, 0, 0);
            }
            if (slice == 0 && !call.inPlace()) {
                steps.copy(Schedule.OUTPUT, blocks.offset(rank), Schedule.INPUT, blocks.offset(rank), call.count());
            }
            for (int distance = 1; distance < size; distance++) {
                int peer = Ranks.around(rank, distance, size);
                steps.await(peer).copyFrom(peer, rank * stride, Schedule.OUTPUT, blocks.offset(peer) + offset, count);
            }
            steps.release();
        }
        return steps.build();
    }

    /** Whether one copy of all blocks, this rank's own included, takes less than one for each of the others. */
    private static boolean whole(Call call) {
        return call.bytes(call.count()) * call.size() <= WHOLE_BYTES
                && call.count() * call.size() <= call.slotElements();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.ROTATION;
    }

    @Override
    public double cost(Call call, CostModel model) {
        long slices = Board.slices(call.count(), call.slotElements() / call.size());
        double bytes = call.bytes(call.count());
        int copies = 2 * call.size() - (whole(call) ? 0 : 1);
        return Board.cost(call, model, slices, copies * bytes) - Board.hidden(model, bytes);
    }
}
