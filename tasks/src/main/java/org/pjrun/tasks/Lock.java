package org.pjrun.tasks;

import java.time.Duration;
import org.pjrun.Comm;
import org.pjrun.tasks.internal.shared.Kind;
import org.pjrun.tasks.internal.shared.LockHome;
import org.pjrun.tasks.internal.shared.Remote;

/**
 * A lock that one thread of one rank holds at a time: reentrant, and fair, as whoever asks first gets it first.
 *
 * <pre>
 *   Lock accounts = Lock.of(world, "accounts");
 *   try (Lock.Guard guard = accounts.acquire()) {
 *       transfer();
 *   }
 * </pre>
 *
 * <p>Its state is on rank 0 of the communicator, which must have asked for a shared object, too. Ranks that wait for each other's locks
 * are found and explained by pjrun as those are that wait for messages.
 *
 * <p><b>A holder that ends</b> leaves what the lock guards in no known state. So the lock stays its own: all that wait, and later calls
 * that would have to, throw {@link org.pjrun.PeerFailedException}, until a rank has set things right and calls {@link #recover}.
 */
public final class Lock {
    private final Remote home;

    private Lock(Remote home) {
        this.home = home;
    }

    /** What releases a lock when it is closed. */
    @FunctionalInterface
    public interface Guard extends AutoCloseable {
        @Override
        void close();
    }

    /** The lock of that name. */
    public static Lock of(Comm comm, String name) {
        return new Lock(Remote.of(comm, Kind.LOCK, name));
    }

    /** Waits until the calling thread has the lock; interrupts are kept for the caller. */
    public void lock() {
        home.call(LockHome.LOCK);
    }

    /** Waits until the calling thread has the lock, unless it is interrupted. */
    public void lockInterruptibly() throws InterruptedException {
        home.callInterruptibly(LockHome.LOCK);
    }

    /** Takes the lock if nobody else holds it; does not wait. */
    public boolean tryLock() {
        return Boolean.TRUE.equals(home.call(LockHome.TRY));
    }

    /** Waits for the lock at most so long. */
    public boolean tryLock(Duration most) throws InterruptedException {
        return home.callWithin(most.toNanos(), LockHome.LOCK) != null;
    }

    /**
     * Releases the lock once.
     *
     * @throws IllegalStateException if the calling thread does not hold it
     */
    public void unlock() {
        home.call(LockHome.UNLOCK);
    }

    /** Frees the lock if the rank of its holder has ended; whether this call did. */
    public boolean recover() {
        return Boolean.TRUE.equals(home.call(LockHome.RECOVER));
    }

    /** Waits for the lock; closing the guard releases it. */
    public Guard acquire() {
        lock();
        return this::unlock;
    }

    /** A condition of this lock. */
    public Condition condition(String name) {
        return new Condition(home, name);
    }
}
