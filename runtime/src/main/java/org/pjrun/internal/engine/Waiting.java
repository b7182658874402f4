package org.pjrun.internal.engine;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.transport.Transport;

/**
 * Who polls while threads wait, and how they wait.
 *
 * <p>One thread at a time is the driver: it polls, spins, yields, and at last sleeps in the one place where every peer can
 * wake it. Other threads of the process park until their operation is done or the driver leaves and makes one of them
 * its successor. Only platform threads drive, since a native sleep would pin the carrier of a virtual one; where only
 * virtual threads wait, the caretaker drives.
 *
 * <p>Threads that serve a library wait aside: they drive while no thread of the program does, and for one that waits for long, so
 * that what is asked of them finds them awake; a thread of the program that begins to wait takes the role at once.
 */
@SuppressWarnings("ReferenceEquality") // a thread is the driver or it is not
final class Waiting {
    private static final long GUARD_NANOS = 30_000_000_000L;
    private static final int VIRTUAL_ROUNDS = 20;
    private static final int CHECK_PEERS_EVERY = 256;

    /** A driver that leaves hands over to a thread that serves so often after that had something to do. */
    private static final int STAYS_BUSY = 1000;

    /** Such a thread polls for this part of the usual time when the program computes. */
    private static final int LESS_PATIENT = 64;

    /** Rounds that spin before one that yields: the scheduler may have put the rank that one waits for on this core. */
    private static final int YIELD_EVERY = 64;

    /** So many threads of the program look and yield before they park; where more wait, they would only be in each other's way. */
    private static final int MOST_LOOKING = 4;

    private final Gate gate;
    private final Transport transport;
    private final Protocol protocol;
    private final Outbox outbox;
    private final Tasks tasks;
    private final Patience patience;
    private final Caretaker caretaker;
    private final Blockages blockages;
    private final Counters counters;
    private final SequencedSet<Waiter> parked = new LinkedHashSet<>(); // platform threads, each a possible successor
    private final SequencedSet<Waiter> aside = new LinkedHashSet<>(); // threads that serve a library
    private int parkedVirtually;
    private int busyAside;
    private int busyWhileDriven; // how often one of them had something to do since the driver began to wait
    private @Nullable Thread driver;
    private @Nullable Waiter sleeper;
    private long sleepsSince; // when the driver first slept for what it waits for, 0 if it has not
    private @Nullable Blockage blockage; // the driver's
    private boolean caretaking; // the driver makes way for any thread of the program
    private boolean serving; // and is one that serves a library
    private boolean closed;

    Waiting(
            Gate gate,
            Transport transport,
            Protocol protocol,
            Outbox outbox,
            Tasks tasks,
            Patience patience,
            Caretaker caretaker,
            Blockages blockages,
            Counters counters) {
        this.gate = gate;
        this.transport = transport;
        this.protocol = protocol;
        this.outbox = outbox;
        this.tasks = tasks;
        this.patience = patience;
        this.caretaker = caretaker;
        this.blockages = blockages;
        this.counters = counters;
    }

    /** Moves what can be moved now; false if nothing did. */
    boolean step() {
        tasks.stepping();
        boolean flushed = outbox.flush();
        boolean polled = transport.poll(protocol);
        return tasks.carryOn() || polled || flushed;
    }

    /** Waits inside the gate, and leaves it while sleeping. */
    void await(Awaited awaited) {
        if (awaited.done()) {
            return;
        }
        counters.waits++;
        Thread me = Thread.currentThread();
        if (me.isVirtual()) {
            awaitVirtually(awaited, me);
        } else if (!blockages.notes(me)) {
            awaitAside(awaited, me);
        } else {
            if (driver == null) {
                drive(awaited, me);
            } else if (caretaking) {
                displace();
                drive(awaited, me);
            }
            if (!awaited.done()) {
                park(awaited, me);
            }
        }
    }

    /** Takes the role from the driver, which finds that out when it is awake. */
    private void displace() {
        caretaking = false;
        serving = false;
        sleepsSince = 0;
        endBlockage();
        // it must not sleep on in the kernel: peers wake nobody whose flag is down, and it is needed again soon
        transport.wake();
        transport.revokeSleep(); // which it leaves to the driver
    }

