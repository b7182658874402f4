package org.pjrun.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.internal.diagnosis.CallSite;

/**
 * Matching within one context: posted receives and messages that came before their receive (MPI 4.1 §3.5).
 *
 * <p>A pure state machine. Receives that name source and tag lie in buckets by both, those with wildcards in a list of
 * their own; the older of the two candidates wins. Messages lie in buckets too, and in order of arrival for wildcards.
 * All lists are first in, first out, so that messages of one sender never overtake each other.
 */
public final class MatchQueues {
    private static final int FIRST_BUCKETS = 16;

    private final long context;

    private @Nullable Operation[] postedFirst = new Operation[FIRST_BUCKETS];
    private @Nullable Operation[] postedLast = new Operation[FIRST_BUCKETS];
    private int posted;
    private @Nullable Operation wildFirst;
    private @Nullable Operation wildLast;
    private @Nullable Operation probeFirst;
    private long sequence;

    private @Nullable Unexpected[] bucketFirst = new Unexpected[FIRST_BUCKETS];
    private @Nullable Unexpected[] bucketLast = new Unexpected[FIRST_BUCKETS];
    private @Nullable Unexpected arrivedFirst;
    private @Nullable Unexpected arrivedLast;
    private int unexpected;
    private String name = "";
    private boolean collective;
    private long calls;
    private @Nullable Throwable origin;
    private @Nullable Arrivals arrivals;
    private @Nullable BiConsumer<ErrorClass, String> onMisfit;

    private @Nullable Peers peers;
    private boolean freed;

    MatchQueues(long context) {
        this.context = context;
    }

    /** Says how messages of this context are called in reports. */
    public void name(String communicator, boolean ofCollectives) {
        name = communicator;
        collective = ofCollectives;
    }

    /** Notes that the program has just made this communicator, which it is to free again. */
    public void made() {
        origin = new Throwable();
    }

    /** The communicator and the line that made it, if it is one that the program is to free. */
    Optional<String> open() {
        Throwable made = origin;
        return made == null || freed
                ? Optional.empty()
                : Optional.of(name() + ", made at " + CallSite.of(made).line());
    }

    /** Whether anything is here that a rank at its end should not leave. */
    boolean leavesSomething() {
        return !collective && (unexpected > 0 || posted > 0) || origin != null && !freed;
    }

    /** Name of the communicator. */
    String name() {
        return name.isEmpty() ? "context " + context : name;
    }

    /** Says who is to be told, inside the gate, of a message from here that did not go into its receive. */
    public void onMisfit(BiConsumer<ErrorClass, String> told) {
        onMisfit = told;
    }

    /** A message that was sent here long ago did not go into its receive. */
    void misfit(ErrorClass errorClass, String text) {
        if (onMisfit != null) {
            onMisfit.accept(errorClass, text);
        }
    }

    /** Whether these are messages of collective operations. */
    boolean collective() {
        return collective;
    }

    /** Says how many collective operations have been begun. */
    public void calls(long begun) {
        calls = begun;
    }

    /** How many collective operations have been begun. */
    long calls() {
        return calls;
    }

    /** The context that all messages of these queues carry. */
    public long context() {
        return context;
    }

    /** Says whose messages can come, so that a receive from any source ends when all of them have ended. */
    public void peers(Peers senders) {
        peers = senders;
    }

    /** Whose messages can come, null while nobody knows. */
    @Nullable
    Peers peers() {
        return peers;
    }

    /** Says that the communicator has been freed: nothing new is received, what was posted is completed. */
    void free() {
        freed = true;
    }

    boolean freed() {
        return freed;
    }

    /** Whether no receive and no probe waits. */
    boolean idle() {
        return posted == 0 && probeFirst == null;
    }

    void inspect(Arrivals inspector) {
        arrivals = inspector;
    }

    /** Whether a message that has just arrived may be matched. */
    boolean admits(int source, int tag, ElementType type, long bytes, long signature) {
        Arrivals inspector = arrivals;
        return inspector == null || inspector.admit(source, tag, type, bytes, signature);
    }

    int posted() {
        return posted;
    }

    int unexpected() {
        return unexpected;
    }

    // posted receives

    void post(Operation receive) {
        receive.sequence = sequence++;
        receive.next = null;
        posted++;
        if (receive.wildcard()) {
            Operation last = wildLast;
            if (last == null) {
                wildFirst = receive;
            } else {
                last.next = receive;
            }
            wildLast = receive;
        } else {
            if (posted > 2 * postedFirst.length) {
                growPosted();
            }
            append(receive);
        }
    }

