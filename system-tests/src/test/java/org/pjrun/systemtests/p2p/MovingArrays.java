package org.pjrun.systemtests.p2p;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.pjrun.Comm;
import org.pjrun.Request;

/** Exchanges long arrays for so many milliseconds while other threads make garbage all the time, of which some lives for a while. */
public final class MovingArrays {
    private static final long FIRST_BYTES_COPIED_TWICE = 40L << 20;
    private static final int MOST_AT_A_TIME = 6;
    private static final int MOST_LONGS = 100_000;
    private static final int KEPT = 200;

    private MovingArrays() {}

    /** Runs as one rank. */
    public static void main(String[] arguments) {
        Comm world = Comm.world();
        long seed = Long.parseLong(arguments[0]);
        SplittableRandom random = new SplittableRandom(seed);
        long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000;
        Thread.ofPlatform().daemon().start(() -> litter(new SplittableRandom(seed + world.rank())));
        long bytes = 0;
        long number = 0;
        while (world.bcast(System.nanoTime() < end || bytes < 2 * FIRST_BYTES_COPIED_TWICE ? 1 : 0, 0) == 1) {
            int count = 1 + random.nextInt(MOST_AT_A_TIME);
            List<long[]> arrays = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                arrays.add(new long[1 + random.nextInt(MOST_LONGS)]);
                bytes += 8L * arrays.getLast().length;
            }
            exchange(world, arrays, number);
            number += count;
        }
        System.out.println("right: " + (number > 0));
    }

    private static void exchange(Comm world, List<long[]> arrays, long number) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < arrays.size(); i++) {
            long[] array = arrays.get(i);
            if (world.rank() == 0) {
                for (int k = 0; k < array.length; k++) {
                    array[k] = (number + i) * MOST_LONGS + k;
                }
                requests.add(world.isend(array, 1, i));
            } else {
                requests.add(world.irecv(array, 0, i));
            }
        }
        Request.waitAll(requests.toArray(new Request[0]));
        for (int i = 0; i < arrays.size() && world.rank() == 1; i++) {
            long[] array = arrays.get(i);
            for (int k = 0; k < array.length; k++) {
                if (array[k] != (number + i) * MOST_LONGS + k) {
                    throw new AssertionError("message " + (number + i) + " of " + array.length + " longs: at " + k
                            + " stands " + array[k]);
                }
            }
        }
    }

    private static void litter(SplittableRandom random) {
        Object[] kept = new Object[KEPT];
        while (true) {
            byte[] litter = new byte[random.nextInt(20_000)];
            Arrays.fill(litter, (byte) -1);
            kept[random.nextInt(KEPT)] = litter;
        }
    }
}
