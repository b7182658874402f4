package org.pjrun.collectives;

/**
 * Allgather round a ring.
 *
 * <p>Idea: in each round every rank passes the block that it got last to its right neighbour; after n-1 rounds everybody has
 * all. Blocks may have different sizes and lie anywhere.
 * <br>Steps: n-1 rounds. Bytes per rank: (n-1) blocks sent and received, only to neighbours, straight into their place.
 * <br>When: long blocks, any number of ranks.
 * <br>Reference: Thakur, Rabenseifner, Gropp, "Optimization of collective communication operations in MPICH", Int. J.
 * High Performance Computing Applications 19(1), 2005.
 */
public final class RingAllgather implements Algorithm {
    private final Collective collective;

    /**
     * Makes it for allgather or allgatherv.
     *
     * @param collective one of the two
     */
    public RingAllgather(Collective collective) {
        this.collective = Check.oneOf("ring allgather", collective, Collective.ALLGATHER, Collective.ALLGATHERV);
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
        return true;
    }

    @Override
    public Schedule schedule(Call call) {
        int size = call.size();
        int rank = call.rank();
        int left = Ranks.around(rank, -1, size);
        int right = Ranks.around(rank, 1, size);
        Blocks blocks = call.receiveBlocks();
        Schedule.Builder steps = Schedule.builder();
        OwnBlock own = OwnBlock.of(call);
        for (int step = 0; step < size - 1; step++) {
            int out = Ranks.around(rank, -step, size);
            int in = Ranks.around(rank, -step - 1, size);
            steps.recv(left, Schedule.OUTPUT, blocks.offset(in), blocks.count(in));
            if (step == 0) {
                own.sendAndKeep(steps, right);
            } else {
                steps.send(right, Schedule.OUTPUT, blocks.offset(out), blocks.count(out));
            }
            steps.waitAll();
        }
        if (size == 1) {
            own.keep(steps);
        }
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.rotation(!collective.irregular());
    }

    @Override
    public double cost(Call call, CostModel model) {
        // A round takes as long as its longest block; with blocks of different sizes the longest is in every round.
        int size = call.size();
        double block = call.bytes(Ranks.largest(call.receiveBlocks()));
        return model.rounds(size - 1, (size - 1) * block) + model.beside(block, block);
    }
}
