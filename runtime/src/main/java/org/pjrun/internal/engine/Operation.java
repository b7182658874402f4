package org.pjrun.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.internal.transport.Frame;
import org.pjrun.internal.transport.Transfer;

/**
 * One send, receive or probe from its start to its end; pooled, and touched inside the gate only.
 *
 * <p>What ended it stands in the status and failure fields, from which the caller makes its result or exception.
 */
public final class Operation extends Transfer implements Awaited {
    /** What an operation does. */
    enum Kind {
        SEND,
        RECEIVE,
        PROBE,
        MATCHED_PROBE
    }

    /** It is not noted what this operation takes, or it has been. */
    static final int UNNOTED = -1;

    /** It is to be noted what this operation takes, which is from one source. */
    static final int FROM_ONE = -2;

    Kind kind = Kind.SEND;

    @Nullable
    MatchQueues queues;

    @Nullable
    Link link;

    int source;
    int tag;
    boolean synchronous;
    boolean charged;
    /** Whether both ends have found each other, so that only bytes have to come. */
    boolean matched;

    long signature;
    int id = -1;
    long remoteId;

    @Nullable
    Operation next;

    @Nullable
    Task task;

    long sequence;

    /** Where it was started, if that is kept for every operation. */
    @Nullable
    Throwable origin;

    /** Number among the receives and probes from any source, where these are noted, or one of those below. */
    int choice = UNNOTED;

    private boolean guarded;
    private long fingerprint;
    private final InFlight inFlight;
    private final List<Waiter> waiters = new ArrayList<>(1);
    private boolean outlives;
    private boolean done;
    private boolean cancelled;
    private int statusSource = Comm.PROC_NULL;
    private int statusTag = Comm.ANY_TAG;
    private ElementType statusType = ElementType.BYTE;
    private long statusBytes;
    private long statusSignature;
    private @Nullable ErrorClass failure;
    private String failureText = "";
    private @Nullable Unexpected found;

    Operation(InFlight inFlight) {
        this.inFlight = inFlight;
    }

    void reset() {
        buffer.clear();
        queues = null;
        link = null;
        synchronous = false;
        charged = false;
        matched = false;
        origin = null;
        guarded = false;
        choice = UNNOTED;
        signature = 0;
        id = -1;
        next = null;
        task = null;
        waiters.clear();
        outlives = false;
        done = false;
        cancelled = false;
        failure = null;
        found = null;
        status(Comm.PROC_NULL, Comm.ANY_TAG, ElementType.BYTE, 0, 0);
        moved = 0;
        length = 0;
        address = 0;
        moves = 0;
        flags = 0;
    }

    MatchQueues queues() {
        MatchQueues mine = queues;
        if (mine == null) {
            throw new IllegalStateException("operation is not started");
        }
        return mine;
    }

    Link link() {
        Link mine = link;
        if (mine == null) {
            throw new IllegalStateException("operation has no peer");
        }
        return mine;
    }

    boolean matches(int messageSource, int messageTag) {
        return (source == messageSource || source < 0) && (tag == messageTag || tag < 0);
    }

    boolean wildcard() {
        return source < 0 || tag < 0;
    }

    void status(int messageSource, int messageTag, ElementType type, long bytes, long word) {
        statusSource = messageSource;
        statusTag = messageTag;
        statusType = type;
        statusBytes = bytes;
        statusSignature = word;
    }

    void found(Unexpected message) {
        found = message;
        status(message.source, message.tag, message.type, message.length, message.signature);
    }

    /** Says before it is started that nobody waits for it now, so that it may go together with those that follow. */
    public void soon() {
        flags = Frame.SOON;
    }

    /** Says that the call that started this operation has returned before its end. */
    void outlive() {
        outlives = true;
        inFlight.count++;
    }

    /** Whether the call that started it has returned. */
    boolean outlives() {
        return outlives || (task != null && task.outlives());
    }

    void complete() {
        done = true;
        if (outlives) {
            outlives = false;
            inFlight.count--;
        }
        for (int i = 0; i < waiters.size(); i++) {
            waiters.get(i).signal();
        }
        Task whole = task;
        if (whole != null) {
            task = null;
            whole.done(this);
        }
    }

    void fail(ErrorClass errorClass, String text) {
        failure = errorClass;
        failureText = text;
        complete();
    }

    @Override
    public void spoil(RuntimeException cause) {
        buffer.spoil();
        failure = ErrorClass.BUFFER;
        failureText = "the buffer cannot be copied: " + cause.getMessage()
                + "; memory must stay as it is until the operation is complete";
    }

    /** Takes note of what is in the buffer, which the program is to leave alone from now on. */
    void guard() {
        fingerprint = buffer.fingerprint();
        guarded = true;
    }

    /** Whether the buffer is looked after. */
    boolean guarded() {
        return guarded;
    }

    /** Fails at its end if the program has changed a buffer that is looked after. */
    void checkGuarded() {
        boolean same;
        try {
            same = !guarded || buffer.fingerprint() == fingerprint;
        } catch (RuntimeException e) {
            same = false; // it cannot even be read any more
        }
        guarded = false;
        if (!same) {
            accuse("the program has changed the buffer before the " + (kind == Kind.SEND ? "send" : "receive")
                    + " was complete; leave it alone until a wait or test says that it is");
        }
    }

    /** Fails at its end, which is as it would be otherwise. */
    void accuse(String text) {
        if (failure == null) {
            failure = ErrorClass.BUFFER;
            failureText = text;
        }
    }

    void cancelled() {
        cancelled = true;
        complete();
    }

    @Override
    public void add(Waiter waiter) {
        waiters.add(waiter);
    }

    @Override
    public void remove(Waiter waiter) {
        waiters.remove(waiter);
    }

    @Override
    public boolean done() {
        return done;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    public int statusSource() {
        return statusSource;
    }

    public int statusTag() {
        return statusTag;
    }

    public ElementType statusType() {
        return statusType;
    }

    public long statusBytes() {
        return statusBytes;
    }

    /** The word by which the sender described its elements, or its call; 0 if the type says all. */
    public long statusSignature() {
        return statusSignature;
    }

    public @Nullable ErrorClass failure() {
        return failure;
    }

    public String failureText() {
        return failureText;
    }

    public @Nullable Unexpected found() {
        return found;
    }
}
