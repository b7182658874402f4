package org.pjrun.collectives;

/**
 * Allgather over the host's board.
 *
 * <p>Idea: everybody publishes its block, slice by slice where it is longer than a slot, and copies those of all others.
 * <br>Steps: a tick for each slice, each rank waiting for n - 1. Bytes per rank: copies (n + 1) S.
 * <br>When: on one host.
 * <br>Reference: Graham, Shipman, "MPI support for multi-core architectures: optimized shared memory collectives",
 * EuroPVM/MPI 2008.
 */
public final class BoardAllgather implements Algorithm {
    private final Collective collective;

    /**
     * Makes it.
     *
     * @param collective ALLGATHER or ALLGATHERV
     */
    public BoardAllgather(Collective collective) {
        this.collective = Check.oneOf("board allgather", collective, Collective.ALLGATHER, Collective.ALLGATHERV);
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
        return Board.shared(call, Ranks.largest(call.receiveBlocks()), call.slotElements());
    }

    @Override
    public Schedule schedule(Call call) {
        long each = call.slotElements();
        Blocks blocks = call.receiveBlocks();
        OwnBlock own = OwnBlock.of(call);
        Schedule.Builder steps = Schedule.builder();
        for (long slice = 0; slice < Board.slices(Ranks.largest(blocks), each); slice++) {
            long offset = slice * each;
            long count = Board.slice(own.count(), each, slice);
            steps.publish(0, own.buffer(), count == 0 ? 0 : own.offset() + offset, count);
            if (slice == 0) {
                own.keep(steps);
            }
            for (int distance = 1; distance < call.size(); distance++) {
                int peer = Ranks.around(call.rank(), distance, call.size());
                long there = Board.slice(blocks.count(peer), each, slice);
                steps.await(peer).copyFrom(peer, 0, Schedule.OUTPUT, blocks.offset(peer) + offset, there);
            }
            steps.release();
        }
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.rotation(!collective.irregular());
    }

    @Override
    public double cost(Call call, CostModel model) {
        Blocks blocks = call.receiveBlocks();
        long slices = Board.slices(Ranks.largest(blocks), call.slotElements());
        double bytes = call.bytes(blocks.total()) + call.bytes(Ranks.largest(blocks));
        return Board.cost(call, model, slices, bytes) - Board.hidden(model, call.bytes(Ranks.largest(blocks)));
    }
}
