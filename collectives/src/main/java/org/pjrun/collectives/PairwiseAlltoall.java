package org.pjrun.collectives;

/**
 * Alltoall by pairwise exchange.
 *
 * <p>Idea: in round k each rank exchanges with one peer only: with rank XOR k if n is a power of two, else it sends to the
 * rank k above and receives from the rank k below. Every link carries one message at a time.
 * <br>Steps: n-1 rounds. Bytes per rank: (n-1) blocks sent and received, straight into their place.
 * <br>When: long blocks, where messages under way together would only hinder each other.
 * <br>Reference: Thakur, Rabenseifner, Gropp, "Optimization of collective communication operations in MPICH", Int. J.
 * High Performance Computing Applications 19(1), 2005.
 */
public final class PairwiseAlltoall implements Algorithm {
    private final Collective collective;

    /**
     * Makes it for alltoall or alltoallv.
     *
     * @param collective one of the two
     */
    public PairwiseAlltoall(Collective collective) {
        this.collective = Check.oneOf("pairwise alltoall", collective, Collective.ALLTOALL, Collective.ALLTOALLV);
    }

    @Override
    public String name() {
        return "pairwise";
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
        Schedule.Builder steps = Schedule.builder();
        Source source = Source.of(call, steps);
        if (size == 1) {
            source.keepOwn(call, steps);
        }
        for (int round = 1; round < size; round++) {
            if (Ranks.isPowerOfTwo(size)) {
                source.exchange(call, steps, rank ^ round, rank ^ round);
            } else {
                source.exchange(call, steps, Ranks.around(rank, -round, size), Ranks.around(rank, round, size));
            }
            if (round == 1) {
                source.keepOwn(call, steps);
            }
            steps.waitAll();
        }
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return collective == Collective.ALLTOALLV
                ? Symmetry.NONE
                : Ranks.isPowerOfTwo(call.size()) ? Symmetry.EXCHANGE : Symmetry.ROTATION;
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        double bytes = call.bytes(call.count());
        return model.rounds(size - 1, (size - 1) * bytes) + model.beside(bytes, bytes);
    }
}
