package org.pjrun.collectives;

/**
 * Allgather by recursive doubling.
 *
 * <p>Idea: in round k partners 2^k apart exchange all blocks that they have, which are contiguous in the output.
 * <br>Steps: log2 n rounds. Bytes per rank: (n-1) blocks sent and received, straight into their place.
 * <br>When: short and medium blocks, a power of two of ranks.
 * <br>Reference: Thakur, Rabenseifner, Gropp, "Optimization of collective communication operations in MPICH", Int. J.
 * High Performance Computing Applications 19(1), 2005.
 */
public final class RecursiveDoublingAllgather implements Algorithm {
    /** Makes it; it has no parameters. */
    public RecursiveDoublingAllgather() {}

    @Override
    public String name() {
        return "recursive-doubling";
    }

    @Override
    public Collective collective() {
        return Collective.ALLGATHER;
    }

    @Override
    public boolean supports(Call call) {
        return Ranks.isPowerOfTwo(call.size());
    }

    @Override
    public Schedule schedule(Call call) {
        int rank = call.rank();
        long count = call.count();
        Schedule.Builder steps = Schedule.builder();
        OwnBlock own = OwnBlock.of(call);
        for (int distance = 1; distance < call.size(); distance *= 2) {
            int peer = rank ^ distance;
            int mine = rank & -distance;
            int theirs = peer & -distance;
            steps.recv(peer, Schedule.OUTPUT, theirs * count, distance * count);
            if (distance == 1) {
                own.sendAndKeep(steps, peer);
            } else {
                steps.send(peer, Schedule.OUTPUT, mine * count, distance * count);
            }
            steps.waitAll();
        }
        if (call.size() == 1) {
            own.keep(steps);
        }
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.exchange(call, true);
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        double bytes = call.bytes(call.count());
        return model.rounds(Ranks.rounds(size), (size - 1) * bytes) + model.beside(bytes, bytes);
    }
}
