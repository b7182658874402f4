package org.pjrun.collectives;

/**
 * Broadcast down a binomial tree.
 *
 * <p>Idea: in every round each rank that has the data sends it to one that has not; the ranks form a binomial tree
 * around the root, farthest child first, since its subtree is the deepest.
 * <br>Steps: ceil(log2 n) rounds. Bytes per rank: receives S, the root sends S ceil(log2 n).
 * <br>When: short messages, any number of ranks.
 * <br>Reference: Thakur, Rabenseifner, Gropp, "Optimization of collective communication operations in MPICH", Int. J.
 * High Performance Computing Applications 19(1), 2005.
 */
public final class BinomialBcast implements Algorithm {
    /** Makes it; it has no parameters. */
    public BinomialBcast() {}

    @Override
    public String name() {
        return "binomial";
    }

    @Override
    public Collective collective() {
        return Collective.BCAST;
    }

    @Override
    public boolean supports(Call call) {
        return true;
    }

    @Override
    public Schedule schedule(Call call) {
        int size = call.size();
        int node = Ranks.around(call.rank(), -call.root(), size);
        Schedule.Builder steps = Schedule.builder();
        if (node != 0) {
            steps.recv(Ranks.around(BinomialTree.parent(node), call.root(), size), Schedule.OUTPUT, 0, call.count())
                    .waitAll();
        }
        for (int distance = BinomialTree.reach(node, size) / 2; distance > 0; distance /= 2) {
            if (node + distance < size) {
                steps.send(Ranks.around(node + distance, call.root(), size), Schedule.OUTPUT, 0, call.count());
            }
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        return Ranks.rounds(call.size()) * model.message(call.bytes(call.count()));
    }

    @Override
    public double excess(Call call) {
        return Ranks.isPowerOfTwo(call.size()) ? 1 : 2;
    }
}
