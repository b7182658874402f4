package org.pjrun.tasks.internal.shared;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.PeerFailedException;
import org.pjrun.Received;
import org.pjrun.tasks.internal.shared.StoreHome.Versioned;

/**
 * Messages between callers and homes, in a communicator beside the program's.
 *
 * <p>A question goes to rank 0's service; what it holds of the program's own objects follows as a message of its own, so that one that
 * cannot be read there is the error of its call alone. The answer comes with a tag of the call's. Notices go to the service of the
 * caller's rank.
 */
final class Letters {
    /** The rank where homes are. */
    static final int HOME = 0;

    // what a letter is
    static final long REQUEST = 1;
    static final long EXPLAIN = 2;
    static final long CANCEL = 3;
    static final long DONE = 4;
    static final long BLAMED = 5;
    static final long ENDED = 6;

    /** In place of an answer: it comes later, when a notice says so. */
    static final String WAITS = "waits";

    private static final int SERVICE = 100;
    private static final int LIFE = 101;
    private static final int FIRST_OF_CALLS = 1 << 20;
    private static final int CALLS = 1 << 29;

    /** What comes before the arguments in a question. */
    private static final int HEAD = 4;

    private final Comm comm;
    private final ArrayDeque<org.pjrun.Request> sends = new ArrayDeque<>();

    Letters(Comm comm) {
        this.comm = comm;
    }

    /**
     * What a rank asks rank 0.
     *
     * @param what it wants
     * @param request whose caller and number it has
     */
    record Question(long what, Request request, Ref ref) {}

    // of the caller

    /** Asks, and waits for the answer. */
    @Nullable
    Object ask(long what, Ref ref, Request request) {
        boolean plain = what != REQUEST || Arrays.stream(request.arguments).allMatch(Letters::plain);
        @Nullable Object[] arguments = plain && what == REQUEST ? request.arguments : new Object[0];
        @Nullable Object[] letter = new Object[HEAD + arguments.length];
        letter[0] = new long[] {what, request.call, request.owner.thread(), request.op, plain ? 0 : 1};
        letter[1] = ref.kind().name();
        letter[2] = ref.name();
        letter[3] = ref.parameters();
        System.arraycopy(arguments, 0, letter, HEAD, arguments.length);
        comm.sendObject(letter, HOME, SERVICE);
        if (!plain) {
            comm.sendObject(request.arguments, HOME, tag(REQUEST, request.call));
        }
        return answer(what, request.call);
    }

    /** Waits for an answer that has been announced. */
    @Nullable
    Object answer(long what, long call) {
        return comm.recvObject(HOME, tag(what, call));
    }

    // of services

    /** Waits for the next letter to this rank's service. */
    Received<@Nullable Object[]> next(int source) {
        return comm.recvObjectWithStatus(source, SERVICE);
    }

    /** What a letter asks; with its objects, which may not be readable. */
    Question question(int source, @Nullable Object[] letter) {
        long[] head = (long[]) letter[0];
        long call = head[1];
        @Nullable Object[] arguments = new Object[letter.length - HEAD];
        System.arraycopy(letter, HEAD, arguments, 0, arguments.length);
        if (head[4] != 0) {
            arguments = comm.recvObject(source, tag(REQUEST, call));
        }
        Request request = new Request(new Request.Owner(source, head[2]), call, (int) head[3], arguments);
        return new Question(head[0], request, Ref.of(letter));
    }

    /** Answers a question. */
    void answer(int rank, long what, long call, @Nullable Object answer) {
        send(answer, rank, tag(what, call));
    }

    /** Tells a rank's service something of a call, or of a rank. */
    void notice(int rank, long what, long call, @Nullable Object told) {
        send(new Object[] {new long[] {what, call}, told}, rank, SERVICE);
    }

    /** A receive of nothing, which fails when a rank has ended. */
    org.pjrun.Request life(int rank) {
        return comm.irecvObject(rank, LIFE);
    }

    /** Sends without waiting, since whoever is to receive may have something to ask first. */
    private synchronized void send(@Nullable Object object, int rank, int tag) {
        while (!sends.isEmpty() && done(sends.peek())) {
            sends.remove();
        }
        try {
            org.pjrun.Request send = comm.isendObject(object, rank, tag);
            if (!done(send)) {
                sends.add(send);
            }
        } catch (PeerFailedException e) {
            // nobody is left who wants it
        }
    }

    private static boolean done(org.pjrun.Request send) {
        try {
            return send.test().isPresent();
        } catch (CommException e) {
            return true; // its receiver has ended
        }
    }

    // copies

    /** A copy of what the program can change, as a message makes it. */
    Object copy(Object object, long call) {
        boolean same = object instanceof Versioned(Object value, long version) ? plain(value) : plain(object);
        if (same) {
            return object;
        }
        org.pjrun.Request sent = comm.isendObject(object, comm.rank(), tag(REQUEST, call));
        try {
            return comm.<Object>recvObject(comm.rank(), tag(REQUEST, call));
        } finally {
            sent.waitFor();
        }
    }

    /** Whether nobody can change it, and every rank can read it. */
    private static boolean plain(@Nullable Object object) {
        return object == null
                || object instanceof Comparable && object.getClass().getName().startsWith("java.lang.");
    }

    private static int tag(long what, long call) {
        return FIRST_OF_CALLS + 2 * (int) (call % CALLS) + (what == REQUEST ? 0 : 1);
    }
}
