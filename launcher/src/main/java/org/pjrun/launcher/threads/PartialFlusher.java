package org.pjrun.launcher.threads;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A thread that shows lines without an end, such as prompts, soon after they were written; asleep when there are
 * none.
 */
final class PartialFlusher extends Thread {
    private static final long DELAY_MILLIS = 30;

    private final List<RankOutput> outputs = new CopyOnWriteArrayList<>();
    private boolean pending;

    PartialFlusher() {
        super("partial lines");
        setDaemon(true);
    }

    void add(RankOutput output) {
        outputs.add(output);
    }

    synchronized void partialWritten() {
        if (!pending) {
            pending = true;
            notifyAll();
        }
    }

    @Override
    public void run() {
        try {
            while (true) {
                synchronized (this) {
                    while (!pending) {
                        wait();
                    }
                    pending = false;
                }
                // whoever wrote the start of a line is usually about to write its end
                Thread.sleep(DELAY_MILLIS);
                for (RankOutput output : outputs) {
                    output.flush();
                }
            }
        } catch (InterruptedException e) {
            // nobody interrupts it; then partial lines wait for their ends
        }
    }
}
