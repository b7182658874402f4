package org.pjrun.launcher.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.pjrun.launcher.agent.Order;

/** What is written to a rank's standard input, on its way to the agent; never more than the rank has room for. */
final class RankInput extends OutputStream {
    private static final int ROOM_BYTES = 256 * 1024;

    private final AgentLink link;
    private final int rank;
    private int room = ROOM_BYTES;
    private boolean closed;

    RankInput(AgentLink link, int rank) {
        this.link = link;
        this.rank = rank;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        while (from < offset + length) {
            while (room <= 0 && !closed) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", e);
                }
            }
            if (closed) {
                throw new IOException("rank " + rank + " reads no more");
            }
            int piece = Math.min(room, offset + length - from);
            link.send(new Order.Feed(rank, Arrays.copyOfRange(bytes, from, from + piece)));
            room -= piece;
            from += piece;
        }
    }

    /** The rank has taken so much; all that there can be where it takes no more. */
    synchronized void taken(int bytes) {
        closed |= bytes == Integer.MAX_VALUE;
        room += closed ? 0 : bytes;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            link.send(new Order.Feed(rank, new byte[0]));
        }
        closed = true;
        notifyAll();
    }
}
