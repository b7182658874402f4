package org.pjrun.systemtests.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.pjrun.Comm;
import org.pjrun.ElementType;
import org.pjrun.tasks.Lock;
import org.pjrun.tasks.Pool;
import org.pjrun.tasks.SharedArray;

/** Ranks that share an array and a lock; or a pool of ranks of which one ends amid a task. */
final class Sharing {
    private static final int COUNT = 50;

    private Sharing() {}

    public static void main(String[] args) {
        Comm comm = Comm.world();
        if (args[0].equals("array")) {
            share(comm);
        } else {
            survive(comm, Integer.parseInt(args[1]));
        }
    }

    private static void share(Comm comm) {
        SharedArray counts = SharedArray.of(comm, "counts", ElementType.LONG, comm.size() + 1L);
        Lock lock = Lock.of(comm, "door");
        for (int i = 0; i < COUNT; i++) {
            counts.add(comm.rank(), 1L);
            try (Lock.Guard _ = lock.acquire()) {
                counts.store(comm.size(), counts.loadLong(comm.size()) + 1);
            }
        }
        comm.barrier();
        long[] all = new long[comm.size() + 1];
        counts.load(0, all);
        if (comm.rank() == comm.size() - 1) {
            System.out.println(Arrays.toString(all));
        }
        comm.barrier(); // rank 0 keeps the array until all have read it
    }

    /** Ranks from that number on end at their first task. */
    private static void survive(Comm comm, int mortal) {
        try (Pool pool = Pool.over(comm)) {
            if (pool.isMaster()) {
                List<Integer> inputs = IntStream.range(0, 200).boxed().toList();
                System.out.println("sum "
                        + pool
                                .map(inputs, x -> {
                                    if (Comm.world().rank() >= mortal) {
                                        Runtime.getRuntime().halt(9);
                                    }
                                    Thread.sleep(1);
                                    return x;
                                })
                                .stream()
                                .mapToInt(x -> x)
                                .sum());
                System.out.println("workers " + pool.workers());
            }
        }
    }
}
