package org.pjrun.benchmarks.program;

import java.util.Locale;
import org.pjrun.Comm;
import org.pjrun.tasks.Lock;
import org.pjrun.tasks.Queue;

/**
 * Elements of a queue from rank 0 to rank 1, and an uncontended lock of rank 1: {@code SharedObjects WARM_UP_MS REPETITIONS}.
 *
 * <p>Prints rows 4, pairs of put and take per second, and 5, pairs of lock and unlock.
 */
public final class SharedObjects {
    private static final int PAIRS = 10_000;

    private SharedObjects() {}

    /** Runs as one of two ranks. */
    public static void main(String[] args) throws InterruptedException {
        Comm comm = Comm.world();
        long warmUpNanos = Long.parseLong(args[0]) * 1_000_000;
        int repetitions = Integer.parseInt(args[1]);
        Queue<Integer> queue = Queue.of(comm, "numbers", 100);
        Lock lock = Lock.of(comm, "door");
        StringBuilder queued = new StringBuilder("4");
        StringBuilder locked = new StringBuilder("5");
        long begin = System.nanoTime();
        boolean warm = false;
        for (int r = 0; r < repetitions; r += warm ? 1 : 0) {
            warm = comm.bcastObject(System.nanoTime() - begin > warmUpNanos, 0);
            long start = System.nanoTime();
            pass(comm, queue);
            comm.barrier();
            long between = System.nanoTime();
            if (comm.rank() == 1) {
                use(lock);
            }
            comm.barrier();
            if (warm) {
                queued.append(rate(between - start));
                locked.append(rate(System.nanoTime() - between));
            }
        }
        if (comm.rank() == 0) {
            System.out.println(queued + "\n" + locked);
        }
    }

    private static void pass(Comm comm, Queue<Integer> queue) throws InterruptedException {
        for (int i = 0; i < PAIRS; i++) {
            if (comm.rank() == 0) {
                queue.put(i);
            } else {
                queue.take();
            }
        }
    }

    private static void use(Lock lock) {
        for (int i = 0; i < PAIRS; i++) {
            lock.lock();
            lock.unlock();
        }
    }

    private static String rate(long nanos) {
        return String.format(Locale.ROOT, " %.1f", PAIRS * 1e9 / nanos);
    }
}