    private void endBlockage() {
        if (blockage != null) {
            blockages.end(blockage);
            blockage = null;
        }
    }

    /** Drives until something is so, or another thread has taken the role. */
    private void drive(Awaited awaited, Thread me) {
        driver = me;
        busyWhileDriven = 0;
        int idle = 0;
        int rounds = 0;
        boolean interrupted = false;
        try {
            while (!awaited.done() && driver == me) {
                idle = step() ? awake() : idle(idle, awaited, me);
                if (idle >= patience.rounds()) {
                    interrupted |= Thread.interrupted(); // LockSupport lets nobody sleep who is interrupted
                }
                if (tasks.anyUnattended()) {
                    caretaker.help();
                }
                if ((++rounds & CHECK_PEERS_EVERY - 1) == 0) {
                    transport.checkPeers(protocol);
                }
                if (gate.contended()) {
                    gate.pass();
                }
            }
        } finally {
            counters.polls += rounds;
            if (interrupted) {
                me.interrupt();
            }
            if (driver == me) {
                leave();
            }
        }
    }

    private void leave() {
        driver = null;
        sleepsSince = 0;
        endBlockage();
        if (serving) {
            caretaking = false;
            serving = false;
            caretaker.look(); // it is back in a moment, or the caretaker steps in
        } else if (anyParked()) {
            handOver();
        } else if (busyAside > 0 && !aside.isEmpty()) {
            busyAside--;
            promoteAside();
        } else {
            caretaker.driverLeaves();
        }
    }

    /** Where the rounds of polling begin after one in which something has happened. */
    private int awake() {
        return leavesCore() ? patience.spins() - patience.spins() / LESS_PATIENT : 0;
    }

    /** Whether the driver serves a library while the program computes, which needs the core. */
    private boolean leavesCore() {
        return serving && parked.isEmpty();
    }

    /** Lets a thread that serves a library drive when no thread of the program does; false if none waits. */
    boolean promoteAside() {
        if (aside.isEmpty()) {
            return false;
        }
        promote(aside.removeFirst());
        caretaking = true;
        serving = true;
        return true;
    }

    private void promote(Waiter next) {
        driver = next.thread();
        next.promote();
    }

    private void awaitAside(Awaited awaited, Thread me) {
        busyAside = STAYS_BUSY;
        while (!awaited.done()) {
            boolean mine = driver == me;
            boolean idle = caretaking || sleepsSince != 0 || ++busyWhileDriven > 1;
            if (!mine && driver != null && !serving && idle) {
                displace();
                driver = null;
            }
            if (mine || driver == null) {
                caretaking = true;
                serving = true;
                drive(awaited, me);
            } else {
                parkOnce(awaited, me, aside, false);
            }
        }
    }

    private int idle(int rounds, Awaited awaited, Thread me) {
        if (rounds < patience.spins() && (rounds & YIELD_EVERY - 1) != YIELD_EVERY - 1) {
            Thread.onSpinWait();
            if (tasks.looking().isEmpty()) {
                transport.look();
            }
            return rounds + 1;
        }
        if (rounds < patience.rounds() && !leavesCore()) {
            counters.yields++;
            Thread.yield();
            transport.yielded();
            return rounds + 1;
        }
        sleep(awaited, me);
        return rounds;
    }

    private void sleep(Awaited awaited, Thread me) {
        if (closed) {
            transport.checkPeers(protocol);
            gate.leave();
            LockSupport.parkNanos(this, GUARD_NANOS);
            gate.enter();
            return;
        }
        long most = caretaking || blockage != null ? GUARD_NANOS : note(awaited, me);
        transport.announceSleep();
        boolean news = step();
        transport.checkPeers(protocol);
        if (!news && !awaited.done() && !gate.contended()) {
            Waiter waiter = sleeper(me);
            awaited.add(waiter);
            counters.sleeps++;
            gate.leave();
            try {
                transport.sleep(most);
            } finally {
                gate.enter();
                awaited.remove(waiter);
            }
            blockages.slept();
        }
        if (driver == me) {
            transport.revokeSleep();
        }
    }

