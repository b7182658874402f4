package org.pjrun.launcher.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One stream of one rank on its way to the console: collects bytes and passes whole lines on, unchanged, each with the
 * rank's tag where the console is tagged.
 *
 * <p>Used by one thread at a time; the console's monitor is taken only to write.
 */
public final class LineOutput {
    /**
     * A line longer than this is passed on in pieces, so that endless output without a newline needs no endless
     * memory.
     */
    private static final int MAX_PENDING = 64 * 1024;

    private static final byte[] NO_TAG = {};

    private final Console console;
    private final Stream stream;
    private final byte[] tag;
    private byte[] pending = new byte[256];
    private int pendingLength;
    private byte[] scratch = new byte[0];

    /** The output of a rank by one of its streams. */
    public LineOutput(Console console, Stream stream, int rank) {
        this(console, stream, console.tagged() ? ("[" + rank + "] ").getBytes(StandardCharsets.US_ASCII) : NO_TAG);
    }

    /** The output of a process that is no rank, or that has tagged its lines already. */
    public LineOutput(Console console, Stream stream) {
        this(console, stream, NO_TAG);
    }

    private LineOutput(Console console, Stream stream, byte[] tag) {
        this.console = console;
        this.stream = stream;
        this.tag = tag;
    }

    Stream stream() {
        return stream;
    }

    /** Takes bytes as they came; passes on every line that they complete. */
    public void accept(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int afterLines = end;
        while (afterLines > offset && bytes[afterLines - 1] != '\n') {
            afterLines--;
        }
        if (afterLines > offset) {
            emit(bytes, offset, afterLines - offset);
        }
        append(bytes, afterLines, end - afterLines);
        if (pendingLength > MAX_PENDING) {
            flushPartial();
        }
    }

    /** Whether bytes without an end of line wait here. */
    public boolean hasPartial() {
        return pendingLength > 0;
    }

    /** Passes on what waits, though its line has no end yet: a prompt, or the last words of a rank. */
    public void flushPartial() {
        if (pendingLength > 0) {
            emit(pending, 0, 0);
        }
    }

    /** Writes what is pending and then the bytes, as one whole. */
    private void emit(byte[] bytes, int offset, int length) {
        synchronized (console) {
            boolean continued = console.endOpenLine(this);
            if (tag.length == 0) {
                if (pendingLength == 0) {
                    console.write(stream, bytes, offset, length);
                } else {
                    append(bytes, offset, length);
                    console.write(stream, pending, 0, pendingLength);
                }
            } else {
                if (length > 0) {
                    append(bytes, offset, length);
                }
                writeTagged(continued);
            }
            boolean ended = length > 0;
            pendingLength = 0;
            if (!ended) {
                console.lineLeftOpen(this);
            }
        }
        if (pending.length > MAX_PENDING) {
            pending = new byte[256];
        }
    }

    private void writeTagged(boolean continued) {
        int used = 0;
        boolean startsLine = !continued;
        int from = 0;
        while (from < pendingLength) {
            int to = from;
            while (to < pendingLength && pending[to] != '\n') {
                to++;
            }
            to = Math.min(to + 1, pendingLength);
            int needed = used + tag.length + (to - from);
            if (scratch.length < needed) {
                scratch = Arrays.copyOf(scratch, Math.max(needed, 2 * scratch.length));
            }
            if (startsLine) {
                System.arraycopy(tag, 0, scratch, used, tag.length);
                used += tag.length;
            }
            System.arraycopy(pending, from, scratch, used, to - from);
            used += to - from;
            startsLine = true;
            from = to;
        }
        console.write(stream, scratch, 0, used);
    }

    private void append(byte[] bytes, int offset, int length) {
        if (pending.length - pendingLength < length) {
            pending = Arrays.copyOf(pending, Math.max(pendingLength + length, 2 * pending.length));
        }
        System.arraycopy(bytes, offset, pending, pendingLength, length);
        pendingLength += length;
    }
}
