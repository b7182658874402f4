package org.pjrun.internal.engine;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that keeps the engine going when operations are in flight and no thread of the program is in it.
 *
 * <p>It is started by the first operation that outlives its call. It looks every millisecond while there is something in
 * flight, ever less often when nothing is or while another thread drives, which wakes it on leaving. It drives when
 * nobody has entered the engine since its last look, and for virtual threads at once; it never spins.
 */
final class Caretaker implements Runnable {
    private static final long TICK_NANOS = 1_000_000;
    private static final long LONGEST_TICK_NANOS = 16_000_000;
    private static final int IDLE_TICKS = 100;

    private final Gate gate;
    private final InFlight inFlight;
    private final Tasks tasks;
    private final String name;
    private @Nullable Waiting waiting;
    private @Nullable Thread thread;
    private boolean dozing;
    private boolean called;
    private volatile boolean closed;

    Caretaker(Gate gate, InFlight inFlight, Tasks tasks, String name) {
        this.gate = gate;
        this.tasks = tasks;
        this.inFlight = inFlight;
        this.name = name;
    }

    void serve(Waiting served) {
        waiting = served;
    }

    /** Says inside the gate that there is work for the caretaker. */
    void demand() {
        Thread running = thread;
        if (running == null) {
            if (!closed) {
                running = Thread.ofPlatform().daemon().name(name).unstarted(this);
                thread = running;
                running.start();
            }
        } else if (dozing || waitingFor().abandoned()) {
            dozing = false;
            LockSupport.unpark(running);
        }
    }

    /** Says inside the gate, by a thread that drives, that there is work which no thread of the program waits to do. */
    void help() {
        if (!called) {
            called = true;
            dozing = true; // wherever it is: it is needed now
            demand();
        }
    }

    /** Says inside the gate that a thread of the program does not drive any more. */
    void driverLeaves() {
        if (dozing && (inFlight.count > 0 || waitingFor().anyAside())) {
            demand();
        }
    }

    /** Says inside the gate that it might be needed in some milliseconds. */
    void look() {
        if (dozing || thread == null) {
            demand();
        }
    }

    /** Says inside the gate that there is work which no operation stands for, until {@link #end}. */
    void begin() {
        inFlight.count++;
        demand();
    }

    /** Says inside the gate that what {@link #begin} told of is done. */
    void end() {
        inFlight.count--;
    }

    /** Ends the thread; outside of the gate. */
    void close() {
        closed = true;
        Thread running = thread;
        if (running != null) {
            LockSupport.unpark(running);
        }
    }

    private Waiting waitingFor() {
        Waiting served = waiting;
        if (served == null) {
            throw new IllegalStateException("caretaker of nothing");
        }
        return served;
    }

    @Override
    public void run() {
        Waiting served = waitingFor();
        Thread me = Thread.currentThread();
        Awaited enough = new Enough(served);
        long tick = TICK_NANOS;
        int idleTicks = 0;
        int entries = -1;
        while (!closed) {
            boolean sleepLong;
            if (!gate.tryEnter()) {
                // whoever is inside does what is to be done, and must not be held up by a thread that only looks
                tick = Math.min(tick * 2, LONGEST_TICK_NANOS);
                LockSupport.parkNanos(this, tick);
                continue;
            }
            try {
                workForTasks();
                boolean quiet = !served.driven() && gate.entries() == entries + 1;
                boolean abandoned = served.abandoned();
                if (!abandoned && quiet && served.promoteAside()) {
                    tick = TICK_NANOS;
                } else if (abandoned || quiet && inFlight.count > 0) {
                    do {
                        served.driveAside(me, enough);
                    } while (workForTasks() && !served.driven());
                    tick = TICK_NANOS;
                }
                // who drives wakes the caretaker on leaving, if there is work for it then
                boolean idle = served.driven() || inFlight.count == 0 && !served.anyParked() && !served.anyAside();
                idleTicks = idle ? idleTicks + 1 : 0;
                dozing = idleTicks > IDLE_TICKS;
                tick = idle ? Math.min(tick * 2, longest(served)) : TICK_NANOS;
                entries = gate.entries();
                sleepLong = dozing;
            } finally {
                gate.leave();
            }
            if (sleepLong) {
                LockSupport.park(this);
                idleTicks = 0;
                tick = TICK_NANOS;
            } else {
                LockSupport.parkNanos(this, tick);
            }
        }
    }

    /** A thread that serves a library is not to be found late by who asks it. */
    private static long longest(Waiting served) {
        return served.anyAside() ? LONGEST_TICK_NANOS / 4 : LONGEST_TICK_NANOS;
    }

    /** Does the work that no thread of the program waits to do; the gate is left for it; false if there is none. */
    private boolean workForTasks() {
        boolean helped = false;
        for (Task task = tasks.takeUnattended(); task != null; task = tasks.takeUnattended()) {
            task.work(gate);
            helped = true;
        }
        called = false;
        return helped;
    }

    /** When the caretaker has nothing to drive for any more. */
    private final class Enough implements Awaited {
        private final Waiting served;

        Enough(Waiting served) {
            this.served = served;
        }

        @Override
        public boolean done() {
            return closed || tasks.anyUnattended() || inFlight.count == 0 && !served.anyParked();
        }

        @Override
        public void add(Waiter waiter) {
            // the caretaker never parks for an operation
        }

        @Override
        public void remove(Waiter waiter) {
            // it was never added
        }
    }
}
