package org.pjrun.launcher.remote;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What a rank on another host has written, as a stream of the one who reads it. */
final class RankOutput extends InputStream {
    /** More is not taken while somebody reads: then the agent waits, and in the end the rank. */
    private static final int MOST_BYTES = 1 << 20;

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private int position;
    private int bytes;
    private boolean read;
    private boolean ended;

    /** Adds what has come. */
    synchronized void add(byte[] piece) throws InterruptedException {
        while (read && bytes > MOST_BYTES) {
            wait();
        }
        if (piece.length > 0) {
            pieces.add(piece);
            bytes += piece.length;
            notifyAll();
        }
    }

    /** Nothing more will come. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        read = true;
        byte @Nullable [] first = pieces.peek();
        while (first == null) {
            if (ended) {
                return -1;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            first = pieces.peek();
        }
        int count = Math.min(length, first.length - position);
        System.arraycopy(first, position, target, offset, count);
        position += count;
        bytes -= count;
        if (position == first.length) {
            pieces.remove();
            position = 0;
        }
        notifyAll();
        return count;
    }

    @Override
    public synchronized int available() {
        return bytes > 0 || !ended ? bytes : 1; // whoever looks for more is to find out that there is none
    }
}
