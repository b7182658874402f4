package org.pjrun.internal.engine;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.transport.Transport;

/** A thread that waits outside of the gate until an operation of its ends or it becomes the driver. */
public final class Waiter {
    private final Thread thread;
    private final @Nullable Transport sleepsIn;
    private volatile boolean signalled;
    private volatile boolean parking;
    private boolean promoted;

    Waiter(Thread thread) {
        this(thread, null);
    }

    /** A waiter that sleeps in the transport instead of being parked. */
    Waiter(Thread thread, @Nullable Transport sleepsIn) {
        this.thread = thread;
        this.sleepsIn = sleepsIn;
    }

    void signal() {
        signalled = true;
        if (sleepsIn != null) {
            sleepsIn.wake();
        } else if (parking) {
            LockSupport.unpark(thread);
        }
    }

    void promote() {
        promoted = true;
        signal();
    }

    /** Whether the waiter was made the driver; asked inside the gate. */
    boolean promoted() {
        return promoted;
    }

    Thread thread() {
        return thread;
    }

    /** Looks so many times, each time yielding the core; true if it has been signalled. */
    boolean look(int times) {
        for (int i = 0; i < times && !signalled; i++) {
            Thread.yield();
        }
        return signalled;
    }

    /** Parks until signalled; true if the thread was interrupted meanwhile, which the caller restores. */
    boolean park() {
        boolean interrupted = false;
        parking = true;
        while (!signalled) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        return interrupted;
    }

    /** The same, but for so long at most. */
    boolean park(long nanos) {
        parking = true;
        long deadline = System.nanoTime() + nanos;
        boolean interrupted = false;
        long left = nanos;
        while (!signalled && left > 0) {
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted();
            left = deadline - System.nanoTime();
        }
        return interrupted;
    }
}
