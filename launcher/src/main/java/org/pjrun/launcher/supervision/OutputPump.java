package org.pjrun.launcher.supervision;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.pjrun.launcher.console.LineOutput;

/** A thread that carries one stream of one process to the console until the stream ends. */
final class OutputPump extends Thread {
    private static final int BUFFER_BYTES = 32 * 1024;
    private static final long STACK_BYTES = 128 * 1024;

    /** How long a line may stay without an end before it is shown as it is; 50 ms is what people are promised. */
    private static final long PARTIAL_NANOS = 30_000_000;

    /** A host of several ranks has waited already, and writes what belongs together at once. */
    private static final long HOSTED_PARTIAL_NANOS = 5_000_000;

    private static final int POLL_MILLIS = 5;

    private final Child child;
    private final InputStream in;
    private final LineOutput lines;
    private final @Nullable StackTraceWatch watch;
    private final long patienceNanos;

    OutputPump(Child child, InputStream in, LineOutput lines, @Nullable StackTraceWatch watch) {
        super(null, null, "output of rank " + child.plan().firstRank(), STACK_BYTES);
        this.child = child;
        this.in = in;
        this.lines = lines;
        this.watch = watch;
        this.patienceNanos = child.plan().ranks() == 1 ? PARTIAL_NANOS : HOSTED_PARTIAL_NANOS;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            pump();
        } catch (IOException e) {
            // the stream was closed under us: the process is gone and what it wrote has been read
        } finally {
            lines.flushPartial();
            child.pumpEnded();
        }
    }

    private void pump() throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        while (true) {
            int length = in.read(buffer);
            if (length < 0) {
                return;
            }
            if (watch != null) {
                watch.accept(buffer, 0, length);
            }
            lines.accept(buffer, 0, length);
            if (lines.hasPartial()) {
                awaitRestOfLine();
            }
        }
    }

    /** Until there is more to read; a line that grows by and by is shown no later than a prompt. */
    private void awaitRestOfLine() throws IOException {
        while (in.available() == 0 && child.process().alive()) {
            if (lines.partialNanos() > patienceNanos) {
                lines.flushPartial();
                return;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
