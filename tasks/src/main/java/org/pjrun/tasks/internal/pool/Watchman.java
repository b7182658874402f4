package org.pjrun.tasks.internal.pool;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.pjrun.Comm;

/**
 * Looks after the task that a worker is at, once it takes long: sends the results of those before it, interrupts it when its time is
 * over or it is cancelled, and says so if it does not end.
 */
final class Watchman implements Runnable {
    private static final long TICK_NANOS = 10_000_000;
    private static final int IDLE_TICKS = 100;
    private static final long GRACE_NANOS = 1_000_000_000;

    private final Comm comm;
    private final Outbox outbox;
    private final Thread worker;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("pjrun-watchman").unstarted(this);
    private final Set<Long> cancelled = new HashSet<>();
    private volatile long limitNanos;
    private volatile boolean dozing;
    private volatile boolean closed;
    private long unit; // that the worker is at, 0 if none
    private long begun;
    private boolean late;
    private boolean stuck;

    /** A watchman for the calling thread. */
    Watchman(Comm comm, Outbox outbox) {
        this.comm = comm;
        this.outbox = outbox;
        this.worker = Thread.currentThread();
        thread.start();
    }

    /** Limits the time of each task, 0 for no limit. */
    void limit(long nanos) {
        limitNanos = nanos;
    }

    /** The worker begins a unit; false if it is not to. */
    synchronized boolean begin(long id, long now) {
        if (!cancelled.isEmpty() && cancelled.remove(id)) {
            return false;
        }
        unit = id;
        begun = now;
        late = false;
        stuck = false;
        if (dozing) {
            LockSupport.unpark(thread);
        }
        return true;
    }

    /** The worker has done a unit, whose result is no more wanted if this is false. */
    synchronized boolean end() {
        unit = 0;
        Thread.interrupted(); // what was meant for that task
        return !stuck;
    }

    /** Whether the task's time was over. */
    synchronized boolean late() {
        return late;
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        long seen = 0;
        int idle = 0;
        while (!closed) {
            long at;
            synchronized (this) {
                at = unit;
            }
            if (at != 0 && at == seen) {
                look();
            }
            idle = at == 0 ? idle + 1 : 0;
            seen = at;
            if (idle > IDLE_TICKS) {
                dozing = true;
                boolean rests;
                synchronized (this) {
                    rests = unit == 0;
                }
                if (rests && !closed) {
                    LockSupport.park(this);
                }
                dozing = false;
                idle = 0;
            } else {
                LockSupport.parkNanos(this, TICK_NANOS);
            }
        }
    }

    /** Looks after a unit that has been at work for a tick. */
    private void look() {
        outbox.flush();
        while (comm.iprobe(Wire.MASTER, Wire.CONTROL).isPresent()) {
            Object[] message = comm.recvObject(Wire.MASTER, Wire.CONTROL);
            cancel(((long[]) message[0])[1]);
        }
        long overdue = overdue();
        if (overdue != 0) {
            comm.sendObject(new Object[] {new long[] {Wire.STUCK, overdue}}, Wire.MASTER, Wire.TO_MASTER);
        }
    }

    private synchronized void cancel(long id) {
        if (id == unit) {
            worker.interrupt();
        } else if (id > unit) {
            cancelled.add(id);
        }
    }

    /** Interrupts a task whose time is over; its unit if it has not ended since, once. */
    private synchronized long overdue() {
        long limit = limitNanos;
        long taken = System.nanoTime() - begun;
        if (limit == 0 || unit == 0 || taken < limit) {
            return 0;
        }
        if (!late) {
            late = true;
            worker.interrupt();
        } else if (taken > limit + GRACE_NANOS && !stuck) {
            stuck = true;
            return unit;
        }
        return 0;
    }
}
