package org.pjrun.launcher.agent;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongSupplier;

/** The way of an agent's notices to the launcher; any thread may send, and waits while the launcher takes nothing. */
final class Notices {
    private static final long BEAT_MILLIS = 1000;

    private final DataOutputStream out;

    Notices(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 64 * 1024));
    }

    /** Sends a notice; where the launcher is gone, whoever reads from it finds out. */
    synchronized void send(Notice notice) {
        try {
            Notice.write(out, notice);
            out.flush();
        } catch (IOException e) {
            // see above
        }
    }

    /**
     * Starts a thread that says again and again that this agent lives, and for how long a rank has been blocked.
     *
     * @param more what else is to be said then
     */
    void beat(LongSupplier blockedMillis, Runnable more) {
        Thread.ofPlatform().daemon().name("heartbeat").start(() -> {
            try {
                while (true) {
                    Thread.sleep(BEAT_MILLIS);
                    send(new Notice.Beat(blockedMillis.getAsLong()));
                    more.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