    /** Notes that the driver is blocked if it has slept long enough; returns how long it may sleep now. */
    private long note(Awaited awaited, Thread me) {
        long now = System.nanoTime();
        if (sleepsSince == 0) {
            sleepsSince = now;
        }
        if (now - sleepsSince < Blockages.NOTED_AFTER_NANOS) {
            return Blockages.NOTED_AFTER_NANOS;
        }
        if (blockages.notes(me)) {
            blockage = blockages.begin(me, awaited, now - sleepsSince);
        }
        return GUARD_NANOS;
    }

    /** A waiter for a thread that sleeps in the transport, which has no state and so can be used again. */
    private Waiter sleeper(Thread me) {
        Waiter known = sleeper;
        if (known == null || known.thread() != me) {
            known = new Waiter(me, transport);
            sleeper = known;
        }
        return known;
    }

    private void awaitVirtually(Awaited awaited, Thread me) {
        for (int round = 0; round < VIRTUAL_ROUNDS && driver == null; round++) {
            step();
            if (awaited.done()) {
                return;
            }
        }
        park(awaited, me);
    }

    private void park(Awaited awaited, Thread me) {
        Blockage noted = null;
        try {
            for (int round = 0; !awaited.done(); round++) {
                if (round > 0 && noted == null && blockages.notes(me)) {
                    noted = blockages.begin(me, awaited, Blockages.NOTED_AFTER_NANOS);
                }
                if (parkOnce(awaited, me, me.isVirtual() ? null : parked, round == 0)) {
                    drive(awaited, me);
                }
            }
        } finally {
            if (noted != null) {
                blockages.end(noted);
            }
        }
    }

    /**
     * Parks until the operation may be done; whether the thread has been made the driver.
     *
     * @param among whom it is, null for virtual threads
     */
    private boolean parkOnce(Awaited awaited, Thread me, @Nullable SequencedSet<Waiter> among, boolean first) {
        Waiter waiter = new Waiter(me);
        awaited.add(waiter);
        if (among == null) {
            parkedVirtually++;
        } else {
            among.add(waiter);
        }
        if (driver == null) {
            caretaker.demand();
        }
        boolean looks = first && among == parked && parked.size() <= MOST_LOOKING;
        gate.leave();
        boolean interrupted = false;
        if (!looks || !waiter.look(patience.yields())) {
            interrupted = first ? waiter.park(Blockages.NOTED_AFTER_NANOS) : waiter.park();
        }
        gate.enter();
        if (among == null) {
            parkedVirtually--;
        } else {
            among.remove(waiter);
        }
        awaited.remove(waiter);
        if (interrupted) {
            me.interrupt();
        }
        return waiter.promoted();
    }

    private void handOver() {
        if (parked.isEmpty()) {
            caretaker.demand();
        } else {
            promote(parked.removeFirst());
        }
    }

    /** Whether a thread that serves a library waits. */
    boolean anyAside() {
        return !aside.isEmpty();
    }

    /** Whether somebody waits and nobody drives. */
    boolean abandoned() {
        return driver == null && anyParked();
    }

    /** Whether whoever drives has slept for long, and looks when it is woken whether somebody has asked what this rank does. */
    boolean dozes() {
        return driver != null && (caretaking || blockage != null);
    }

    boolean driven() {
        return driver != null;
    }

    /** Drives for virtual threads and for operations whose callers compute; until a thread of the program takes over. */
    void driveAside(Thread me, Awaited enough) {
        driver = me;
        caretaking = true;
        int idle = patience.rounds();
        try {
            while (driver == me && !enough.done()) {
                idle = step() ? patience.spins() : idle(idle, enough, me);
                if (gate.contended()) {
                    if (!anyParked()) {
                        break;
                    }
                    gate.pass();
                }
            }
        } finally {
            if (driver == me) {
                driver = null;
                caretaking = false;
            }
        }
    }

    /** Keeps threads from native sleep, for which the JVM would wait at its exit. */
    void close() {
        closed = true;
        transport.wake();
    }

    /** Whether any thread is parked here. */
    boolean anyParked() {
        return parkedVirtually > 0 || !parked.isEmpty();
    }
}
