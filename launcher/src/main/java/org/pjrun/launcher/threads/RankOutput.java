package org.pjrun.launcher.threads;

import java.io.OutputStream;
import org.pjrun.launcher.console.LineOutput;

/** One stream of a rank that is a thread: whole lines go to the console at once, the start of a line a little later. */
final class RankOutput extends OutputStream {
    private final LineOutput lines;
    private final PartialFlusher flusher;
    private boolean closed;

    RankOutput(LineOutput lines, PartialFlusher flusher) {
        this.lines = lines;
        this.flusher = flusher;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (closed) {
            return;
        }
        lines.accept(bytes, offset, length);
        if (lines.hasPartial()) {
            flusher.partialWritten();
        }
    }

    /** Shows the start of a line at once: the program asks for it. */
    @Override
    public synchronized void flush() {
        lines.flushPartial();
    }

    /** Passes on what is left; what a thread writes later is dropped, since its rank has ended. */
    synchronized void end() {
        lines.flushPartial();
        closed = true;
    }
}
