package org.pjrun.internal.diagnosis;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.shared.Shared;

/**
 * A rank's area of the host's segment where others read what it does, without asking it; and where they ask for more.
 *
 * <pre>
 *      0  line of the coordinator: number of its last question
 *     64  line of the rank: number of the last answer, its length; what was left at the end, its length
 *    128  how often a slot has changed
 *    256  14 slots of 256 bytes, one a thread that is blocked
 *   4096  answer: a snapshot
 * </pre>
 */
public final class StatusPage {
    /** Bytes that are written before anybody has asked a question. */
    public static final long FIRST_BYTES = 4096;

    private static final long QUESTION = 0;
    private static final long ANSWERED = 64;
    private static final long ANSWER_LENGTH = 68;
    private static final long LEFT_LENGTH = 72;
    private static final long CHANGES = 128;
    private static final long SLOTS = 256;
    private static final long SLOT = 256;
    private static final int SLOT_COUNT = 14;
    private static final long SLOT_USED = 0;
    private static final long SLOT_LENGTH = 4;
    private static final long SLOT_SINCE = 8;
    private static final long SLOT_TEXT = 16;
    private static final long ANSWER = 4096;

    private final MemorySegment memory;
    private final long base;
    private final int most;

    /** The area of a rank in a mapped segment. */
    public StatusPage(MemorySegment memory, SegmentLayout layout, int rank) {
        this.memory = memory;
        this.base = layout.status(rank);
        this.most = (int) (layout.statusBytes() - ANSWER);
    }

    /** What a thread waits for, as its rank has written it. */
    public record Entry(long sinceMillis, String text) {}

    // the rank's side

    /** Writes that a thread is blocked; the number of its slot, negative if all are used. */
    public int block(long sinceMillis, String text) {
        for (int slot = 0; slot < SLOT_COUNT; slot++) {
            long at = base + SLOTS + slot * SLOT;
            if (Shared.getInt(memory, at + SLOT_USED) == 0) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                int length = Math.min(bytes.length, (int) (SLOT - SLOT_TEXT));
                Shared.putLong(memory, at + SLOT_SINCE, sinceMillis);
                MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at + SLOT_TEXT, length);
                Shared.putIntRelease(memory, at + SLOT_LENGTH, length);
                Shared.putIntRelease(memory, at + SLOT_USED, 1);
                Shared.addInt(memory, base + CHANGES, 1);
                return slot;
            }
        }
        return -1;
    }

    /** Clears a slot. */
    public void unblock(int slot) {
        if (slot >= 0) {
            Shared.putIntRelease(memory, base + SLOTS + slot * SLOT + SLOT_USED, 0);
            Shared.addInt(memory, base + CHANGES, 1);
        }
    }

    /** The question that was not answered yet, 0 if there is none. */
    public int question() {
        int question = Shared.getIntAcquire(memory, base + QUESTION);
        return question == Shared.getIntAcquire(memory, base + ANSWERED) ? 0 : question;
    }

    /** Answers a question. */
    public void answer(int question, RankSnapshot snapshot) {
        Shared.putIntRelease(memory, base + ANSWER_LENGTH, put(snapshot));
        Shared.putIntRelease(memory, base + ANSWERED, question);
    }

    /** Leaves a last word; no question is answered any more. */
    public void leave(RankSnapshot last) {
        Shared.putIntRelease(memory, base + LEFT_LENGTH, put(last));
        Shared.addInt(memory, SegmentLayout.HEADER_LEFTOVERS, 1);
    }

    private int put(RankSnapshot snapshot) {
        byte[] bytes = SnapshotCodec.bytes(snapshot, most);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, base + ANSWER, bytes.length);
        return bytes.length;
    }

    // the coordinator's side

    /** How often a slot has changed; 0 as long as no thread was ever blocked. */
    public int changes() {
        return Shared.getIntAcquire(memory, base + CHANGES);
    }

    /** Threads that are blocked. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (int slot = 0; slot < SLOT_COUNT; slot++) {
            long at = base + SLOTS + slot * SLOT;
            if (Shared.getIntAcquire(memory, at + SLOT_USED) != 0) {
                byte[] text = new byte
                        [Math.clamp(Shared.getIntAcquire(memory, at + SLOT_LENGTH), 0, (int) (SLOT - SLOT_TEXT))];
                MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at + SLOT_TEXT, text, 0, text.length);
                entries.add(new Entry(
                        Shared.getLongOpaque(memory, at + SLOT_SINCE), new String(text, StandardCharsets.UTF_8)));
            }
        }
        return entries;
    }

    /** Asks the rank what it does. */
    public void ask(int question) {
        Shared.putIntRelease(memory, base + QUESTION, question);
    }

    /** Whether a question has been answered. */
    public boolean answered(int question) {
        return Shared.getIntAcquire(memory, base + ANSWERED) == question;
    }

    /** The answer to the last question. */
    public RankSnapshot answer() {
        return get(Shared.getIntAcquire(memory, base + ANSWER_LENGTH));
    }

    /** Whether the rank has left a last word. */
    public boolean left() {
        return Shared.getIntAcquire(memory, base + LEFT_LENGTH) != 0;
    }

    /** The last word. */
    public RankSnapshot lastWord() {
        return get(Shared.getIntAcquire(memory, base + LEFT_LENGTH));
    }

    private RankSnapshot get(int length) {
        byte[] bytes = new byte[Math.clamp(length, 0, most)];
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, base + ANSWER, bytes, 0, bytes.length);
        return SnapshotCodec.read(bytes);
    }
}