    private void append(Operation receive) {
        int bucket = bucket(receive.source, receive.tag, postedFirst.length);
        Operation last = postedLast[bucket];
        if (last == null) {
            postedFirst[bucket] = receive;
        } else {
            last.next = receive;
        }
        postedLast[bucket] = receive;
    }

    /** Removes and returns the oldest receive that takes a message of this source and tag. */
    @Nullable
    Operation takePosted(int source, int tag) {
        if (posted == 0) {
            return null;
        }
        int bucket = bucket(source, tag, postedFirst.length);
        Operation before = null;
        Operation exact = postedFirst[bucket];
        while (exact != null && (exact.source != source || exact.tag != tag)) {
            before = exact;
            exact = exact.next;
        }
        Operation beforeWild = null;
        Operation wild = wildFirst;
        while (wild != null && !wild.matches(source, tag)) {
            beforeWild = wild;
            wild = wild.next;
        }
        if (wild != null && (exact == null || wild.sequence < exact.sequence)) {
            unlinkWild(beforeWild, wild);
            return wild;
        }
        if (exact != null) {
            unlinkExact(bucket, before, exact);
        }
        return exact;
    }

    /** Removes a receive that was posted; false if it is not here any more. */
    boolean removePosted(Operation receive) {
        if (receive.wildcard()) {
            Operation before = null;
            for (Operation o = wildFirst; o != null; before = o, o = o.next) {
                if (o == receive) {
                    unlinkWild(before, o);
                    return true;
                }
            }
            return false;
        }
        int bucket = bucket(receive.source, receive.tag, postedFirst.length);
        Operation before = null;
        for (Operation o = postedFirst[bucket]; o != null; before = o, o = o.next) {
            if (o == receive) {
                unlinkExact(bucket, before, o);
                return true;
            }
        }
        return false;
    }

    /** Removes and returns a receive or probe that only this peer, or with null anybody, could satisfy. */
    @Nullable
    Operation takeWaitingFor(@Nullable Link peer) {
        for (Operation first : postedFirst) {
            for (Operation o = first; o != null; o = o.next) {
                if (o.link == peer) {
                    removePosted(o);
                    return o;
                }
            }
        }
        for (Operation o = wildFirst; o != null; o = o.next) {
            if (o.link == peer) {
                removePosted(o);
                return o;
            }
        }
        for (Operation o = probeFirst; o != null; o = o.next) {
            if (o.link == peer) {
                removeProbe(o);
                return o;
            }
        }
        return null;
    }

    private void unlinkWild(@Nullable Operation before, Operation wild) {
        if (before == null) {
            wildFirst = wild.next;
        } else {
            before.next = wild.next;
        }
        if (wildLast == wild) {
            wildLast = before;
        }
        wild.next = null;
        posted--;
    }

    private void unlinkExact(int bucket, @Nullable Operation before, Operation exact) {
        if (before == null) {
            postedFirst[bucket] = exact.next;
        } else {
            before.next = exact.next;
        }
        if (postedLast[bucket] == exact) {
            postedLast[bucket] = before;
        }
        exact.next = null;
        posted--;
    }

    private void growPosted() {
        @Nullable Operation[] old = postedFirst;
        postedFirst = new Operation[old.length * 4];
        postedLast = new Operation[old.length * 4];
        for (Operation first : old) {
            Operation o = first;
            while (o != null) {
                Operation following = o.next;
                o.next = null;
                append(o);
                o = following;
            }
        }
    }

    /** Every receive that waits to be matched, in no order. */
    List<Operation> allPosted() {
        List<Operation> all = new ArrayList<>();
        for (Operation first : postedFirst) {
            for (Operation o = first; o != null; o = o.next) {
                all.add(o);
            }
        }
        for (Operation o = wildFirst; o != null; o = o.next) {
            all.add(o);
        }
        return all;
    }

    /** Every message that no receive has taken, oldest first. */
    List<Unexpected> allUnexpected() {
        List<Unexpected> all = new ArrayList<>();
        for (Unexpected m = arrivedFirst; m != null; m = m.nextArrived) {
            all.add(m);
        }
        return all;
    }

    // probes

    void addProbe(Operation probe) {
        probe.next = probeFirst;
        probeFirst = probe;
    }

