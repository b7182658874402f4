package org.pjrun.collectives;

/**
 * One rank's collective call: everything that a schedule depends on; a value, and so a key for caches.
 *
 * <p>What the buffers hold (input and output of a schedule), elements counted as MPI means them:
 *
 * <table>
 * <caption>buffers by collective</caption>
 * <tr><th>collective</th><th>count</th><th>input</th><th>output</th><th>in place</th></tr>
 * <tr><td>bcast</td><td>all</td><td>none</td><td>the data, on all ranks</td><td>-</td></tr>
 * <tr><td>reduce</td><td>all</td><td>count</td><td>count at the root, else none</td>
 *   <td>at the root: its input stands in output</td></tr>
 * <tr><td>allreduce, scan, exscan</td><td>all</td><td>count</td><td>count</td><td>input stands in output</td></tr>
 * <tr><td>scatter(v)</td><td>own block</td><td>at the root: send blocks</td><td>count</td>
 *   <td>at the root: no output, its block stays in input</td></tr>
 * <tr><td>gather(v)</td><td>own block</td><td>count</td><td>at the root: receive blocks</td>
 *   <td>at the root: its block stands in output</td></tr>
 * <tr><td>allgather(v)</td><td>own block</td><td>count</td><td>receive blocks</td><td>own block stands in output</td></tr>
 * <tr><td>alltoall(v)</td><td>a block; 0 for v</td><td>send blocks</td><td>receive blocks</td>
 *   <td>what is sent stands in output, in the receive blocks</td></tr>
 * <tr><td>reduce-scatter(-block)</td><td>own block</td><td>all receive blocks, one after the other</td><td>count</td>
 *   <td>input stands in output, which is as long; the result goes to its start</td></tr>
 * </table>
 *
 * <p>Counts must be in elements that all ranks agree on: where MPI lets ranks describe the same data by different
 * datatypes, the caller counts basic elements. {@code inPlace} is normalised to false where it has no meaning, send
 * blocks of scatterv and receive blocks of gatherv to none outside the root,
 * those of reduce-scatter to follow each other.
 *
 * @param collective which one
 * @param rank this rank, from 0 to {@code size - 1}
 * @param size number of ranks, at least 1
 * @param root the root's rank; 0 for collectives without one
 * @param count elements as in the table
 * @param commutative whether the operation commutes; where it does not, data is combined in rank order 0, 1, 2 ...
 * @param inPlace whether this rank passed MPI_IN_PLACE; ranks may differ
 * @param elementBytes bytes of one element, for choosing an algorithm and for segment sizes
 * @param sendBlocks blocks of the input
 * @param receiveBlocks blocks of the output, or for reduce-scatter of the input
 * @param topology which ranks share a host
 */
