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
 */
@SuppressWarnings("ReferenceEquality") // a thread is the driver or it is not
final class Waiting {
    private static final long GUARD_NANOS = 2_000_000_000L;
    private static final int VIRTUAL_ROUNDS = 20;
    private static final int CHECK_PEERS_EVERY = 256;

    /** Rounds that spin before one that yields: the scheduler may have put the rank that one waits for on this core. */
    private static final int YIELD_EVERY = 256;

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
    private int parkedVirtually;
    private @Nullable Thread driver;
    private @Nullable Waiter sleeper;
    private long sleepsSince; // when the driver first slept for what it waits for, 0 if it has not
    private @Nullable Blockage blockage; // the driver's
    private boolean caretaking;
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
        } else if (driver == null) {
            drive(awaited, me);
        } else if (caretaking) {
            caretaking = false;
            // it must not sleep on in the kernel: peers wake nobody whose flag is down, and it is needed again soon
            transport.wake();
            drive(awaited, me);
        } else {
            park(awaited, me);
        }
    }

    private void drive(Awaited awaited, Thread me) {
        driver = me;
        int idle = 0;
        int rounds = 0;
        boolean interrupted = false;
        try {
            while (!awaited.done()) {
                idle = step() ? 0 : idle(idle, awaited, me);
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
            driver = null;
            sleepsSince = 0;
            if (interrupted) {
                me.interrupt();
            }
            if (blockage != null) {
                blockages.end(blockage);
                blockage = null;
            }
            if (anyParked()) {
                handOver();
            } else {
                caretaker.driverLeaves();
            }
        }
    }

    private int idle(int rounds, Awaited awaited, Thread me) {
        if (rounds < patience.spins() && (rounds & YIELD_EVERY - 1) != YIELD_EVERY - 1) {
            Thread.onSpinWait();
            return rounds + 1;
        }
        if (rounds < patience.rounds()) {
            counters.yields++;
            Thread.yield();
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
                parkOnce(awaited, me, round == 0);
            }
        } finally {
            if (noted != null) {
                blockages.end(noted);
            }
        }
    }

    private void parkOnce(Awaited awaited, Thread me, boolean first) {
        Waiter waiter = new Waiter(me);
        awaited.add(waiter);
        if (me.isVirtual()) {
            parkedVirtually++;
        } else {
            parked.add(waiter);
        }
        if (driver == null) {
            caretaker.demand();
        }
        gate.leave();
        boolean interrupted = first ? waiter.park(Blockages.NOTED_AFTER_NANOS) : waiter.park();
        gate.enter();
        if (me.isVirtual()) {
            parkedVirtually--;
        } else {
            parked.remove(waiter);
        }
        awaited.remove(waiter);
        if (interrupted) {
            me.interrupt();
        }
        if (waiter.promoted()) {
            drive(awaited, me);
        }
    }

    private void handOver() {
        if (parked.isEmpty()) {
            caretaker.demand();
        } else {
            Waiter next = parked.removeFirst();
            driver = next.thread();
            next.promote();
        }
    }

    /** Whether somebody waits and nobody drives. */
    boolean abandoned() {
        return driver == null && anyParked();
    }

    /** Whether whoever drives has slept for long, and looks once a second whether somebody has asked what this rank does. */
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
