package org.pjrun.samples.nas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.pjrun.CartComm;

/**
 * A point charge: NPB puts ten of +1 where the largest of random numbers are, one number for each point, and ten of -1 where the
 * smallest are.
 *
 * @param random the number at this point
 * @param z where it is
 * @param y where it is
 * @param x where it is, of all numbers the one that changes first
 * @param charge what is put there
 */
record MgCharge(double random, int z, int y, int x, double charge) {
    private static final int OF_A_SIGN = 10;
    private static final Comparator<MgCharge> SMALLEST_FIRST = Comparator.comparingDouble(MgCharge::random);

    /** Finds the charges in a box with so many points in each direction; collective, the same on all ranks. */
    static List<MgCharge> choose(CartComm grid, int side) {
        PriorityQueue<MgCharge> largest = new PriorityQueue<>(SMALLEST_FIRST);
        PriorityQueue<MgCharge> smallest = new PriorityQueue<>(SMALLEST_FIRST.reversed());
        int[] extent = extent(grid, side);
        int[] from = origin(grid, extent);
        for (int z = from[0]; z < from[0] + extent[0]; z++) {
            for (int y = from[1]; y < from[1] + extent[1]; y++) {
                Randoms randoms = new Randoms(Randoms.SEED, ((long) z * side + y) * side + from[2]);
                for (int x = from[2]; x < from[2] + extent[2]; x++) {
                    double random = randoms.next();
                    keep(largest, random, z, y, x, 1);
                    keep(smallest, random, z, y, x, -1);
                }
            }
        }
        List<MgCharge> chosen = new ArrayList<>(best(grid, largest));
        chosen.addAll(best(grid, smallest));
        return chosen;
    }

    /** Puts the charge into this rank's part of the box, if it is there. */
    void put(double[][][] part, CartComm grid) {
        int[] extent = {part.length - 2, part[0].length - 2, part[0][0].length - 2};
        int[] from = origin(grid, extent);
        int k = z - from[0];
        int j = y - from[1];
        int i = x - from[2];
        if (k >= 0 && k < extent[0] && j >= 0 && j < extent[1] && i >= 0 && i < extent[2]) {
            part[k + 1][j + 1][i + 1] = charge;
        }
    }

    private static int[] extent(CartComm grid, int side) {
        int[] ranks = grid.dims();
        return new int[] {side / ranks[0], side / ranks[1], side / ranks[2]};
    }

    private static int[] origin(CartComm grid, int[] extent) {
        int[] coords = grid.coords();
        return new int[] {coords[0] * extent[0], coords[1] * extent[1], coords[2] * extent[2]};
    }

    /** Keeps a number if it is better than the worst of ten, which is the queue's head. */
    private static void keep(PriorityQueue<MgCharge> kept, double random, int z, int y, int x, double charge) {
        MgCharge worst = kept.peek();
        if (worst == null || kept.size() < OF_A_SIGN || charge * random > charge * worst.random) {
            kept.add(new MgCharge(random, z, y, x, charge));
            if (kept.size() > OF_A_SIGN) {
                kept.remove();
            }
        }
    }

    /** The ten best of what all ranks have kept. */
    private static List<MgCharge> best(CartComm grid, PriorityQueue<MgCharge> kept) {
        List<MgCharge> all = new ArrayList<>();
        for (List<MgCharge> ofRank : grid.<List<MgCharge>>allgatherObject(new ArrayList<>(kept))) {
            all.addAll(ofRank);
        }
        all.sort(Collections.reverseOrder(kept.comparator()));
        return all.subList(0, OF_A_SIGN);
    }
}
