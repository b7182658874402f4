package org.pjrun.tasks;

import java.time.Duration;
import org.pjrun.tasks.internal.shared.LockHome;
import org.pjrun.tasks.internal.shared.Remote;

/**
 * Something that threads wait for who hold a lock, and give it up meanwhile: made by {@link Lock#condition}.
 *
 * <p>All methods throw {@link IllegalStateException} if the calling thread does not hold the lock. When a rank ends, {@link #await} throws
 * {@link org.pjrun.PeerFailedException} once on each rank, and the lock is held then; if that very rank held it, always, and it is not.
 */
public final class Condition {
    private final Remote lock;
    private final String name;

    Condition(Remote lock, String name) {
        this.lock = lock;
        this.name = name;
    }

    /** Gives the lock up until another thread signals, and waits for the lock again; interrupts are kept for the caller. */
    public void await() {
        lock.call(LockHome.AWAIT, name, 0, "");
    }

    /** The same, for at most so long; whether another thread has signalled. */
    public boolean await(Duration most) throws InterruptedException {
        return Boolean.TRUE.equals(lock.callWithin(most.toNanos(), LockHome.AWAIT, name, 0, ""));
    }

    /** Has the thread go on that has waited longest. */
    public void signal() {
        lock.call(LockHome.SIGNAL, name);
    }

    /** Has all threads go on that wait. */
    public void signalAll() {
        lock.call(LockHome.SIGNAL_ALL, name);
    }
}
