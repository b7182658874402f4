package org.pjrun.collectives;

/**
 * Allreduce over the host's board, the combining shared out among the ranks.
 *
 * <p>Idea: the data is cut in slices of n blocks. Everybody publishes a slice; rank r combines the r-th block of all ranks, in
 * the order of ranks, straight into its output, and publishes the result together with the next slice; all copy the blocks
 * that the others have combined.
 * <br>Steps: a tick for each slice and one more, each rank waiting for n - 1. Bytes per rank: copies 2 S and combines S.
 * <br>When: on one host, long data.
 * <br>Reference: Parsons, Pai, "Accelerating MPI collective communications through hierarchical algorithms without
 * sacrificing inter-node communication flexibility", IPDPS 2014.
 */
public final class SlicedBoardAllreduce implements Algorithm {
    /** Makes it; it has no parameters. */
    public SlicedBoardAllreduce() {}

    @Override
    public String name() {
        return "board-sliced";
    }

    @Override
    public Collective collective() {
        return Collective.ALLREDUCE;
    }

    @Override
    public boolean supports(Call call) {
        return Board.shared(call, call.count(), block(call) * call.size());
    }

    @Override
    public Schedule schedule(Call call) {
        int size = call.size();
        int rank = call.rank();
        long block = block(call);
        long each = block * size;
        long slices = Board.slices(call.count(), each);
        Schedule.Builder steps = Schedule.builder();
        Blocks before = Blocks.equal(size, 0);
        for (long slice = 0; slice <= slices && slices > 0; slice++) {
            long offset = slice * each;
            long offsetBefore = offset - each;
            long count = Board.slice(call.count(), each, slice);
            Blocks now = Blocks.cut(count, size);
            steps.put(0, Board.own(call), offset, count);
            if (before.count(rank) > 0) {
                steps.publish(each, Schedule.OUTPUT, offsetBefore + before.offset(rank), before.count(rank));
            } else {
                steps.publish(0, Schedule.OUTPUT, 0, 0);
            }
            for (int distance = 1; distance < size; distance++) {
                int peer = Ranks.around(rank, distance, size);
                if (before.count(peer) > 0 || now.count(rank) > 0) {
                    steps.await(peer);
                }
                long result = offsetBefore + before.offset(peer);
                steps.copyFrom(peer, each, Schedule.OUTPUT, result, before.count(peer));
            }
            long target = offset + now.offset(rank);
            steps.copyFrom(0, now.offset(rank), Schedule.OUTPUT, target, now.count(rank));
            for (int peer = 1; peer < size; peer++) {
                steps.reduceFrom(peer, now.offset(rank), Schedule.OUTPUT, target, now.count(rank));
            }
            steps.release();
            before = now;
        }
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.rotation(call.count() % call.size() == 0);
    }

    @Override
    public double cost(Call call, CostModel model) {
        long slices = Board.slices(call.count(), block(call) * call.size());
        return Board.cost(call, model, slices == 0 ? 0 : slices + 1, 3 * call.bytes(call.count()));
    }

    @Override
    public double excess(Call call) {
        return call.count() < call.size() ? 2 : 1;
    }

    /** The elements of a block: a slot holds one of each rank and a result. */
    private static long block(Call call) {
        return call.slotElements() / (call.size() + 1);
    }
}