public record Call(
        Collective collective,
        int rank,
        int size,
        int root,
        long count,
        boolean commutative,
        boolean inPlace,
        int elementBytes,
        Blocks sendBlocks,
        Blocks receiveBlocks,
        Topology topology) {

    /** Checks the arguments and normalises what has no meaning on this rank. */
    public Call {
        String name = collective.name();
        Check.positive(name, "size", size);
        Check.index(name, "rank", rank, size);
        Check.index(name, "root", root, size);
        Check.notNegative(name, "count", count);
        Check.positive(name, "element bytes", elementBytes);
        boolean notRoot = rank != root;
        switch (collective) {
            case BARRIER, BCAST -> inPlace = false;
            case REDUCE -> inPlace = inPlace && !notRoot;
            case SCATTER, SCATTERV -> {
                inPlace = inPlace && !notRoot;
                sendBlocks = notRoot && collective == Collective.SCATTERV ? Blocks.none() : sendBlocks;
            }
            case GATHER, GATHERV -> {
                inPlace = inPlace && !notRoot;
                receiveBlocks = notRoot && collective == Collective.GATHERV ? Blocks.none() : receiveBlocks;
            }
            case REDUCE_SCATTER -> receiveBlocks = receiveBlocks.packed();
            default -> {}
        }
        requireBlocks(name, "send blocks", sendBlocks, sends(collective, notRoot) ? size : 0);
        requireBlocks(name, "receive blocks", receiveBlocks, receives(collective, notRoot) ? size : 0);
    }

    /**
     * A call of ranks of which nobody knows where they are.
     *
     * @param collective which one
     * @param rank this rank
     * @param size number of ranks
     * @param root the root's rank; 0 for collectives without one
     * @param count elements as in the class description
     * @param commutative whether the operation commutes
     * @param inPlace whether this rank passed MPI_IN_PLACE
     * @param elementBytes bytes of one element
     * @param sendBlocks blocks of the input
     * @param receiveBlocks blocks of the output, or for reduce-scatter of the input
     */
    public Call(
            Collective collective,
            int rank,
            int size,
            int root,
            long count,
            boolean commutative,
            boolean inPlace,
            int elementBytes,
            Blocks sendBlocks,
            Blocks receiveBlocks) {
        this(
                collective,
                rank,
                size,
                root,
                count,
                commutative,
                inPlace,
                elementBytes,
                sendBlocks,
                receiveBlocks,
                Topology.UNKNOWN);
    }

    /**
     * A call of a collective with equal blocks, or none.
     *
     * @param collective any that is not {@linkplain Collective#irregular() irregular}
     * @param rank this rank
     * @param size number of ranks
     * @param root the root's rank; 0 for collectives without one
     * @param count elements as in the class description
     * @param commutative whether the operation commutes
     * @param inPlace whether this rank passed MPI_IN_PLACE
     * @param elementBytes bytes of one element
     */
    public Call(
            Collective collective,
            int rank,
            int size,
            int root,
            long count,
            boolean commutative,
            boolean inPlace,
            int elementBytes) {
        this(
                collective,
                rank,
                size,
                root,
                count,
                commutative,
                inPlace,
                elementBytes,
                sends(collective, false) ? equalBlocks(collective, size, count) : Blocks.none(),
                receives(collective, false) ? equalBlocks(collective, size, count) : Blocks.none());
    }

    /**
     * The number of elements that the input buffer must hold.
     *
     * @return at least 0; 0 where the input is absent
     */
    public long inputExtent() {
        return switch (collective) {
            case BARRIER, BCAST -> 0;
            case SCATTER, SCATTERV -> rank == root ? sendBlocks.extent() : 0;
            case ALLTOALL, ALLTOALLV -> inPlace ? 0 : sendBlocks.extent();
            case REDUCE_SCATTER, REDUCE_SCATTER_BLOCK -> inPlace ? 0 : receiveBlocks.total();
            case REDUCE, ALLREDUCE, GATHER, GATHERV, ALLGATHER, ALLGATHERV, SCAN, EXSCAN -> inPlace ? 0 : count;
        };
    }

    /**
     * The number of elements that the output buffer must hold.
     *
     * @return at least 0; 0 where the output is absent
     */
    public long outputExtent() {
        return switch (collective) {
            case BARRIER -> 0;
            case BCAST, ALLREDUCE, SCAN, EXSCAN -> count;
            case REDUCE -> rank == root ? count : 0;
            case SCATTER, SCATTERV -> inPlace ? 0 : count;
            case GATHER, GATHERV -> rank == root ? receiveBlocks.extent() : 0;
            case ALLGATHER, ALLGATHERV, ALLTOALL, ALLTOALLV -> receiveBlocks.extent();
            case REDUCE_SCATTER, REDUCE_SCATTER_BLOCK -> inPlace ? receiveBlocks.total() : count;
        };
    }

    /**
     * What all ranks know alike of this call: the only thing that the choice of an algorithm may look at.
     *
     * @return a call that is equal on all ranks, with rank 0, not in place, and without counts that only some know
     */
    public Call common() {
        return switch (collective) {
            case SCATTERV, GATHERV, ALLTOALLV -> {
                Blocks unknown = Blocks.equal(size, 0);
                yield common(
                        0,
                        sends(collective, false) ? unknown : Blocks.none(),
                        receives(collective, false) ? unknown : Blocks.none());
            }
            case ALLGATHERV, REDUCE_SCATTER -> common(receiveBlocks.count(0), sendBlocks, receiveBlocks.packed());
            default -> common(count, sendBlocks, receiveBlocks);
        };
    }

    private Call common(long elements, Blocks send, Blocks receive) {
        return new Call(collective, 0, size, root, elements, commutative, false, elementBytes, send, receive, topology);
    }

    /**
     * The same call of ranks of which is known where they are.
     *
     * @param known equal on all ranks
     * @return the call
     */
    public Call on(Topology known) {
        return new Call(
                collective,
                rank,
                size,
                root,
                count,
                commutative,
                inPlace,
                elementBytes,
                sendBlocks,
                receiveBlocks,
                known);
    }

    /**
     * The elements that fit in a slot of the board.
     *
     * @return at least 0; 0 where there is no board
     */
    public long slotElements() {
        return topology.slotBytes() / elementBytes;
    }

    /**
     * The bytes of a number of elements.
     *
     * @param elements how many
     * @return {@code elements * elementBytes} as a double, since it may be larger than a long
     */
    public double bytes(long elements) {
        return (double) elements * elementBytes;
    }

    private static boolean sends(Collective collective, boolean notRoot) {
        return switch (collective) {
            case SCATTER, ALLTOALL, ALLTOALLV -> true;
            case SCATTERV -> !notRoot;
            default -> false;
        };
    }

    private static boolean receives(Collective collective, boolean notRoot) {
        return switch (collective) {
            case GATHER, ALLGATHER, ALLGATHERV, ALLTOALL, ALLTOALLV, REDUCE_SCATTER, REDUCE_SCATTER_BLOCK -> true;
            case GATHERV -> !notRoot;
            default -> false;
        };
    }

    private static Blocks equalBlocks(Collective collective, int size, long count) {
        if (collective.irregular()) {
            throw new IllegalArgumentException(
                    collective + ": blocks: none given (expected: counts of " + size + " ranks)");
        }
        return Blocks.equal(size, count);
    }

    private static void requireBlocks(String name, String what, Blocks blocks, int expected) {
        if (blocks.size() != expected) {
            throw new IllegalArgumentException(
                    name + ": " + what + ": " + blocks.size() + " (expected: " + expected + ")");
        }
    }
}
