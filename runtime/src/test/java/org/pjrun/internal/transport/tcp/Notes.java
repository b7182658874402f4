package org.pjrun.internal.transport.tcp;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.transport.Channel;
import org.pjrun.internal.transport.Frame;
import org.pjrun.internal.transport.FrameHandler;
import org.pjrun.internal.transport.Transfer;

/** Keeps the first words of frames, in order, and what has ended. */
final class Notes implements FrameHandler {
    final List<Long> frames = new ArrayList<>();
    final List<Transfer> finished = new ArrayList<>();
    final List<String> ended = new ArrayList<>();

    @Override
    public void frame(
            Channel from, long header, long word1, long word2, long word3, MemorySegment memory, long payload) {
        frames.add(word1);
    }

    @Override
    public void finished(Transfer transfer) {
        finished.add(transfer);
    }

    @Override
    public void interrupted(Transfer receive) {
        throw new AssertionError("nothing is pulled here");
    }

    @Override
    public void ended(Channel peer) {
        ended.add(peer.rank() + " " + peer.peer());
    }

    /** Sends a frame of some bytes. */
    static boolean send(Channel channel, long word1, int length) {
        return send(channel, word1, length, false);
    }

    static boolean send(Channel channel, long word1, int length, boolean soon) {
        Buffer buffer = new Buffer();
        buffer.bind(new byte[length]);
        return channel.send(Frame.header(Frame.EAGER, 0, soon ? Frame.SOON : 0, length), word1, 0, 0, buffer, 0);
    }

    /** A message of an array. */
    static final class Message extends Transfer {
        final byte[] memory;

        Message(byte[] memory) {
            this.memory = memory;
            this.length = memory.length;
            buffer.bind(memory);
        }

        @Override
        public void spoil(RuntimeException cause) {
            throw cause;
        }
    }
}
