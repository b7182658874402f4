package org.pjrun.tasks.internal.shared;

import java.util.ArrayDeque;
import org.pjrun.PeerFailedException;

/** A bounded queue; a pipe is one whose ends belong to ranks. */
public final class QueueHome extends Home {
    public static final int PUT = 0;
    public static final int TAKE = 1;
    public static final int OFFER = 2;
    public static final int POLL = 3;
    public static final int SIZE = 4;
    public static final int CLOSE = 5;
    public static final int TASK_DONE = 6;
    public static final int JOIN = 7;

    /** In place of an element: there is none and will be none. */
    public static final Object END = "end";

    private final int capacity;
    private final int writer;
    private final int reader;
    private final ArrayDeque<Object> elements = new ArrayDeque<>();
    private boolean closed;
    private long unfinished;
    private final int[] taken; // by rank, without those that it has done

    /** A queue; its ends are ranks, or -1 where every rank may use them. */
    QueueHome(Ref ref, int size, Answers answers, int capacity, int writer, int reader) {
        super(ref, size, answers);
        this.capacity = capacity;
        this.writer = writer;
        this.reader = reader;
        this.taken = new int[size];
    }

    @Override
    Object attempt(Request request) {
        switch (request.op) {
            case PUT, OFFER, CLOSE -> require(request.rank, writer, "writes", "writing");
            case TAKE, POLL -> require(request.rank, reader, "reads", "reading");
            default -> {}
        }
        return switch (request.op) {
            case PUT -> add(request) ? NOTHING : WAIT;
            case OFFER -> add(request);
            case TAKE -> !elements.isEmpty() ? taken(request.rank) : closed ? END : WAIT;
            case POLL -> elements.isEmpty() ? END : taken(request.rank);
            case SIZE -> elements.size();
            case CLOSE -> {
                closed = true;
                yield NOTHING;
            }
            case TASK_DONE -> {
                if (unfinished == 0) {
                    throw wrong("taskDone, though every element that was put has been done");
                }
                unfinished--;
                taken[request.rank] -= taken[request.rank] > 0 ? 1 : 0;
                yield NOTHING;
            }
            case JOIN -> unfinished == 0 ? NOTHING : WAIT;
            default -> throw wrong("operation " + request.op);
        };
    }

    private void require(int rank, int owner, String does, String end) {
        if (owner >= 0 && rank != owner) {
            throw wrong("rank " + rank + " " + does + " (expected: rank " + owner + ", which has the " + end + " end)");
        }
    }

    /** An element, in an array, so that it cannot be taken for anything else. */
    private Object taken(int rank) {
        taken[rank]++;
        return new Object[] {elements.remove()};
    }

    private boolean add(Request request) {
        if (closed) {
            throw wrong("put, though it has been closed");
        }
        if (reader >= 0 && hasEnded(reader)) {
            throw new PeerFailedException(name + ": rank " + reader + ", which reads from it, has ended");
        }
        if (elements.size() >= capacity) {
            return false;
        }
        elements.add(request.argument(0));
        unfinished++;
        return true;
    }

    /** Whoever waits for all to be done waits in vain when ranks have ended with the elements that are left. */
    @Override
    String vain(Request request, int rank) {
        if (request.op != JOIN) {
            return super.vain(request, rank);
        }
        long living = elements.size();
        for (int r = 0; r < size(); r++) {
            living += hasEnded(r) ? 0 : taken[r];
        }
        return taken[rank] > 0 && living < unfinished
                ? name + ": rank " + rank + " has ended with " + taken[rank]
                        + " of the elements that it took (expected: taskDone before); put them again, and call"
                        + " taskDone for it"
                : "";
    }

    @Override
    Blame blame(Request request) {
        String full = name + " to have room (it holds " + capacity + ")";
        return switch (request.op) {
            case PUT -> reader < 0 ? anybody(full) : new Blame(full, true, new int[] {reader});
            case JOIN -> anybody("the last " + unfinished + " elements of " + name + " to be done");
            default ->
                writer < 0
                        ? anybody("an element of " + name)
                        : new Blame("something to read from " + name, true, new int[] {writer});
        };
    }
}
