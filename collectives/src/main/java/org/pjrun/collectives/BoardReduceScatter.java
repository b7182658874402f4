package org.pjrun.collectives;

/**
 * Reduce-scatter over the host's board.
 *
 * <p>Idea: everybody publishes as much of every block as fits in a slot together, and combines those for it, in the order of
 * ranks.
 * <br>Steps: a tick for each slice, each rank waiting for n - 1. Bytes per rank: copies n S and combines n S.
 * <br>When: on one host.
 * <br>Reference: Graham, Shipman, "MPI support for multi-core architectures: optimized shared memory collectives",
 * EuroPVM/MPI 2008.
 */
public final class BoardReduceScatter implements Algorithm {
    private final Collective collective;

    /**
     * Makes it.
     *
     * @param collective REDUCE_SCATTER or REDUCE_SCATTER_BLOCK
     */
    public BoardReduceScatter(Collective collective) {
        this.collective = Check.oneOf(
                "board reduce-scatter", collective, Collective.REDUCE_SCATTER, Collective.REDUCE_SCATTER_BLOCK);
    }

    @Override
    public String name() {
        return "board";
    }

    @Override
    public Collective collective() {
        return collective;
    }

    @Override
    public boolean supports(Call call) {
        return Board.shared(call, Ranks.largest(call.receiveBlocks()), call.slotElements() / call.size());
    }

    @Override
    public Schedule schedule(Call call) {
        int rank = call.rank();
        int size = call.size();
        long each = call.slotElements() / size;
        Blocks blocks = call.receiveBlocks();
        // In place, blocks that are not published yet stand where the result shall.
        int target = call.inPlace() ? Schedule.SCRATCH : Schedule.OUTPUT;
        Schedule.Builder steps = Schedule.builder();
        for (long slice = 0; slice < Board.slices(Ranks.largest(blocks), each); slice++) {
            long offset = slice * each;
            for (int peer = 0; peer < size; peer++) {
                long count = Board.slice(blocks.count(peer), each, slice);
                steps.put(peer * each, Board.own(call), blocks.offset(peer) + offset, count);
            }
            steps.publish(0, Schedule.OUTPUT, 0, 0);
            long count = Board.slice(blocks.count(rank), each, slice);
            Board.reduce(call, steps, size, rank * each, target, count == 0 ? 0 : offset, count);
            steps.release();
        }
        if (target == Schedule.SCRATCH) {
            steps.copy(Schedule.OUTPUT, 0, Schedule.SCRATCH, 0, blocks.count(rank));
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        Blocks blocks = call.receiveBlocks();
        long slices = Board.slices(Ranks.largest(blocks), call.slotElements() / call.size());
        double bytes = call.bytes(blocks.total()) + call.size() * call.bytes(Ranks.largest(blocks));
        return Board.cost(call, model, slices, bytes);
    }
}
