package org.pjrun.tasks.internal.shared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The state of a shared object, on rank 0, and the requests that wait for it to change, the oldest first.
 *
 * <p>Its monitor guards everything. A subclass says what a request does, or that it has to wait; after each request that did something
 * those that wait are tried again in their order, so nobody overtakes an equal one.
 *
 * <p>When a rank ends, its requests are taken back. A wait that cannot end without it is refused, now and whenever it is begun again; of
 * a wait that it might have ended each rank is told once.
 */
public abstract class Home {
    /** In place of a result: not now. */
    public static final Object WAIT = new Object();

    /** In place of no result. */
    public static final Object NOTHING = "";

    /** How callers hear of their requests. */
    interface Answers {
        /** A request has its result, or a refusal in its place. */
        void done(Request request, Object result);

        /** A request waits for others than its caller was told. */
        void blame(Request request, Blame blame);
    }

    final String name;
    private final Ref ref;
    private final int size;
    private final Answers answers;
    private final List<Request> waiting = new ArrayList<>();
    private final BitSet ended = new BitSet();
    private final Map<Integer, BitSet> untold =
            new HashMap<>(); // by rank: who has ended without its having heard of it

    Home(Ref ref, int size, Answers answers) {
        this.ref = ref;
        this.name = ref.title();
        this.size = size;
        this.answers = answers;
    }

    /** Whether a result is that there is none yet. */
    @SuppressWarnings("ReferenceEquality") // this very object
    static boolean waits(@Nullable Object result) {
        return result == WAIT;
    }

    /** Does what a request wants, or returns {@link #WAIT}; an exception is its result, too. */
    abstract Object attempt(Request request);

    /** Who could end the wait of a request. */
    abstract Blame blame(Request request);

    /** Whether a request must wait for another one that has come before it. */
    boolean behind(Request request, Request other) {
        return request.op == other.op;
    }

    /** Takes a request: its result, or {@link #WAIT} if that comes later. */
    final synchronized Object handle(Request request) {
        boolean queues = false;
        for (Request other : waiting) {
            queues |= behind(request, other);
        }
        Object result = queues ? WAIT : tried(request);
        if (waits(result)) {
            Refusal refusal = ended.isEmpty() ? null : refusal(request);
            if (refusal == null || !refused(request, refusal)) {
                waiting.add(request);
            } else {
                result = refusal;
            }
        }
        settle();
        return result;
    }

    private Object tried(Request request) {
        try {
            return attempt(request);
        } catch (RuntimeException e) {
            return Refusal.of(e); // of the caller's making: it is thrown there
        }
    }

    /** Tries those that wait, until none of them can go on, and tells the others whom they wait for. */
    private void settle() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Iterator<Request> all = waiting.iterator(); all.hasNext(); ) {
                Request request = all.next();
                Object result = tried(request);
                if (!waits(result)) {
                    all.remove();
                    answers.done(request, result);
                    changed = true;
                    break; // the others once more, from the oldest on
                }
            }
        }
        for (Request request : waiting) {
            Blame told = request.told;
            if (told != null) {
                Blame now = blame(request);
                if (!now.same(told)) {
                    request.told = now;
                    answers.blame(request, now);
                }
            }
        }
    }

    // ranks that have ended

    /** Takes note that a rank has ended. */
    final synchronized void ended(int rank) {
        if (ended.get(rank)) {
            return;
        }
        ended.set(rank);
        for (int other = 0; other < size; other++) {
            untold.computeIfAbsent(other, r -> new BitSet()).set(rank);
        }
        for (Request request : List.copyOf(waiting)) {
            if (request.rank == rank) {
                cancelled(request);
                waiting.remove(request);
            }
        }
        settle();
        List<Request> left = List.copyOf(waiting);
        List<@Nullable Refusal> refusals = new ArrayList<>();
        for (Request request : left) {
            refusals.add(refusal(request, rank));
        }
        for (int i = 0; i < left.size(); i++) {
            Request request = left.get(i);
            Refusal refusal = refusals.get(i);
            if (refusal != null) {
                told(request.rank, rank);
                if (refused(request, refusal)) {
                    waiting.remove(request);
                    answers.done(request, refusal);
                }
            }
        }
        settle();
    }

    final boolean hasEnded(int rank) {
        return ended.get(rank);
    }

    /** Why a request that has to wait must not; null if it may. */
    private @Nullable Refusal refusal(Request request) {
        for (int rank = ended.nextSetBit(0); rank >= 0; rank = ended.nextSetBit(rank + 1)) {
            Refusal refusal = refusal(request, rank);
            if (refusal != null) {
                told(request.rank, rank);
                return refusal;
            }
        }
        return null;
    }

    private @Nullable Refusal refusal(Request request, int rank) {
        String vain = vain(request, rank);
        if (!vain.isEmpty()) {
            return new Refusal(Refusal.Kind.PEER_FAILED, vain);
        }
        boolean news = untold.getOrDefault(request.rank, new BitSet()).get(rank);
        Blame blame = blame(request);
        return news && !blame.all() && blame.concerns(rank)
                ? new Refusal(
                        Refusal.Kind.PEER_FAILED,
                        "waiting for " + blame.what() + ": rank " + rank
                                + " has ended, which may have been the one to end this wait; wait again for other"
                                + " ranks")
                : null;
    }

    private void told(int rank, int of) {
        untold.getOrDefault(rank, new BitSet()).clear(of);
    }

    /** Why a request waits in vain now that a rank has ended; empty if it does not. */
    String vain(Request request, int rank) {
        Blame blame = blame(request);
        return blame.all() && blame.concerns(rank)
                ? "waiting for " + blame.what() + ": rank " + rank + " has ended, so this wait would never end"
                : "";
    }

    /** Takes note that a request is refused that waits; false if that is to come later, as a result. */
    boolean refused(Request request, Refusal refusal) {
        cancelled(request);
        return true;
    }

    // those that wait

    /** Whom a request waits for, which its caller is kept informed of from now on; nobody if it does not wait any more. */
    final synchronized @Nullable Blame explain(int rank, long call) {
        Request request = find(rank, call);
        if (request == null) {
            return null;
        }
        Blame now = blame(request);
        request.told = now;
        return now;
    }

    /** Takes a request back that waits; false if it has its result. */
    final synchronized boolean cancel(int rank, long call) {
        Request request = find(rank, call);
        if (request == null) {
            return false;
        }
        boolean gone = cancelled(request);
        if (gone) {
            waiting.remove(request);
        }
        settle();
        return gone;
    }

    /** Takes note that a request is taken back; false if it cannot be any more. */
    boolean cancelled(Request request) {
        return true;
    }

    private @Nullable Request find(int rank, long call) {
        for (Request request : waiting) {
            if (request.rank == rank && request.call == call) {
                return request;
            }
        }
        return null;
    }

    /** Those that wait. */
    final List<Request> waiting() {
        return waiting;
    }

    /** Any rank can end it. */
    final Blame anybody(String what) {
        return new Blame(what, false, IntStream.range(0, size).toArray());
    }

    final int size() {
        return size;
    }

    /** Complains if a rank takes the object for one that was made otherwise. */
    final void require(Ref other) {
        if (!Arrays.equals(ref.parameters(), other.parameters())) {
            throw wrong("is there already with " + Arrays.toString(ref.parameters()) + ", and is asked for with "
                    + Arrays.toString(other.parameters()) + " (expected: the same on all ranks)");
        }
    }

    /** A word that is said of the object. */
    final IllegalStateException wrong(String text) {
        return new IllegalStateException(name + ": " + text);
    }
}
