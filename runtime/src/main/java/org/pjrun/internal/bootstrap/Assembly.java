package org.pjrun.internal.bootstrap;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the ranks of a job say to each other before it begins: in rounds, in each of which all speak once. */
final class Assembly {
    private static final byte END_OF_LINE = '\n';

    private final int size;
    private final Map<Integer, Map<Integer, byte[]>> rounds = new HashMap<>();

    Assembly(int size) {
        this.size = size;
    }

    /** Takes what a rank says; true if all have spoken in this round now, or had before. */
    boolean tell(int round, int rank, byte[] text) {
        round(round).put(rank, text);
        return round(round).size() == size;
    }

    /** The ranks that have not spoken in a round. */
    List<Integer> silent(int round) {
        List<Integer> silent = new ArrayList<>();
        for (int rank = 0; rank < size; rank++) {
            if (!round(round).containsKey(rank)) {
                silent.add(rank);
            }
        }
        return silent;
    }

    private Map<Integer, byte[]> round(int round) {
        return rounds.computeIfAbsent(round, r -> new HashMap<>());
    }

    /** What all have said, as a few messages; to be called when they have. */
    List<RendezvousMessage> told(int round) {
        List<RendezvousMessage> messages = new ArrayList<>();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int first = 0;
        for (int rank = 0; rank < size; rank++) {
            byte[] text = round(round).getOrDefault(rank, new byte[0]);
            if (lines.size() > 0 && lines.size() + text.length + 1 > RendezvousMessage.MOST_BODY_BYTES) {
                messages.add(new RendezvousMessage(RendezvousMessage.TOLD, first, lines.toByteArray()));
                lines.reset();
                first = rank;
            }
            lines.writeBytes(text);
            lines.write(END_OF_LINE);
        }
        messages.add(new RendezvousMessage(RendezvousMessage.TOLD, first, lines.toByteArray()));
        return messages;
    }
}
