package org.pjrun.launcher.threads;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The threads of one rank. */
final class RankGroup extends ThreadGroup {
    private final RankOutput out;
    private final RankOutput err;

    RankGroup(int rank, RankOutput out, RankOutput err) {
        super("rank-" + rank);
        this.out = out;
        this.err = err;
    }

    /** The group of the current thread's rank; null if it belongs to none. */
    static @Nullable RankGroup current() {
        for (ThreadGroup group = Thread.currentThread().getThreadGroup(); group != null; group = group.getParent()) {
            if (group instanceof RankGroup ranks) {
                return ranks;
            }
        }
        return null;
    }

    RankOutput out() {
        return out;
    }

    RankOutput err() {
        return err;
    }

    /** Prints what a thread ended by, as the JVM does, all lines together. */
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        if (handler != null) {
            handler.uncaughtException(thread, thrown);
            return;
        }
        StringWriter text = new StringWriter();
        text.append("Exception in thread \"").append(thread.getName()).append("\" ");
        PrintWriter writer = new PrintWriter(text);
        thrown.printStackTrace(writer);
        writer.flush();
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        err.write(bytes, 0, bytes.length);
    }

    /** Waits until no thread of the group but the current one keeps its rank alive. */
    void awaitOthers() throws InterruptedException {
        while (true) {
            Thread other = other();
            if (other == null) {
                return;
            }
            other.join();
        }
    }

    private @Nullable Thread other() {
        Thread[] threads = new Thread[activeCount() + 16];
        int count = enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (!threads[i].equals(Thread.currentThread()) && !threads[i].isDaemon() && threads[i].isAlive()) {
                return threads[i];
            }
        }
        return null;
    }
}
