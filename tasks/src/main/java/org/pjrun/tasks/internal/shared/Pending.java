package org.pjrun.tasks.internal.shared;

import org.jspecify.annotations.Nullable;

/** A call that waits at its caller's rank. */
final class Pending {
    private @Nullable Object result;
    private @Nullable Blame blame;
    private boolean news;

    synchronized void done(Object value) {
        result = value;
        notifyAll();
    }

    synchronized void blame(Blame now) {
        blame = now;
        news = true;
        notifyAll();
    }

    /** Whom it waits for now. */
    synchronized @Nullable Blame blame() {
        news = false;
        return blame;
    }

    synchronized boolean isDone() {
        return result != null;
    }

    synchronized @Nullable Object result() {
        return result;
    }

    /** Waits until there is a result or news of whom it waits for, at most so long; whether there is. */
    synchronized boolean await(long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; result == null && !news; left = until - System.nanoTime()) {
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return true;
    }
}
