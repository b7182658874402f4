package org.pjrun.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.diagnosis.CallSite;
import org.pjrun.internal.diagnosis.Letter;
import org.pjrun.internal.diagnosis.Need;

/**
 * What a rank did last, and where it first did each kind of thing; touched inside the gate only.
 *
 * <p>The last operations are kept by plain stores. A stack is kept for the first operation of each kind, peer, tag and
 * communicator, as far as there is room: that names the line of a message or a request without asking for it each time.
 */
final class Recorder {
    private static final int LAST = 64;
    private static final int SITES = 256;
    private static final int FREE_MISSES = 512;
    private static final int MISSES_PER_SITE = 1024;
    private static final int RECEIVE = 1 << 31;

    /** Any source is -1, of which the mark of a receive leaves this. */
    private static final int ANY = Integer.MAX_VALUE;

    private final int[] peers = new int[LAST];
    private final int[] tags = new int[LAST];
    private final long[] bytes = new long[LAST];
    private final long[] contexts = new long[LAST];
    private long count;

    private final long[] keys = new long[SITES];
    private final @Nullable Throwable[] sites = new Throwable[SITES];
    private long misses;

    /** Whether line and time of every operation are kept, and not only the line of the first of a kind. */
    private boolean every;

    private boolean off;
    private @Nullable Throwable[] origins = new Throwable[0];
    private long[] millis = new long[0];

    /** Keeps line and time of every operation. */
    void noteEvery() {
        every = true;
        origins = new Throwable[LAST];
        millis = new long[LAST];
    }

    boolean everyNoted() {
        return every;
    }

    /** Notes nothing any more, for who wants to know what that costs. */
    void noteNothing() {
        off = true;
    }

    void sent(Operation send, int peer, long length) {
        note(send, peer, length);
    }

    void received(Operation receive, int peer, long length) {
        note(receive, peer | RECEIVE, length);
    }

    private void note(Operation operation, int peer, long length) {
        MatchQueues queues = operation.queues();
        if (off || queues.collective()) {
            return;
        }
        int tag = operation.tag;
        int at = (int) count++ & LAST - 1;
        peers[at] = peer;
        tags[at] = tag;
        bytes[at] = length;
        contexts[at] = queues.context();
        long key = key(queues.context(), peer, tag);
        if (keys[place(key)] != key) {
            miss(key);
        }
        if (every) {
            operation.origin = new Throwable();
            origins[at] = operation.origin;
            millis[at] = System.currentTimeMillis();
        }
    }

    private void miss(long key) {
        int place = place(key);
        misses++;
        if (sites[place] == null || misses < FREE_MISSES || misses % MISSES_PER_SITE == 0) {
            keys[place] = key;
            sites[place] = new Throwable();
        }
    }

    private static long key(long context, int peer, int tag) {
        return (context * 0x9E3779B97F4A7C15L + peer) * 0xC2B2AE3D27D4EB4FL + tag + 1;
    }

    private static int place(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 56);
    }

    /** Where the first operation like this one was called, empty if that is not known any more. */
    String line(Operation operation) {
        Throwable own = operation.origin;
        if (own != null) {
            return CallSite.of(own).line();
        }
        boolean sends = operation.kind == Operation.Kind.SEND;
        Link link = operation.link;
        int process = link == null ? -1 : link.rank();
        int peer = sends ? process : process | RECEIVE;
        return line(operation.queues().context(), peer, operation.tag);
    }

    /** The same for a send that has returned. */
    String lineOfSend(long context, int process, int tag) {
        return line(context, process, tag);
    }

    private String line(long context, int peer, int tag) {
        long key = key(context, peer, tag);
        Throwable site = sites[place(key)];
        return keys[place(key)] == key && site != null ? CallSite.of(site).line() : "";
    }

    /** The last operations, oldest first. */
    List<Letter> recent(Contexts known) {
        List<Letter> recent = new ArrayList<>();
        for (long n = Math.max(0, count - LAST); n < count; n++) {
            int at = (int) n & LAST - 1;
            boolean receives = (peers[at] & RECEIVE) != 0;
            int peer = peers[at] & ~RECEIVE;
            MatchQueues queues = known.find(contexts[at]);
            recent.add(new Letter(
                    receives ? Need.Kind.RECEIVE : Need.Kind.SEND,
                    contexts[at],
                    queues == null ? "a communicator that was freed" : queues.name(),
                    peer == ANY ? -1 : peer,
                    peer == ANY ? -1 : peer,
                    tags[at],
                    bytes[at],
                    "",
                    lineOfRecent(at),
                    every ? millis[at] : 0));
        }
        return recent;
    }

    private String lineOfRecent(int at) {
        Throwable origin = every ? origins[at] : null;
        return origin == null
                ? line(contexts[at], peers[at], tags[at])
                : CallSite.of(origin).line();
    }
}
