package org.pjrun.collectives.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.pjrun.collectives.Blocks;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.Topology;

/** The calls of all ranks that belong together; for the v-variants with random counts and displacements. */
record Family(
        Collective collective,
        int size,
        int root,
        long count,
        boolean commutative,
        InPlace inPlace,
        Topology topology) {
    static final int ELEMENT_BYTES = 8;

    Family(Collective collective, int size, int root, long count, boolean commutative, InPlace inPlace) {
        this(collective, size, root, count, commutative, inPlace, Topology.UNKNOWN);
    }

    Family on(Topology known) {
        return new Family(collective, size, root, count, commutative, inPlace, known);
    }

    /** The call of each rank. With irregular blocks, count is the largest that a block may have. */
    List<Call> calls(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] counts = counts(random);
        List<Call> calls = new ArrayList<>(size);
        for (int rank = 0; rank < size; rank++) {
            calls.add(call(rank, counts, inPlace.on(random), random).on(topology));
        }
        return calls;
    }

    private Call call(int rank, long[][] counts, boolean here, SplittableRandom random) {
        Blocks none = Blocks.none();
        return switch (collective) {
            case SCATTERV -> irregular(rank, counts[0][rank], here, scattered(counts[0], random), none);
            case GATHERV -> irregular(rank, counts[0][rank], here, none, scattered(counts[0], random));
            case ALLGATHERV -> irregular(rank, counts[0][rank], here, none, scattered(counts[0], random));
            case REDUCE_SCATTER -> irregular(rank, counts[0][rank], here, none, Blocks.of(counts[0]));
            case ALLTOALLV -> {
                long[] received = new long[size];
                for (int i = 0; i < size; i++) {
                    received[i] = counts[i][rank];
                }
                yield irregular(rank, 0, here, scattered(counts[rank], random), scattered(received, random));
            }
            default -> new Call(collective, rank, size, root, count, commutative, here, ELEMENT_BYTES);
        };
    }

    private Call irregular(int rank, long own, boolean here, Blocks send, Blocks receive) {
        return new Call(collective, rank, size, root, own, commutative, here, ELEMENT_BYTES, send, receive);
    }

    private long[][] counts(SplittableRandom random) {
        // In place each rank sends as much to a peer as it gets from it, or there would be no room for both.
        boolean symmetric = inPlace != InPlace.NONE;
        long[][] counts = new long[collective == Collective.ALLTOALLV ? size : 1][size];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < size; j++) {
                long drawn = random.nextInt(4) == 0 ? 0 : random.nextLong(count + 1);
                counts[i][j] = symmetric && j < i ? counts[j][i] : drawn;
            }
        }
        return counts;
    }

    /** Blocks in random order with gaps. */
    private Blocks scattered(long[] counts, SplittableRandom random) {
        int[] order = new int[counts.length];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        long[] displacements = new long[counts.length];
        long end = 0;
        for (int block : order) {
            displacements[block] = end + random.nextInt(3);
            end = displacements[block] + counts[block];
        }
        return Blocks.of(counts, displacements);
    }
}
