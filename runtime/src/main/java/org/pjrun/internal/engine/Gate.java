package org.pjrun.internal.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The engine's mutual exclusion: entering is one compare-and-set and leaving one release store.
 *
 * <p>Contended callers spin a little, then queue and park. Since leaving has no full fence, the one who leaves may miss
 * a caller who queues at that moment; therefore parks are timed.
 */
final class Gate {
    private static final VarHandle HELD;
    private static final int SPINS = 50;
    private static final long PARK_NANOS = 50_000;

    static {
        try {
            HELD = MethodHandles.lookup().findVarHandle(Gate.class, "held", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through HELD
    private int held;

    private final AtomicInteger contenders = new AtomicInteger();
    private final ConcurrentLinkedQueue<Thread> parked = new ConcurrentLinkedQueue<>();
    private int entries;

    void enter() {
        if (!HELD.compareAndSet(this, 0, 1)) {
            enterContended();
        }
        entries++;
    }

    /** Enters if nobody is inside; false otherwise. */
    boolean tryEnter() {
        if (!HELD.compareAndSet(this, 0, 1)) {
            return false;
        }
        entries++;
        return true;
    }

    private void enterContended() {
        contenders.incrementAndGet();
        Thread me = Thread.currentThread();
        boolean queued = false;
        for (int tries = 0; !HELD.compareAndSet(this, 0, 1); tries++) {
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
        HELD.setRelease(this, 0);
        if (contenders.getPlain() != 0) {
            unparkOne();
        }
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
