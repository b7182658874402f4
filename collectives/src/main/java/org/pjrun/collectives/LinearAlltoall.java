package org.pjrun.collectives;

/**
 * Alltoall straight from each rank to each, a window at a time.
 *
 * <p>Idea: each rank posts exchanges with the ranks 1, 2, 3 ... above it (sends) and below it (receives), so that no rank is
 * everybody's first; after a window of them it waits, so that no rank is flooded.
 * <br>Steps: (n-1)/w rounds of w messages each way. Bytes per rank: (n-1) blocks sent and received, straight into their
 * place.
 * <br>When: medium and long blocks, and alltoallv, where empty blocks cost nothing.
 * <br>Reference: Thakur, Rabenseifner, Gropp, "Optimization of collective communication operations in MPICH", Int. J.
 * High Performance Computing Applications 19(1), 2005.
 */
public final class LinearAlltoall implements Algorithm {
    private final Collective collective;
    private final int window;

    /**
     * Makes it for alltoall or alltoallv.
     *
     * @param collective one of the two
     * @param window exchanges under way at once, at least 1
     */
    public LinearAlltoall(Collective collective, int window) {
        this.collective = Check.oneOf("linear alltoall", collective, Collective.ALLTOALL, Collective.ALLTOALLV);
        Check.positive("linear alltoall", "window", window);
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
        Schedule.Builder steps = Schedule.builder();
        Source source = Source.of(call, steps);
        if (size == 1) {
            source.keepOwn(call, steps);
        }
        for (int distance = 1; distance < size; distance++) {
            int from = Ranks.around(call.rank(), -distance, size);
            source.exchange(call, steps, from, Ranks.around(call.rank(), distance, size));
            if (distance == 1) {
                source.keepOwn(call, steps);
            }
            if (distance % window == 0) {
                steps.waitAll();
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
        return cost(call.size(), window, call.bytes(call.count()), model);
    }

    /** The time of exchanges of equal blocks with all others, a window at a time. */
    static double cost(int size, int window, double block, CostModel model) {
        int windows = (size - 1) / window;
        double messages = windows * model.exchange(window, block) + model.exchange((size - 1) % window, block);
        // Its own block is copied before it looks at what has arrived.
        return messages
                + (size == 2 ? model.beside(block, block) : Math.max(0, model.reduce(block) - model.next(block, 0)));
    }
}