    boolean removeProbe(Operation probe) {
        Operation before = null;
        for (Operation o = probeFirst; o != null; before = o, o = o.next) {
            if (o == probe) {
                if (before == null) {
                    probeFirst = o.next;
                } else {
                    before.next = o.next;
                }
                o.next = null;
                return true;
            }
        }
        return false;
    }

    /** Removes and returns a waiting probe, null if there is none. */
    @Nullable
    Operation takeProbe() {
        Operation first = probeFirst;
        if (first != null) {
            removeProbe(first);
        }
        return first;
    }

    /** Removes and returns a waiting probe that this message answers. */
    @Nullable
    Operation takeProbe(Unexpected message) {
        for (Operation o = probeFirst; o != null; o = o.next) {
            if (o.matches(message.source, message.tag)) {
                removeProbe(o);
                return o;
            }
        }
        return null;
    }

    // messages

    /** The oldest message here; the others follow by {@code nextArrived}. */
    @Nullable
    Unexpected oldest() {
        return arrivedFirst;
    }

    void arrive(Unexpected message) {
        unexpected++;
        if (unexpected > 2 * bucketFirst.length) {
            growBuckets();
        }
        append(message);
        Unexpected last = arrivedLast;
        message.previousArrived = last;
        message.nextArrived = null;
        if (last == null) {
            arrivedFirst = message;
        } else {
            last.nextArrived = message;
        }
        arrivedLast = message;
    }

    private void append(Unexpected message) {
        message.nextInBucket = null;
        int bucket = bucket(message.source, message.tag, bucketFirst.length);
        Unexpected last = bucketLast[bucket];
        if (last == null) {
            bucketFirst[bucket] = message;
        } else {
            last.nextInBucket = message;
        }
        bucketLast[bucket] = message;
    }

    /** The oldest message of this source and tag, wildcards included; it stays. */
    @Nullable
    Unexpected find(int source, int tag) {
        if (unexpected == 0) {
            return null;
        }
        if (source >= 0 && tag >= 0) {
            Unexpected m = bucketFirst[bucket(source, tag, bucketFirst.length)];
            while (m != null && (m.source != source || m.tag != tag)) {
                m = m.nextInBucket;
            }
            return m;
        }
        Unexpected m = arrivedFirst;
        while (m != null && ((source >= 0 && m.source != source) || (tag >= 0 && m.tag != tag))) {
            m = m.nextArrived;
        }
        return m;
    }

    /** The announced message with the sender's number, or null. */
    @Nullable
    Unexpected findAnnounced(Link link, long remoteId) {
        Unexpected m = arrivedFirst;
        while (m != null && !(m.announced && m.link == link && m.remoteId == remoteId)) {
            m = m.nextArrived;
        }
        return m;
    }

    /** A message that can never be received because its peer would have to send it still, or null. */
    @Nullable
    Unexpected findAnnouncedBy(Link link) {
        Unexpected m = arrivedFirst;
        while (m != null && !(m.announced && m.link == link)) {
            m = m.nextArrived;
        }
        return m;
    }

    void remove(Unexpected message) {
        int bucket = bucket(message.source, message.tag, bucketFirst.length);
        Unexpected before = null;
        Unexpected m = bucketFirst[bucket];
        while (m != message && m != null) {
            before = m;
            m = m.nextInBucket;
        }
        if (before == null) {
            bucketFirst[bucket] = message.nextInBucket;
        } else {
            before.nextInBucket = message.nextInBucket;
        }
        if (bucketLast[bucket] == message) {
            bucketLast[bucket] = before;
        }
        Unexpected previous = message.previousArrived;
        Unexpected following = message.nextArrived;
        if (previous == null) {
            arrivedFirst = following;
        } else {
            previous.nextArrived = following;
        }
        if (following == null) {
            arrivedLast = previous;
        } else {
            following.previousArrived = previous;
        }
        message.nextInBucket = null;
        message.nextArrived = null;
        message.previousArrived = null;
        unexpected--;
    }

    private void growBuckets() {
        @Nullable Unexpected[] old = bucketFirst;
        bucketFirst = new Unexpected[old.length * 4];
        bucketLast = new Unexpected[old.length * 4];
        for (Unexpected first : old) {
            Unexpected m = first;
            while (m != null) {
                Unexpected following = m.nextInBucket;
                append(m);
                m = following;
            }
        }
    }

    private static int bucket(int source, int tag, int buckets) {
        int h = source * 0x9E3779B1 + tag * 0x85EBCA6B;
        return (h ^ h >>> 15) & buckets - 1;
    }
}
