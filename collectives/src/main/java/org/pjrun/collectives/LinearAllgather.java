package org.pjrun.collectives;

/**
 * Allgather straight from each rank to each, a window at a time.
 *
 * <p>Idea: each rank posts sends of its block to the ranks 1, 2, 3 ... above it and receives from those below it, so that no rank
 * is everybody's first; after a window of them it waits, so that no rank is flooded.
 * <br>Steps: (n-1)/w rounds of w messages each way. Bytes per rank: (n-1) blocks sent and received, straight into their place.
 * <br>When: on one host, long blocks, more so where ranks share cores, since each needs a core but twice.
 * <br>Reference: Chakraborty, Subramoni, Panda, "Contention-aware kernel-assisted MPI collectives for multi-/many-core systems",
 * CLUSTER 2017.
 */
public final class LinearAllgather implements Algorithm {
    private final Collective collective;
    private final int window;

    /**
     * Makes it for allgather or allgatherv.
     *
     * @param collective one of the two
     * @param window exchanges under way at once, at least 1
     */
    public LinearAllgather(Collective collective, int window) {
        this.collective = Check.oneOf("linear allgather", collective, Collective.ALLGATHER, Collective.ALLGATHERV);
        Check.positive("linear allgather", "window", window);
        this.window = window;
    }

    @Override
    public String name() {
        return "linear";
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
        Blocks blocks = call.receiveBlocks();
        OwnBlock own = OwnBlock.of(call);
        Schedule.Builder steps = Schedule.builder();
        for (int distance = 1; distance < size; distance++) {
            int from = Ranks.around(call.rank(), -distance, size);
            steps.recv(from, Schedule.OUTPUT, blocks.offset(from), blocks.count(from));
            steps.send(Ranks.around(call.rank(), distance, size), own.buffer(), own.offset(), own.count());
            if (distance == 1) {
                own.keep(steps);
            }
            if (distance % window == 0) {
                steps.waitAll();
            }
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
        return LinearAlltoall.cost(call.size(), window, call.bytes(Ranks.largest(call.receiveBlocks())), model);
    }
}
