package org.pjrun.collectives;

import java.util.List;
import java.util.stream.Collectors;

/** All algorithms that there are: the list that selection, the checker and the documentation work through. */
public final class Algorithms {
    /** Long enough to be copied once, and for a few of them to fit in a cache. */
    private static final int SEGMENT_BYTES = 1 << 17;

    private static final int WINDOW = 16;

    private static final List<Algorithm> ALL = List.of(
            new DisseminationBarrier(),
            new TreeBarrier(),
            new BoardBarrier(),
            new TwoLevelBarrier(),
            new BinomialBcast(),
            new KnomialBcast(4),
            new LinearBcast(),
            new ScatterAllgatherBcast(),
            new ChainBcast(SEGMENT_BYTES),
            new BoardBcast(),
            new TwoLevelBcast(new BinomialBcast()),
            new TwoLevelBcast(new ScatterAllgatherBcast()),
            new BinomialReduce(),
            new RabenseifnerReduce(),
            new ChainReduce(SEGMENT_BYTES),
            new BoardReduce(),
            new TwoLevelReduce(new BinomialReduce()),
            new TwoLevelReduce(new RabenseifnerReduce()),
            new LinearReduce(Collective.REDUCE),
            new RecursiveDoublingAllreduce(),
            new RabenseifnerAllreduce(),
            new RingAllreduce(),
            new SegmentedRingAllreduce(SEGMENT_BYTES),
            new BoardAllreduce(),
            new SlicedBoardAllreduce(),
            new TwoLevelAllreduce(new RecursiveDoublingAllreduce()),
            new TwoLevelAllreduce(new RabenseifnerAllreduce()),
            new TwoLevelAllreduce(new RingAllreduce()),
            new LinearReduce(Collective.ALLREDUCE),
            new BinomialScatter(),
            new LinearScatter(Collective.SCATTER),
            new BoardScatter(),
            new LinearScatter(Collective.SCATTERV),
            new BinomialGather(),
            new LinearGather(Collective.GATHER),
            new BoardGather(),
            new TwoLevelGather(),
            new LinearGather(Collective.GATHERV),
            new RecursiveDoublingAllgather(),
            new BruckAllgather(Collective.ALLGATHER),
            new NeighbourExchangeAllgather(),
            new RingAllgather(Collective.ALLGATHER),
            new LinearAllgather(Collective.ALLGATHER, WINDOW),
            new BoardAllgather(Collective.ALLGATHER),
            new TwoLevelAllgather(new BruckAllgather(Collective.ALLGATHERV)),
            new TwoLevelAllgather(new RingAllgather(Collective.ALLGATHERV)),
            new BruckAllgather(Collective.ALLGATHERV),
            new RingAllgather(Collective.ALLGATHERV),
            new LinearAllgather(Collective.ALLGATHERV, WINDOW),
            new BoardAllgather(Collective.ALLGATHERV),
            new BruckAlltoall(),
            new LinearAlltoall(Collective.ALLTOALL, WINDOW),
            new PairwiseAlltoall(Collective.ALLTOALL),
            new BoardAlltoall(),
            new LinearAlltoall(Collective.ALLTOALLV, WINDOW),
            new PairwiseAlltoall(Collective.ALLTOALLV),
            new RecursiveHalvingReduceScatter(Collective.REDUCE_SCATTER),
            new PairwiseReduceScatter(Collective.REDUCE_SCATTER),
            new RingReduceScatter(Collective.REDUCE_SCATTER),
            new BoardReduceScatter(Collective.REDUCE_SCATTER),
            new LinearReduce(Collective.REDUCE_SCATTER),
            new RecursiveHalvingReduceScatter(Collective.REDUCE_SCATTER_BLOCK),
            new PairwiseReduceScatter(Collective.REDUCE_SCATTER_BLOCK),
            new RingReduceScatter(Collective.REDUCE_SCATTER_BLOCK),
            new BoardReduceScatter(Collective.REDUCE_SCATTER_BLOCK),
            new LinearReduce(Collective.REDUCE_SCATTER_BLOCK),
            new DoublingScan(Collective.SCAN),
            new ChainScan(Collective.SCAN, SEGMENT_BYTES),
            new BoardScan(Collective.SCAN),
            new DoublingScan(Collective.EXSCAN),
            new ChainScan(Collective.EXSCAN, SEGMENT_BYTES),
            new BoardScan(Collective.EXSCAN));

    private Algorithms() {}

    /**
     * All algorithms, those of a collective next to each other.
     *
     * @return an immutable list
     */
    public static List<Algorithm> all() {
        return ALL;
    }

    /**
     * The algorithms of one collective.
     *
     * @param collective which one
     * @return an immutable list
     */
    public static List<Algorithm> of(Collective collective) {
        return ALL.stream()
                .filter(algorithm -> algorithm.collective() == collective)
                .toList();
    }

    /**
     * The algorithm of a name.
     *
     * @param collective which collective
     * @param name its name, such as {@code "ring"}
     * @return the algorithm
     * @throws IllegalArgumentException if there is none, with the names that there are
     */
    public static Algorithm named(Collective collective, String name) {
        return of(collective).stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        collective + ": algorithm: " + name + " (expected: " + names(collective) + ")"));
    }

    private static String names(Collective collective) {
        return of(collective).stream().map(Algorithm::name).collect(Collectors.joining(", "));
    }
}
