package org.pjrun.internal.transport;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** A handler that keeps what it is handed. */
final class Recorder implements FrameHandler {
    /** A frame with a copy of its payload. */
    record Arrived(int from, long header, long word1, long word2, long word3, byte[] payload) {}

    final List<Arrived> frames = new ArrayList<>();
    final List<Transfer> finished = new ArrayList<>();
    final List<String> ended = new ArrayList<>();

    @Override
    public void frame(
            Channel from, long header, long word1, long word2, long word3, MemorySegment memory, long payload) {
        byte[] copy = memory.asSlice(payload, Frame.length(header)).toArray(ValueLayout.JAVA_BYTE);
        frames.add(new Arrived(from.rank(), header, word1, word2, word3, copy));
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
        ended.add(peer.rank() + " " + peer.peer() + " after " + frames.size() + " frames");
    }
}
