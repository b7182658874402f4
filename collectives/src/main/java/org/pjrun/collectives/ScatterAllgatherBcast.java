package org.pjrun.collectives;

/**
 * Broadcast as a scatter followed by an allgather (van de Geijn).
 *
 * <p>Idea: the root's data is cut into n blocks and scattered down a binomial tree; then the blocks go round a ring until
 * everybody has all. In the tree a rank keeps its whole subtree's blocks, and the ring does not send it those again.
 * <br>Steps: ceil(log2 n) + n - 1 rounds. Bytes per rank: about 2 S (n-1)/n, whatever n is, where a tree moves S log2 n.
 * <br>When: long messages; with many ranks the latency of the ring weighs more, and the chain is better.
 * <br>Reference: Barnett, Shuler, van de Geijn, Gupta, Payne, Watts, "Interprocessor collective communication library
 * (InterCom)", Scalable High Performance Computing Conference 1994; the shortened ring: Thakur et al. 2005.
 */
public final class ScatterAllgatherBcast implements Algorithm {
    /** Makes it; it has no parameters. */
    public ScatterAllgatherBcast() {}

    @Override
    public String name() {
        return "scatter-allgather";
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
        int root = call.root();
        int node = Ranks.around(call.rank(), -root, size);
        Blocks blocks = Blocks.cut(call.count(), size);
        Schedule.Builder steps = Schedule.builder();
        scatter(steps, blocks, node, root);
        int right = Ranks.around(node, 1, size);
        int rightRank = Ranks.around(call.rank(), 1, size);
        int leftRank = Ranks.around(call.rank(), -1, size);
        for (int step = 0; step < size - 1; step++) {
            // Step s brings node v the block of node v-1-s. It has those of its own subtree since the scatter, so that
            // only blocks from outside must be waited for, and the root never waits.
            boolean sends = size - 1 - step >= BinomialTree.span(right, size);
            if (sends && step > 0 && size - step >= BinomialTree.span(node, size)) {
                steps.waitAll();
            }
            if (size - 1 - step >= BinomialTree.span(node, size)) {
                int block = Ranks.around(node, -1 - step, size);
                steps.recv(leftRank, Schedule.OUTPUT, blocks.offset(block), blocks.count(block));
            }
            if (sends) {
                int block = Ranks.around(node, -step, size);
                steps.send(rightRank, Schedule.OUTPUT, blocks.offset(block), blocks.count(block));
            }
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        double bytes = call.bytes(call.count()) * (size - 1) / size;
        return size == 2 ? model.fanIn(2, bytes) : model.rounds(Ranks.rounds(size) + size - 1, 2 * bytes);
    }

    @Override
    public double excess(Call call) {
        return call.size() == 2 ? 1 : 1.35;
    }

    private static void scatter(Schedule.Builder steps, Blocks blocks, int node, int root) {
        int size = blocks.size();
        if (node != 0) {
            int parent = Ranks.around(BinomialTree.parent(node), root, size);
            steps.recv(parent, Schedule.OUTPUT, blocks.offset(node), subtree(blocks, node));
            if (node < size - 1) {
                // The last node passes nothing on: the root, its neighbour on the ring, has everything.
                steps.waitAll();
            }
        }
        for (int distance = BinomialTree.reach(node, size) / 2; distance > 0; distance /= 2) {
            int child = node + distance;
            if (child < size) {
                steps.send(
                        Ranks.around(child, root, size), Schedule.OUTPUT, blocks.offset(child), subtree(blocks, child));
            }
        }
    }

    private static long subtree(Blocks blocks, int node) {
        return Ranks.length(blocks, node, BinomialTree.span(node, blocks.size()));
    }
}
