package org.pjrun.systemtests.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.pjrun.Comm;
import org.pjrun.Diagnosis;
import org.pjrun.Op;
import org.pjrun.Request;
import org.pjrun.Status;

/**
 * A correct program that waits in all ways, each rank at times for much longer than the others like: it sleeps, computes, makes
 * garbage, waits for threads, futures, children and locks of its own.
 */
final class Wandering {
    private static final int TAG = 3;
    private static final int[] LENGTHS = {1, 500, 50_000};
    private static final int KINDS = 11;

    private final Comm comm;
    private final Comm aside;
    private final int me;
    private final int size;
    private final Random own;
    private final int longestPauseMillis;

    private Wandering(Comm comm, long seed, int longestPauseMillis) {
        this.comm = comm;
        this.aside = comm.dup();
        this.me = comm.rank();
        this.size = comm.size();
        this.own = new Random(seed * 31 + me);
        this.longestPauseMillis = longestPauseMillis;
    }

    public static void main(String[] arguments) throws Exception {
        wander(
                Comm.world(),
                Long.parseLong(arguments[0]),
                Long.parseLong(arguments[1]),
                Integer.parseInt(arguments[2]));
    }

    /** Does for so long what the seed says; the number of steps. */
    static int wander(Comm comm, long seed, long millis, int longestPauseMillis) throws Exception {
        Wandering wandering = new Wandering(comm, seed, longestPauseMillis);
        Random common = new Random(seed);
        long end = System.nanoTime() + millis * 1_000_000;
        int steps = 0;
        while (comm.allreduce(System.nanoTime() < end ? 1 : 0, Op.MIN) == 1) {
            wandering.step(common.nextInt(KINDS), common);
            steps++;
        }
        wandering.aside.free();
        return steps;
    }

    private void step(int kind, Random common) throws Exception {
        int[] data = new int[LENGTHS[common.nextInt(LENGTHS.length)]];
        int distance = 1 + common.nextInt(size - 1);
        int next = (me + distance) % size;
        int previous = (me + size - distance) % size;
        int root = common.nextInt(size);
        Arrays.fill(data, me);
        switch (kind) {
            case 0 -> {
                pause();
                int[] from = new int[data.length];
                comm.sendrecv(data, next, TAG, from, previous, TAG);
                check(from[0], previous);
            }
            case 1 -> gather(data, root);
            case 2 -> {
                pause();
                check(comm.allreduce(me, Op.SUM), size * (size - 1) / 2);
            }
            case 3 -> {
                int[] sum = new int[data.length];
                Request request = comm.iallreduce(data, sum, Op.SUM);
                pause();
                request.waitFor();
                check(sum[sum.length - 1], size * (size - 1) / 2);
            }
            case 4 -> everybodyWithEverybody(data);
            case 5 -> chain(data);
            case 6 -> serve(root);
            case 7 -> byThread(next, previous, data, common.nextBoolean());
            case 8 -> byFuture(next, previous);
            case 9 -> underLock(next, previous);
            default -> {
                if (me == root) {
                    new ProcessBuilder("sleep", "0.2").start().waitFor();
                }
                comm.barrier();
            }
        }
    }

    /** Sometimes for a while, in some way. */
    private void pause() throws InterruptedException {
        int how = own.nextInt(12);
        if (how < 3) {
            Thread.sleep(own.nextInt(longestPauseMillis));
        } else if (how == 3) {
            long end = System.nanoTime() + own.nextInt(longestPauseMillis) * 500_000L;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        } else if (how < 6) {
            List<byte[]> garbage = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                garbage.add(new byte[own.nextInt(200_000)]);
            }
            check(garbage.size(), 100);
        } else if (how == 6) {
            System.gc();
        }
    }

    private void gather(int[] data, int root) throws InterruptedException {
        if (me != root) {
            pause();
            comm.send(data, root, TAG);
            return;
        }
        int sum = me;
        for (int i = 1; i < size; i++) {
            int[] from = new int[data.length];
            Status status = comm.recv(from, Comm.ANY_SOURCE, TAG);
            check(from[0], status.source());
            sum += from[0];
        }
        check(sum, size * (size - 1) / 2);
    }

    private void everybodyWithEverybody(int[] data) throws InterruptedException {
        List<Request> receives = new ArrayList<>();
        List<Request> sends = new ArrayList<>();
        for (int r = 0; r < size; r++) {
            receives.add(comm.irecv(new int[data.length], r, TAG));
        }
        pause();
        for (int r = 0; r < size; r++) {
            sends.add(own.nextBoolean() ? comm.isend(data, r, TAG) : comm.issend(data, r, TAG));
        }
        while (!receives.isEmpty()) {
            receives.remove(Request.waitAny(receives.toArray(new Request[0])));
        }
        Request.waitAll(sends.toArray(new Request[0]));
    }

    /** From the first rank to the last, each of which waits for the one before it. */
    private void chain(int[] data) throws InterruptedException {
        if (me > 0) {
            comm.recv(data, me - 1, TAG);
        }
        pause();
        if (me < size - 1) {
            comm.ssend(data, me + 1, TAG);
        }
    }

    /** One gives out work to whoever asks. */
    private void serve(int root) throws InterruptedException {
        if (me == root) {
            int left = 2 * size;
            for (int working = size - 1; working > 0; ) {
                while (comm.iprobe(Comm.ANY_SOURCE, TAG).isEmpty()) {
                    Thread.yield();
                }
                int asks = comm.recvInt(Comm.ANY_SOURCE, TAG);
                comm.send(left, asks, TAG);
                working -= left <= 0 ? 1 : 0;
                left--;
            }
        } else {
            int work = 1;
            while (work > 0) {
                pause();
                comm.send(me, root, TAG);
                work = comm.recvInt(root, TAG);
            }
        }
    }

    /** The message is sent by another thread, later, while this one waits. */
    private void byThread(int next, int previous, int[] data, boolean virtual) throws InterruptedException {
        Runnable late = () -> {
            try {
                Thread.sleep(longestPauseMillis / 2);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            aside.send(data, next, TAG);
        };
        Thread thread =
                virtual ? Thread.ofVirtual().start(late) : Thread.ofPlatform().start(late);
        int[] from = new int[data.length];
        aside.recv(from, previous, TAG);
        check(from[0], previous);
        thread.join();
    }

    private void byFuture(int next, int previous) throws Exception {
        CompletableFuture<Integer> received = CompletableFuture.supplyAsync(() -> aside.recvInt(previous, TAG));
        pause();
        aside.send(me, next, TAG);
        check(received.get(), previous);
    }

    /** Waits for a lock that another thread gives back when a message has come, and says for whom. */
    private void underLock(int next, int previous) throws Exception {
        CountDownLatch lock = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform().daemon().start(() -> {
            check(aside.recvInt(previous, TAG), previous);
            lock.countDown();
        });
        pause();
        try (Diagnosis.Wait wait = Diagnosis.waiting(comm, "lock", Diagnosis.Needs.ALL, previous)) {
            Objects.requireNonNull(wait);
            aside.send(me, next, TAG);
            lock.await();
        }
        holder.join();
    }

    private static void check(int found, int expected) {
        if (found != expected) {
            throw new IllegalStateException(found + " in place of " + expected);
        }
    }
}
