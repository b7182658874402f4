package org.pjrun.tasks;

import java.time.Duration;
import org.pjrun.Comm;
import org.pjrun.tasks.internal.shared.Kind;
import org.pjrun.tasks.internal.shared.Remote;
import org.pjrun.tasks.internal.shared.SyncHome.SemaphoreHome;

/** Permits that threads of all ranks acquire and release; whoever asks first gets them first. */
public final class Semaphore {
    private final Remote home;

    private Semaphore(Remote home) {
        this.home = home;
    }

    /** The semaphore of that name, which begins with so many permits. */
    public static Semaphore of(Comm comm, String name, int permits) {
        if (permits < 0) {
            throw new IllegalArgumentException(
                    "semaphore " + name + ": permits: " + permits + " (expected: not negative)");
        }
        return new Semaphore(Remote.of(comm, Kind.SEMAPHORE, name, permits));
    }

    /** Waits for a permit and takes it. */
    public void acquire() throws InterruptedException {
        acquire(1);
    }

    /** Waits for so many permits and takes them. */
    public void acquire(int permits) throws InterruptedException {
        home.callInterruptibly(SemaphoreHome.ACQUIRE, checked(permits));
    }

    /** Takes a permit if there is one; does not wait. */
    public boolean tryAcquire() {
        return Boolean.TRUE.equals(home.call(SemaphoreHome.TRY, 1));
    }

    /** Waits for so many permits at most so long; whether they were taken. */
    public boolean tryAcquire(int permits, Duration most) throws InterruptedException {
        return home.callWithin(most.toNanos(), SemaphoreHome.ACQUIRE, checked(permits)) != null;
    }

    /** Gives a permit back, or adds one. */
    public void release() {
        release(1);
    }

    /** Gives so many permits back, or adds them. */
    public void release(int permits) {
        home.call(SemaphoreHome.RELEASE, checked(permits));
    }

    /** How many permits there are at the moment. */
    public int available() {
        return (int) home.call(SemaphoreHome.AVAILABLE);
    }

    private static int checked(int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException("permits: " + permits + " (expected: > 0)");
        }
        return permits;
    }
}
