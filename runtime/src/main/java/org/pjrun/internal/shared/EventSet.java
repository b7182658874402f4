package org.pjrun.internal.shared;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Descriptors that a thread sleeps on, and a counter by which other threads wake it.
 *
 * <p>Its events are edges: what was handled by polling makes a sleep return early once and no more. Where there is no epoll the
 * sleep is short.
 */
public final class EventSet implements AutoCloseable {
    private static final int MOST_EVENTS = 64;
    private static final long BLIND_NANOS = 200_000;
    private static final int CLOSED = -1;

    private final MemorySegment events = Arena.ofAuto().allocate(MOST_EVENTS * 16L, 8);
    private final MemorySegment event = Arena.ofAuto().allocate(16, 8);
    private final MemorySegment one = Arena.ofAuto().allocate(8, 8);
    private final AtomicBoolean signalled = new AtomicBoolean();
    private final Object sleeping = new Object();
    private final int counter;
    private volatile int set;

    /** Makes a set of no descriptors. */
    public EventSet() {
        boolean known = Kernel.available();
        set = known ? Kernel.epollCreate() : CLOSED;
        counter = known ? Kernel.eventfd() : CLOSED;
        one.set(ValueLayout.JAVA_LONG, 0, 1);
        if (set >= 0) {
            Kernel.epollAdd(set, counter, event);
        }
    }

    /** Adds a descriptor; it leaves by being closed. */
    public void add(int descriptor) {
        if (set >= 0) {
            Kernel.epollAdd(set, descriptor, event);
        }
    }

    /** Sleeps until something happens to a descriptor or somebody wakes this set; may return early. */
    public void sleep(long nanos) {
        synchronized (sleeping) {
            if (!signalled.getAndSet(false)) {
                int current = set;
                if (current >= 0) {
                    Kernel.epollWait(current, events, Math.clamp(nanos / 1_000_000, 1, Integer.MAX_VALUE));
                    signalled.set(false);
                } else {
                    LockSupport.parkNanos(this, Math.min(nanos, BLIND_NANOS));
                }
            }
        }
    }

    /** Ends the sleep, the next one if there is none now; from any thread. */
    public void wake() {
        if (!signalled.getAndSet(true)) {
            synchronized (one) {
                if (set >= 0) {
                    Kernel.signal(counter, one);
                }
            }
        }
    }

    @Override
    public void close() {
        wake();
        synchronized (sleeping) {
            synchronized (one) {
                int current = set;
                if (current >= 0) {
                    set = CLOSED;
                    Kernel.close(counter);
                    Kernel.close(current);
                }
            }
        }
    }
}
