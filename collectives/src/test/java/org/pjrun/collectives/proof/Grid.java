package org.pjrun.collectives.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.pjrun.collectives.Algorithm;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.Topology;

/**
 * The calls that an algorithm is proven on.
 *
 * <p>By default: up to 7 ranks every root, every count, and every way to be in place and to deliver; up to 16 ranks every
 * root and count, the ways taking turns; up to 64 ranks the roots 0, 1, n/2 and n-1, the counts taking turns as well. With
 * {@code -Dpjrun.proof=true} (profile {@code proof}) all of them in all ways.
 */
final class Grid {
    static final boolean FULL = Boolean.getBoolean("pjrun.proof");
    private static final int ALL_WAYS = 7;
    private static final int ALL_ROOTS = 16;

    private final Algorithm algorithm;
    private final long[] counts;
    private int turn;
    private int nextCount;

    Grid(Algorithm algorithm, long... counts) {
        this.algorithm = algorithm;
        this.counts = counts;
    }

    /** Proves the algorithm for these numbers of ranks, beside each other if nothing takes turns. */
    int proveAll(IntStream sizes) {
        return (FULL ? sizes.parallel() : sizes).map(this::prove).sum();
    }

    /** Proves the algorithm for this number of ranks; returns how many calls it supported. */
    int prove(int size) {
        List<Integer> roots = roots(size);
        int played = 0;
        if (FULL || size <= ALL_ROOTS) {
            for (int root : roots) {
                for (long count : counts) {
                    played += prove(size, root, count);
                }
            }
        } else {
            for (int i = 0; i < Math.max(2, roots.size()); i++) {
                played += prove(size, roots.get(i % roots.size()), counts[nextCount++ % counts.length]);
            }
        }
        return played;
    }

    private int prove(int size, int root, long count) {
        int played = prove(size, root, count, true);
        return algorithm.collective().reduces() ? played + prove(size, root, count, false) : played;
    }

    private int prove(int size, int root, long count, boolean commutative) {
        if (!FULL && size > ALL_WAYS) {
            turn++;
            InPlace inPlace = InPlace.values()[turn % 3];
            return play(size, root, count, commutative, inPlace, Delivery.values()[turn / 3 % 3]);
        }
        int played = 0;
        for (InPlace inPlace : InPlace.values()) {
            for (Delivery delivery : Delivery.values()) {
                played += play(size, root, count, commutative, inPlace, delivery);
            }
        }
        return played;
    }

    private int play(int size, int root, long count, boolean commutative, InPlace inPlace, Delivery delivery) {
        long seed = size * 1_000_003L + root * 7919L + count;
        Family family = new Family(algorithm.collective(), size, root, count, commutative, inPlace);
        if (play(family, delivery, seed) > 0) {
            return 1;
        }
        int played = 0;
        List<Topology> topologies = topologies(size, seed);
        if (FULL || size <= ALL_WAYS) {
            for (Topology topology : topologies) {
                played += play(family.on(topology), delivery, seed);
            }
        } else {
            for (int i = 0; i < topologies.size() && played == 0; i++) {
                played += play(family.on(topologies.get(turn++ % topologies.size())), delivery, seed);
            }
        }
        return played;
    }

    private int play(Family family, Delivery delivery, long seed) {
        List<Call> calls = family.calls(seed);
        if (!algorithm.supports(calls.getFirst().common())) {
            return 0;
        }
        Checker.check(algorithm, calls, delivery, seed);
        return 1;
    }

    /** For what needs to know where ranks are: slots that hold all or little, hosts filled in order or at random. */
    private static List<Topology> topologies(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int little = (size + 1 + random.nextInt(40)) * Family.ELEMENT_BYTES;
        int[] hosts = random.ints(size, 0, 1 + size / 3).toArray();
        return List.of(
                Topology.oneHost(little),
                Topology.blocks(3, 0),
                Topology.oneHost(64 * 64 * Family.ELEMENT_BYTES),
                Topology.blocks(Math.max(1, size / 2), little),
                Topology.of(hosts, 0),
                Topology.of(hosts, little));
    }

    private List<Integer> roots(int size) {
        if (!algorithm.collective().rooted()) {
            return List.of(0);
        }
        List<Integer> roots = new ArrayList<>();
        if (FULL || size <= ALL_ROOTS) {
            IntStream.range(0, size).forEach(roots::add);
        } else {
            roots.addAll(List.of(0, 1, size / 2, size - 1));
        }
        return roots;
    }
}
