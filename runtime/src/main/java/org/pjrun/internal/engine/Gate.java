package org.pjrun.internal.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The engine's mutual exclusion.
 *
 * <p>Entering is one compare-and-set and leaving one release store, and for a thread that enters again and again, as a program
 * of one thread does, not even that: it is given a {@link Bias}, from which others keep it while they are inside. Where they
 * come often, it is taken away.
 *
 * <p>Contended callers spin a little, then queue and park. Since leaving has no full fence, the one who leaves may miss
 * a caller who queues at that moment; therefore parks are timed.
 */
final class Gate {
    private static final VarHandle HELD;
    private static final int SPINS = 50;
    private static final long PARK_NANOS = 50_000;

    /** Entries in a row after which a thread is given the bias, doubled whenever it has been taken away. */
    private static final int BIASED_AFTER = 4096;

    private static final int MOST_BIASED_AFTER = 1 << 24;

    /** So few entries between two exclusions of the biased thread, so often one after the other, are too few. */
    private static final int FEW_ENTRIES = 1000;

    private static final int TOO_OFTEN = 8;

    static {
        try {
            HELD = MethodHandles.lookup().findVarHandle(Gate.class, "held", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through HELD
    private int held; // by whoever entered without the bias

    private final AtomicInteger contenders = new AtomicInteger();
    private final ConcurrentLinkedQueue<Thread> parked = new ConcurrentLinkedQueue<>();

    /** Changed by who holds the gate; others may see an old one, which nobody can enter by any more. */
    private @Nullable Bias bias;

    // of whoever is inside
    private int entries;
    private boolean openly; // not by the bias
    private @Nullable Bias excluded;
    private @Nullable Thread last;
    private int inARow;
    private int biasedAfter = BIASED_AFTER;
    private int excludedAt;
    private int often;

    void enter() {
        Thread me = Thread.currentThread();
        Bias mine = bias;
        if (mine == null || !mine.isOf(me) || !mine.enter()) {
            enterOpenly(me);
        }
        entries++;
    }

    /** Enters if nobody is inside; false otherwise. */
    boolean tryEnter() {
        Thread me = Thread.currentThread();
        if (!HELD.compareAndSet(this, 0, 1)) {
            return false;
        }
        Bias theirs = bias;
        if (theirs != null && !theirs.isOf(me)) {
            if (theirs.inside() || !suspended(theirs)) {
                HELD.setRelease(this, 0);
                return false;
            }
            excluded(theirs);
        }
        openly = true;
        entries++;
        return true;
    }

    private static boolean suspended(Bias theirs) {
        theirs.suspend();
        if (theirs.inside()) {
            theirs.resume();
            return false;
        }
        return true;
    }

    private void enterOpenly(Thread me) {
        if (!HELD.compareAndSet(this, 0, 1)) {
            contend(me, null);
        }
        Bias theirs = bias;
        if (theirs == null) {
            considerBias(me);
        } else if (!theirs.isOf(me)) {
            theirs.suspend();
            if (theirs.inside()) {
                contend(me, theirs);
            }
            excluded(theirs);
        }
        openly = true;
    }

    @SuppressWarnings("ReferenceEquality") // it is this thread or another one
    private void considerBias(Thread me) {
        if (me != last) {
            last = me;
            inARow = 0;
        } else if (++inARow >= biasedAfter && !me.isVirtual()) {
            inARow = 0;
            if (Bias.possible()) {
                bias = Bias.of(me);
                excludedAt = entries;
                often = 0;
            }
        }
    }

    /** Notes that the biased thread has been made to stay outside. */
    private void excluded(Bias theirs) {
        excluded = theirs;
        often = entries - excludedAt < FEW_ENTRIES ? often + 1 : 0;
        excludedAt = entries;
    }

    /** Waits until nobody holds the gate, and holds it then, or until the thread with the bias is outside. */
    private void contend(Thread me, @Nullable Bias theirs) {
        contenders.incrementAndGet();
        boolean queued = false;
        for (int tries = 0; theirs == null ? !HELD.compareAndSet(this, 0, 1) : theirs.inside(); tries++) {
            if (tries < SPINS) {
                Thread.onSpinWait();
            } else {
                if (!queued) {
                    parked.add(me);
                    queued = true;
                } else {
                    LockSupport.parkNanos(this, PARK_NANOS);
                }
            }
        }
        if (queued) {
            parked.remove(me);
        }
        contenders.decrementAndGet();
    }

    void leave() {
        Bias mine = bias;
        if (openly) {
            leaveOpenly();
        } else if (mine != null) {
            mine.leave();
        }
        if (contenders.getPlain() != 0) {
            unparkOne();
        }
    }

    private void leaveOpenly() {
        openly = false;
        Bias kept = excluded;
        if (kept != null) {
            excluded = null;
            if (often < TOO_OFTEN) {
                kept.resume();
            } else {
                bias = null; // it stays suspended for ever
                biasedAfter = Math.min(2 * biasedAfter, MOST_BIASED_AFTER);
                last = null;
            }
        }
        HELD.setRelease(this, 0);
    }

    private void unparkOne() {
        @Nullable Thread next = parked.peek();
        if (next != null) {
            LockSupport.unpark(next);
        }
    }

    /** Whether somebody waits to enter; asked by the one inside. */
    boolean contended() {
        return contenders.getPlain() != 0;
    }

    /** Lets those who wait enter before the caller enters again. */
    void pass() {
        int before = entries;
        leave();
        for (int tries = 0; tries < 100 && contenders.getPlain() != 0 && entries == before; tries++) {
            Thread.yield();
        }
        enter();
    }

    /** How often the gate has been entered; tells the caretaker whether anybody works here. */
    int entries() {
        return entries;
    }
}
