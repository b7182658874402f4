package org.pjrun.collectives;

/**
 * Scatter down a binomial tree.
 *
 * <p>Idea: each rank receives the blocks of its whole subtree in one message, keeps its own and passes the others on in
 * halves. The tree starts at the root, so at most one subtree of the root's wraps round the end of its buffer: that one
 * travels in two messages, and the root copies nothing.
 * <br>Steps: ceil(log2 n) rounds. Bytes per rank: the root sends (n-1) blocks, a rank half way down about n/2; blocks pass
 * through log2 n / 2 ranks on average.
 * <br>When: short blocks; with long ones the copies on the way cost more than the root's latency.
 * <br>Reference: Thakur, Rabenseifner, Gropp, "Optimization of collective communication operations in MPICH", Int. J.
 * High Performance Computing Applications 19(1), 2005.
 */
public final class BinomialScatter implements Algorithm {
    /** Makes it; it has no parameters. */
    public BinomialScatter() {}

    @Override
    public String name() {
        return "binomial";
    }

    @Override
    public Collective collective() {
        return Collective.SCATTER;
    }

    @Override
    public boolean supports(Call call) {
        return true;
    }

    @Override
    public Schedule schedule(Call call) {
        int size = call.size();
        int root = call.root();
        long count = call.count();
        int node = Ranks.around(call.rank(), -root, size);
        int span = BinomialTree.span(node, size);
        Schedule.Builder steps = Schedule.builder();
        if (node != 0) {
            int parent = BinomialTree.parent(node);
            int target = span == 1 ? Schedule.OUTPUT : Schedule.SCRATCH;
            int straight = parent == 0 ? Math.min(span, Math.max(0, size - root - node)) : span;
            if (straight > 0) {
                steps.recv(Ranks.around(parent, root, size), target, 0, straight * count);
            }
            if (straight < span) {
                steps.recv(Ranks.around(parent, root, size), target, straight * count, (span - straight) * count);
            }
            steps.waitAll();
        }
        for (int distance = BinomialTree.reach(node, size) / 2; distance > 0; distance /= 2) {
            int child = node + distance;
            if (child < size) {
                send(steps, call, node, child);
            }
        }
        if (node == 0 && !call.inPlace()) {
            steps.copy(Schedule.OUTPUT, 0, Schedule.INPUT, root * count, count);
        } else if (node != 0 && span > 1) {
            steps.copy(Schedule.OUTPUT, 0, Schedule.SCRATCH, 0, count);
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        return BinomialTree.costOfBlocks(call, model);
    }

    @Override
    public double excess(Call call) {
        return BinomialTree.excessOfBlocks(call);
    }

    private static void send(Schedule.Builder steps, Call call, int node, int child) {
        int size = call.size();
        long count = call.count();
        int peer = Ranks.around(child, call.root(), size);
        int span = BinomialTree.span(child, size);
        if (node != 0) {
            steps.send(peer, Schedule.SCRATCH, (child - node) * count, span * count);
            return;
        }
        // Blocks of nodes before this one end the input, those from it on wrap round to its start.
        int wrap = size - call.root();
        int straight = Math.min(span, Math.max(0, wrap - child));
        if (straight > 0) {
            steps.send(peer, Schedule.INPUT, peer * count, straight * count);
        }
        if (straight < span) {
            steps.send(peer, Schedule.INPUT, Math.max(0, child - wrap) * count, (span - straight) * count);
        }
    }
}
