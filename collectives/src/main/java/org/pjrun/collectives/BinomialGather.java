package org.pjrun.collectives;

/**
 * Gather up a binomial tree.
 *
 * <p>Idea: the mirror of {@link BinomialScatter}: each rank collects the blocks of its subtree in scratch and sends them to
 * its parent in one message. The root receives straight into its output; the one subtree whose blocks wrap round the end
 * of that arrives in two messages.
 * <br>Steps: ceil(log2 n) rounds. Bytes per rank: the root receives (n-1) blocks; blocks pass through log2 n / 2 ranks on
 * average.
 * <br>When: short blocks; with long ones the copies on the way cost more than the root's latency.
 * <br>Reference: Thakur, Rabenseifner, Gropp, "Optimization of collective communication operations in MPICH", Int. J.
 * High Performance Computing Applications 19(1), 2005.
 */
public final class BinomialGather implements Algorithm {
    /** Makes it; it has no parameters. */
    public BinomialGather() {}

    @Override
    public String name() {
        return "binomial";
    }

    @Override
    public Collective collective() {
        return Collective.GATHER;
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
        for (int distance = 1; distance < BinomialTree.reach(node, size) && node + distance < size; distance *= 2) {
            receive(steps, call, node, node + distance);
        }
        if (node == 0) {
            if (!call.inPlace()) {
                steps.copy(Schedule.OUTPUT, root * count, Schedule.INPUT, 0, count);
            }
            return steps.build();
        }
        int source = span == 1 ? Schedule.INPUT : Schedule.SCRATCH;
        if (span > 1) {
            steps.copy(Schedule.SCRATCH, 0, Schedule.INPUT, 0, count);
        }
        steps.waitAll();
        int parent = BinomialTree.parent(node);
        int straight = parent == 0 ? Math.min(span, Math.max(0, size - root - node)) : span;
        if (straight > 0) {
            steps.send(Ranks.around(parent, root, size), source, 0, straight * count);
        }
        if (straight < span) {
            steps.send(Ranks.around(parent, root, size), source, straight * count, (span - straight) * count);
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

    private static void receive(Schedule.Builder steps, Call call, int node, int child) {
        int size = call.size();
        long count = call.count();
        int peer = Ranks.around(child, call.root(), size);
        int span = BinomialTree.span(child, size);
        if (node != 0) {
            steps.recv(peer, Schedule.SCRATCH, (child - node) * count, span * count);
            return;
        }
        // Blocks of nodes before this one end the output, those from it on wrap round to its start.
        int wrap = size - call.root();
        int straight = Math.min(span, Math.max(0, wrap - child));
        if (straight > 0) {
            steps.recv(peer, Schedule.OUTPUT, peer * count, straight * count);
        }
        if (straight < span) {
            steps.recv(peer, Schedule.OUTPUT, Math.max(0, child - wrap) * count, (span - straight) * count);
        }
    }
}
