package org.pjrun.launcher.supervision;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happens on Ctrl-C, TERM and HUP: a shutdown hook, because the JVM then sets the exit status that people expect
 * (130, 143, 129) by itself.
 */
public final class StopHook extends Thread {
    private static final long PATIENCE_MILLIS = 3000;

    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable Supervisor supervisor;
    private volatile boolean stopped;

    /** A hook; it does nothing once {@link #done} was called. */
    public StopHook() {
        super("stop");
    }

    /** Names the supervisor of the job that has started. */
    public synchronized void watch(Supervisor running) {
        supervisor = running;
        if (stopped) {
            running.stop();
        }
    }

    /** Says that everything has ended and is cleaned up. */
    public void done() {
        done.countDown();
    }

    /** Whether pjrun was told to stop. */
    public boolean stopped() {
        return stopped;
    }

    @Override
    public void run() {
        stopped = true;
        if (done.getCount() == 0) {
            return;
        }
        Supervisor running;
        synchronized (this) {
            running = supervisor;
        }
        if (running != null) {
            running.stop();
            Signals.on("INT", running::kill);
        }
        try {
            // past that time the JVM halts, and the janitor cleans up
            boolean ended = done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (!ended && running != null) {
                running.kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
