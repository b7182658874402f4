package org.pjrun.collectives;

/**
 * Reduce-scatter round a ring.
 *
 * <p>Idea: block b starts at rank b+1 and travels once round the ring, each rank adding its part, so that it arrives
 * finished at rank b. Partial results lie in two slots of scratch in turn.
 * <br>Steps: n-1 rounds. Bytes per rank: S (n-1)/n, only to neighbours.
 * <br>When: long blocks; commutative operations only, since each block is combined in another rotation.
 * <br>Reference: Patarasuk, Yuan, "Bandwidth optimal all-reduce algorithms for clusters of workstations", J. Parallel and
 * Distributed Computing 69(2), 2009.
 */
public final class RingReduceScatter implements Algorithm {
    private final Collective collective;

    /**
     * Makes it for reduce-scatter or reduce-scatter-block.
     *
     * @param collective one of the two
     */
    public RingReduceScatter(Collective collective) {
        this.collective = Check.oneOf(
                "ring reduce-scatter", collective, Collective.REDUCE_SCATTER, Collective.REDUCE_SCATTER_BLOCK);
    }

    @Override
    public String name() {
        return "ring";
    }

    @Override
    public Collective collective() {
        return collective;
    }

    @Override
    public boolean supports(Call call) {
        return call.commutative();
    }

    @Override
    public Schedule schedule(Call call) {
        int size = call.size();
        int rank = call.rank();
        int left = Ranks.around(rank, -1, size);
        int right = Ranks.around(rank, 1, size);
        Blocks blocks = call.receiveBlocks();
        long slot = Ranks.largest(blocks);
        Schedule.Builder steps = Schedule.builder();
        int own = call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT;
        if (size == 1 && !call.inPlace()) {
            steps.copy(Schedule.OUTPUT, 0, Schedule.INPUT, 0, call.count());
        }
        for (int step = 0; step < size - 1; step++) {
            int out = Ranks.around(rank, -step - 1, size);
            int in = Ranks.around(rank, -step - 2, size);
            // In place the output is read until the last round, so the result stops over in scratch.
            boolean finish = in == rank && !call.inPlace();
            int target = finish ? Schedule.OUTPUT : Schedule.SCRATCH;
            long offset = finish ? 0 : step % 2 * slot;
            steps.recv(left, target, offset, blocks.count(in));
            if (step == 0) {
                steps.send(right, own, blocks.offset(out), blocks.count(out));
            } else {
                steps.send(right, Schedule.SCRATCH, (step - 1) % 2 * slot, blocks.count(out));
            }
            steps.waitAll().reduce(target, offset, own, blocks.offset(in), blocks.count(in));
            if (in == rank && call.inPlace()) {
                steps.copy(Schedule.OUTPUT, 0, Schedule.SCRATCH, offset, blocks.count(in));
            }
        }
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.rotation(!collective.irregular());
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        double block = call.bytes(Ranks.largest(call.receiveBlocks()));
        return (size - 1) * (model.exchange(1, block) + model.reduce(block));
    }
}
