package org.pjrun.collectives;

/**
 * Reduction up a binomial tree.
 *
 * <p>Idea: each rank combines its children's partial results with its own data, nearest child first, and sends what it
 * has to its parent. A subtree is a contiguous range of ranks, so rank order is kept. Where the operation commutes, the tree
 * is turned so that the root is its top; where it does not, rank 0 is the top and sends the result to the root.
 * <br>Steps: ceil(log2 n) rounds, one more without commutativity if the root is not rank 0. Bytes per rank: sends S, the
 * top receives S ceil(log2 n).
 * <br>When: short messages, any number of ranks, any operation.
 * <br>Reference: Thakur, Rabenseifner, Gropp, "Optimization of collective communication operations in MPICH", Int. J.
 * High Performance Computing Applications 19(1), 2005.
 */
public final class BinomialReduce implements Algorithm {
    /** Makes it; it has no parameters. */
    public BinomialReduce() {}

    @Override
    public String name() {
        return "binomial";
    }

    @Override
    public Collective collective() {
        return Collective.REDUCE;
    }

    @Override
    public boolean supports(Call call) {
        return true;
    }

    @Override
    public Schedule schedule(Call call) {
        int size = call.size();
        int rank = call.rank();
        long count = call.count();
        int top = call.commutative() ? call.root() : 0;
        int node = Ranks.around(rank, -top, size);
        boolean atRoot = rank == call.root();
        Schedule.Builder steps = Schedule.builder();
        int held = call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT;
        // A root below the top sends its partial result from scratch too: the result itself arrives in its output
        // later.
        Accumulator value = atRoot && rank == top
                ? Accumulator.inOutput(steps, call)
                : new Accumulator(steps, held, 0, Schedule.SCRATCH, 0, count);
        for (int distance = 1; distance < BinomialTree.reach(node, size) && node + distance < size; distance *= 2) {
            value.receive(Ranks.around(node + distance, top, size), false, 0, count);
        }
        if (node != 0) {
            value.send(Ranks.around(BinomialTree.parent(node), top, size), 0, count);
        } else if (!atRoot) {
            value.send(call.root(), 0, count);
        } else {
            value.settle(count);
        }
        if (atRoot && rank != top) {
            if (call.inPlace()) {
                // A leaf sends from the output itself.
                steps.waitAll();
            }
            steps.recv(top, Schedule.OUTPUT, 0, count);
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        double bytes = call.bytes(call.count());
        int rounds = Ranks.rounds(call.size());
        int hop = call.commutative() || call.root() == 0 ? 0 : 1;
        return (rounds + hop) * model.message(bytes) + rounds * model.reduce(bytes);
    }

    @Override
    public double excess(Call call) {
        return Ranks.isPowerOfTwo(call.size()) ? 1 : 2;
    }
}
