package org.pjrun.tasks.internal.pool;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who moves a master on: whoever waits for a result, one thread at a time; others park until theirs is there.
 *
 * <p>So a task's result goes from the worker to the thread that wants it without a hand-over. Where results are on their way and
 * nobody waits, a daemon thread, the attendant, drives instead; it looks every millisecond while there is something to do, and
 * steps back when a thread of the program comes. A thread that can be interrupted is relieved by it when nothing has happened for a
 * tick, since it would not notice while it waits for messages.
 */
final class Driving {
    private static final long TICK_NANOS = 1_000_000;
    private static final long LONGEST_TICK_NANOS = 16_000_000;
    private static final int IDLE_TICKS = 100;

    /** What is driven. */
    interface Driven {
        /** Waits for something to happen, and deals with it. */
        void step();

        /** Whether results are on their way. */
        boolean busy();

        /** Ends a {@link #step} in which another thread waits; what it does is up to it. */
        void wake();
    }

    /** How a thread drives, or wants to. */
    private enum Role {
        /** Until what it waits for is there, whoever drove aside before. */
        UNTIL_DONE,
        /** The same, but the attendant may relieve it. */
        RELIEVABLE,
        /** The same for one that has been relieved, and so leaves the attendant alone. */
        RELIEVED,
        /** Until a thread of the program comes. */
        ASIDE
    }

    /** A thread that waits until another has driven far enough. */
    private record Parked(Thread thread, BooleanSupplier enough) {}

    private final Driven driven;
    private final ArrayDeque<Parked> parked = new ArrayDeque<>();
    private final Thread attendant;
    private @Nullable Thread driver;
    private Role role = Role.UNTIL_DONE;
    private volatile boolean relieved;
    private volatile boolean wanted;
    private volatile boolean dozing;
    private volatile boolean closed;
    private volatile long steps;

    Driving(Driven driven) {
        this.driven = driven;
        this.attendant = Thread.ofPlatform().daemon().name("pjrun-pool").unstarted(this::attend);
    }

    void start() {
        attendant.start();
    }

    /** Says that there is something to do. */
    void demand() {
        if (dozing) {
            LockSupport.unpark(attendant);
        }
    }

    /** Waits until something is so that only results can bring about; drives if nobody does. */
    void await(BooleanSupplier enough) {
        boolean interrupted = false;
        while (!enough.getAsBoolean()) {
            if (drivesAlready()) {
                step(); // what a result brought about waits for another one
            } else if (claim(Role.UNTIL_DONE)) {
                drive(enough);
            } else {
                interrupted |= park(enough);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same for a thread that can be interrupted, which is noticed some milliseconds later at most. */
    void awaitInterruptibly(BooleanSupplier enough) throws InterruptedException {
        Role as = Role.RELIEVABLE;
        while (!enough.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (drivesAlready()) {
                step();
            } else if (claim(as)) {
                drive(enough);
                as = Role.RELIEVED;
            } else if (park(enough)) {
                throw new InterruptedException();
            }
        }
    }

    private void drive(BooleanSupplier enough) {
        try {
            while (!enough.getAsBoolean() && !relieved) {
                step();
            }
        } finally {
            release();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // by the driver alone
    private void step() {
        driven.step();
        steps++;
        tell();
    }

    private synchronized boolean drivesAlready() {
        return Thread.currentThread().equals(driver);
    }

    private synchronized boolean claim(Role as) {
        if (driver != null) {
            if (role == Role.ASIDE && !wanted && as != Role.RELIEVED) {
                wanted = true;
                driven.wake();
            }
            return false;
        }
        driver = Thread.currentThread();
        role = as;
        wanted = false;
        return true;
    }

    private synchronized void release() {
        if (relieved) {
            relieved = false;
            driver = attendant;
            role = Role.ASIDE;
            wanted = false;
            LockSupport.unpark(attendant);
            return;
        }
        driver = null;
        Parked next = parked.peek();
        if (next != null) {
            LockSupport.unpark(next.thread());
        }
    }

    /** Has a driver that waits, and could be interrupted, make the attendant its successor. */
    private synchronized void relieve() {
        if (driver != null && !relieved && (role == Role.RELIEVABLE || role == Role.RELIEVED)) {
            relieved = true;
            driven.wake();
        }
    }

    /** Wakes those that have what they wait for. */
    private synchronized void tell() {
        for (Parked each : parked) {
            if (each.enough().getAsBoolean()) {
                LockSupport.unpark(each.thread());
            }
        }
    }

    /** Has a driver that waits look again. */
    synchronized void nudge() {
        if (driver != null && !Thread.currentThread().equals(driver)) {
            driven.wake();
        }
    }

    private boolean park(BooleanSupplier enough) {
        Parked me = new Parked(Thread.currentThread(), enough);
        synchronized (this) {
            if (driver == null || enough.getAsBoolean()) {
                return false;
            }
            parked.add(me);
        }
        LockSupport.parkNanos(this, LONGEST_TICK_NANOS * IDLE_TICKS);
        synchronized (this) {
            remove(me);
        }
        return Thread.interrupted();
    }

    @SuppressWarnings("ReferenceEquality") // this very one
    private void remove(Parked me) {
        for (Iterator<Parked> all = parked.iterator(); all.hasNext(); ) {
            if (all.next() == me) {
                all.remove();
                return;
            }
        }
    }

    private void attend() {
        long seen = -1;
        long tick = TICK_NANOS;
        int idle = 0;
        while (!closed) {
            boolean busy = driven.busy();
            if (drivesAlready() || busy && steps == seen && claim(Role.ASIDE)) {
                driveAside();
                tick = TICK_NANOS;
            } else if (busy && steps == seen) {
                relieve();
            }
            tick = steps == seen ? tick : Math.min(2 * tick, LONGEST_TICK_NANOS);
            seen = steps;
            idle = busy ? 0 : idle + 1;
            if (!busy) {
                tick = TICK_NANOS;
            }
            rest(tick, idle > IDLE_TICKS);
        }
    }

    private void driveAside() {
        try {
            while (!wanted && !closed && driven.busy()) {
                step();
            }
        } finally {
            release();
        }
    }

    private void rest(long nanos, boolean longer) {
        if (longer) {
            dozing = true;
            if (!driven.busy() && !closed) {
                LockSupport.park(this);
            }
            dozing = false;
        } else {
            LockSupport.parkNanos(this, nanos);
        }
    }

    /** Ends the attendant, and waits for that. */
    void close() {
        closed = true;
        synchronized (this) {
            if (role == Role.ASIDE && driver != null) {
                driven.wake();
            }
        }
        LockSupport.unpark(attendant);
        boolean interrupted = false;
        while (attendant.isAlive()) {
            try {
                attendant.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
