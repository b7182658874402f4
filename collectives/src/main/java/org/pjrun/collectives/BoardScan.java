package org.pjrun.collectives;

/**
 * Scan over the host's board.
 *
 * <p>Idea: everybody publishes its data, slice by slice where they are longer than a slot, and combines those of the ranks
 * below it, in the order of ranks.
 * <br>Steps: a tick for each slice, rank r waiting for r others. Bytes per rank: copies S and combines (r + 1) S.
 * <br>When: on one host, short data or few ranks.
 * <br>Reference: Graham, Shipman, "MPI support for multi-core architectures: optimized shared memory collectives",
 * EuroPVM/MPI 2008 (for the idea of publishing).
 */
public final class BoardScan implements Algorithm {
    private final Collective collective;

    /**
     * Makes it.
     *
     * @param collective SCAN or EXSCAN
     */
    public BoardScan(Collective collective) {
        this.collective = Check.oneOf("board scan", collective, Collective.SCAN, Collective.EXSCAN);
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
        return Board.shared(call, call.count(), call.slotElements());
    }

    @Override
    public Schedule schedule(Call call) {
        int terms = collective == Collective.SCAN ? call.rank() + 1 : call.rank();
        long each = call.slotElements();
        Schedule.Builder steps = Schedule.builder();
        for (long slice = 0; slice < Board.slices(call.count(), each); slice++) {
            long offset = slice * each;
            long count = Board.slice(call.count(), each, slice);
            steps.publish(0, Board.own(call), offset, count);
            Board.reduce(call, steps, terms, 0, Schedule.OUTPUT, offset, count);
            steps.release();
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        long slices = Board.slices(call.count(), call.slotElements());
        double terms = collective == Collective.SCAN ? call.size() : call.size() - 1.0;
        return Board.cost(call, model, slices, (terms + 1) * call.bytes(call.count()));
    }
}
