package org.pjrun.collectives;

/**
 * The binomial tree over nodes 0 to size-1 with root 0: node v's parent is v without its lowest set bit.
 *
 * <p>The subtree of v holds the nodes from v to {@code v + span(v) - 1}, so it is a contiguous range, and the subtrees of
 * v's children by rising distance follow each other: combining them in that order keeps rank order.
 */
final class BinomialTree {
    private BinomialTree() {}

    static int parent(int node) {
        return node & (node - 1);
    }

    /** The distance that v's children lie below: they are v+1, v+2, v+4 ... as far as it is below this and in range. */
    static int reach(int node, int size) {
        return node == 0 ? 1 << Ranks.rounds(size) : Integer.lowestOneBit(node);
    }

    /** The number of nodes in v's subtree. */
    static int span(int node, int size) {
        return Math.min(reach(node, size), size - node);
    }

    /** The time in which one block for each rank goes up or down the tree. */
    static double costOfBlocks(Call call, CostModel model) {
        int size = call.size();
        double bytes = call.bytes(call.count());
        if (size == 2) {
            return model.message(bytes) + model.beside(bytes, bytes);
        }
        // Blocks that wrap round the end of the buffer are two messages.
        double wrap = call.root() == 0 ? 0 : model.handling();
        return model.rounds(Ranks.rounds(size), (size - 1) * bytes) + model.reduce(bytes) + wrap;
    }

    /** Messages of different subtrees overlap, which {@link #costOfBlocks} knows of two ranks only. */
    static double excessOfBlocks(Call call) {
        return call.size() == 2 ? 1 : 3;
    }
}
