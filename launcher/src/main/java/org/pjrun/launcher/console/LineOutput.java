package org.pjrun.launcher.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    private final int rank;
    private final byte[] tag;
    private final boolean timestamps;
    private final @Nullable RankFile file;
    private byte[] pending = new byte[256];
    private int pendingLength;
    private long pendingSince;
    private byte[] scratch = new byte[0];

    /** Whether another's output has ended the line that this one had left open; guarded by the console. */
    private boolean cut;

    /** The output of a rank by one of its streams, in the console's style. */
    public LineOutput(Console console, Stream stream, int rank) {
        Style style = console.style();
        this.console = console;
        this.stream = stream;
        this.rank = rank;
        this.tag = style.tagged() ? ("[" + rank + "] ").getBytes(StandardCharsets.US_ASCII) : NO_TAG;
        this.timestamps = style.timestamps();
        this.file = style.folder().isEmpty() ? null : RankFile.open(style, stream, rank, console);
    }

    /** The output of a process that is no rank, or that has given its lines the style already. */
    public LineOutput(Console console, Stream stream) {
        this.console = console;
        this.stream = stream;
        this.rank = -1;
        this.tag = NO_TAG;
        this.timestamps = false;
        this.file = null;
    }

    Stream stream() {
        return stream;
    }

    /** Takes bytes as they came; passes on every line that they complete. */
    public void accept(byte[] bytes, int offset, int length) {
        if (file != null) {
            file.write(bytes, offset, length);
            if (!console.style().copied()) {
                return;
            }
        }
        int end = offset + length;
        int afterLines = end;
        while (afterLines > offset && bytes[afterLines - 1] != '\n') {
            afterLines--;
        }
        if (afterLines > offset) {
            emit(bytes, offset, afterLines - offset);
        }
        if (afterLines < end) {
            if (pendingLength == 0) {
                pendingSince = System.nanoTime();
            }
            append(bytes, afterLines, end - afterLines);
        }
        if (pendingLength > MAX_PENDING) {
            flushPartial();
        }
    }

    /** Whether bytes without an end of line wait here. */
    public boolean hasPartial() {
        return pendingLength > 0;
    }

    /** Called under the console's monitor: the line that this one left open was ended for another's sake. */
    void lineCut() {
        cut = true;
    }

    /** How long the first of these bytes has waited. */
    public long partialNanos() {
        return System.nanoTime() - pendingSince;
    }

    /** Passes on what waits, though its line has no end yet: a prompt, or the last words of a rank. */
    public void flushPartial() {
        if (pendingLength > 0) {
            emit(pending, 0, 0);
        }
    }

    /** Writes what is pending and then the bytes, as one whole. */
    private void emit(byte[] bytes, int offset, int length) {
        Folding folding = rank < 0 ? null : console.folding();
        if (folding != null && length > 0 && !console.isOpen(this)) {
            append(bytes, offset, length);
            folding.add(stream, rank, pending, pendingLength);
            pendingLength = 0;
            return;
        }
        console.flush();
        synchronized (console) {
            boolean continued = console.endOpenLine(this);
            if (tag.length == 0 && !timestamps) {
                writeAsItCame(bytes, offset, length);
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

    /** Where the line was ended already, an end that comes now is no empty line: another pjrun may have ended it too. */
    private void writeAsItCame(byte[] bytes, int offset, int length) {
        byte[] written = bytes;
        int from = offset;
        int to = offset + length;
        if (pendingLength > 0) {
            append(bytes, offset, length);
            written = pending;
            from = 0;
            to = pendingLength;
        }
        if (cut && written[from] == '\n') {
            from++;
        }
        cut = false;
        console.write(stream, written, from, to - from);
    }

    private void writeTagged(boolean continued) {
        byte[] time = timestamps ? Clock.now() : NO_TAG;
        int used = 0;
        boolean startsLine = !continued;
        int from = 0;
        while (from < pendingLength) {
            int to = from;
            while (to < pendingLength && pending[to] != '\n') {
                to++;
            }
            to = Math.min(to + 1, pendingLength);
            int needed = used + time.length + tag.length + (to - from);
            if (scratch.length < needed) {
                scratch = Arrays.copyOf(scratch, Math.max(needed, 2 * scratch.length));
            }
            if (startsLine) {
                System.arraycopy(time, 0, scratch, used, time.length);
                used += time.length;
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
