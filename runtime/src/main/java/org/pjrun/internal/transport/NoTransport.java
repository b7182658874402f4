package org.pjrun.internal.transport;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The transport of a world of one, which has no peers. */
public final class NoTransport implements Transport {
    private volatile boolean woken;
    private volatile @Nullable Thread sleeper;

    @Override
    public Channel channel(int rank) {
        throw new IllegalArgumentException("channel to rank " + rank + " in a world of one");
    }

    @Override
    public boolean poll(FrameHandler handler) {
        return false;
    }

    @Override
    public void checkPeers(FrameHandler handler) {
        // nobody to look for
    }

    @Override
    public void announceSleep() {
        woken = false;
    }

    @Override
    public void sleep(long nanos) {
        sleeper = Thread.currentThread();
        if (!woken) {
            LockSupport.parkNanos(this, nanos);
        }
        sleeper = null;
    }

    @Override
    public void revokeSleep() {
        // nobody was told
    }

    @Override
    public void wake() {
        woken = true;
        Thread sleeping = sleeper;
        if (sleeping != null) {
            LockSupport.unpark(sleeping);
        }
    }

    @Override
    public void close() {
        wake();
    }
}
