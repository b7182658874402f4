package org.pjrun.internal.comm;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pjrun.AbortException;
import org.pjrun.CommException;
import org.pjrun.Communicator;
import org.pjrun.Comparison;
import org.pjrun.ElementType;
import org.pjrun.Environment;
import org.pjrun.ErrorClass;
import org.pjrun.ErrorHandler;
import org.pjrun.Group;
import org.pjrun.Keyval;
import org.pjrun.MismatchException;
import org.pjrun.PeerFailedException;
import org.pjrun.Status;
import org.pjrun.TruncationException;
import org.pjrun.View;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.engine.ContextId;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.engine.Link;
import org.pjrun.internal.engine.MatchQueues;
import org.pjrun.internal.engine.Operation;
import org.pjrun.internal.object.ObjectCodec;
import org.pjrun.internal.object.ObjectSink;

/** What every lane of a communicator needs: its members, its contexts, checks of arguments, and errors that explain. */
abstract class CommBase implements Communicator {
    /** In place of a count: the whole buffer. */
    static final long WHOLE = Long.MIN_VALUE;

    final Engine engine;
    final MatchQueues queues;
    final StatusCache statuses = new StatusCache();
    private final CommSpec spec;
    private final Members peers;
    private final int rank;
    private final Attributes attributes;
    private volatile String name;
    private volatile ErrorHandler errorHandler;

    /** Why nothing can be called any more, or not now, null while it can. */
    private volatile @Nullable String unusable;

    /** Of what kind the error is that the next call throws, and only that one; null if there is none. */
    private @Nullable ErrorClass owed;

    CommBase(CommSpec spec) {
        this.spec = spec;
        this.peers = spec.peers();
        this.engine = spec.engine();
        this.name = spec.name();
        this.attributes = spec.attributes();
        this.errorHandler = spec.errorHandler();
        int member = spec.members().rankOf(spec.owner().process());
        if (member == Members.NONE) {
            this.rank = UNDEFINED;
            this.unusable = "the communicator is null: this rank is not a member";
        } else {
            this.rank = member;
        }
        engine.enter();
        try {
            this.queues = engine.queues(spec.context());
            queues.peers(peers);
            queues.name(name, false);
            queues.onMisfit(this::owe);
            if (rank != UNDEFINED
                    && !name.equals("world")
                    && !name.equals("self")
                    && !ContextId.isAside(spec.context())) {
                queues.made();
            }
        } finally {
            engine.leave();
        }
    }

    /** What this communicator is made of. */
    final CommSpec spec() {
        return spec;
    }

    @Override
    public final int rank() {
        return rank;
    }

    @Override
    public final int size() {
        return spec.members().size();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void setName(String name) {
        requireUsable("setName");
        this.name = Objects.requireNonNull(name, "name");
    }

    @Override
    public final Group group() {
        requireUsable("group");
        return new GroupImpl(spec.owner(), spec.members());
    }

    @Override
    public final boolean isNull() {
        return rank == UNDEFINED;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // identical is the same object
    public final Comparison compare(Communicator other) {
        requireUsable("compare");
        if (!(other instanceof CommBase second)) {
            throw error("compare", ErrorClass.COMM, "communicator: " + other + " (expected: one of pjrun's)", null);
        }
        second.requireUsable("compare");
        if (this == second) {
            return Comparison.IDENT;
        }
        if (spec.inter() != second.spec.inter()) {
            return Comparison.UNEQUAL;
        }
        if (spec.members().same(second.spec.members()) && peers.same(second.peers)) {
            return Comparison.CONGRUENT;
        }
        boolean similar = spec.members().sameSet(second.spec.members()) && peers.sameSet(second.peers);
        return similar ? Comparison.SIMILAR : Comparison.UNEQUAL;
    }

    @Override
    public final void free() {
        CommException late = takeOwed("free");
        requireUsable("free");
        if (spec.context() == ContextId.WORLD) {
            throw error("free", ErrorClass.COMM, "the world cannot be freed; it ends with the program", null);
        }
        endAside();
        attributes.deleteAll(this);
        synchronized (this) {
            owed = null;
            unusable = "the communicator has been freed";
        }
        engine.enter();
        try {
            letGo();
            engine.free(spec.context());
        } finally {
            engine.leave();
        }
        if (late != null) {
            throw told(late);
        }
    }

    /** Has the next call throw: it is about a call that has returned; the first of several will do. */
    private synchronized void owe(ErrorClass errorClass, String text) {
        if (unusable == null) {
            owed = errorClass;
            unusable = text;
        }
    }

    /** What a call of the past has left to throw, which is done with now. */
    private synchronized @Nullable CommException takeOwed(String operation) {
        ErrorClass errorClass = owed;
        String text = unusable;
        if (errorClass == null || text == null) {
            return null;
        }
        owed = null;
        unusable = null;
        return explained(operation, errorClass, text, null);
    }

    private synchronized boolean freed() {
        return unusable != null && owed == null;
    }

    /** Ends the communicator beside this one, if there is one. */
    void endAside() {
        // an intercommunicator has none
    }

    /** Gives back what belongs to this communicator alone; inside the gate. */
    abstract void letGo();

    @Override
    public final void close() {
        if (!freed() && spec.context() != ContextId.WORLD) {
            free();
        }
    }

    @Override
    public final <T> Optional<T> attr(Keyval<T> key) {
        requireUsable("attr");
        return attributes.of(Objects.requireNonNull(key, "key"));
    }

    @Override
    public final <T> void setAttr(Keyval<T> key, T value) {
        requireUsable("setAttr");
        if (key.isFree()) {
            throw error("setAttr", ErrorClass.KEYVAL, "the key has been freed", null);
        }
        attributes.set(this, key, Objects.requireNonNull(value, "value"));
    }

    @Override
    public final void deleteAttr(Keyval<?> key) {
        requireUsable("deleteAttr");
        if (!attributes.delete(this, Objects.requireNonNull(key, "key"))) {
            throw error("deleteAttr", ErrorClass.KEYVAL, "there is no attribute with this key", null);
        }
    }

    /** What a dup gets of the attributes. */
    final Attributes copiedAttributes() {
        return attributes.copy(this);
    }

    @Override
    public final ErrorHandler errorHandler() {
        return errorHandler;
    }

    @Override
    public final void setErrorHandler(ErrorHandler handler) {
        errorHandler = Objects.requireNonNull(handler, "handler");
    }

    @Override
    public final void callErrorHandler(CommException error) {
        throw told(error);
    }

    /** Has the error handler told of an error, outside of the gate, and returns it. */
    final CommException told(CommException error) {
        errorHandler.handle(this, error);
        return error;
    }

    /** The same inside the gate, which is left for the handler; a caller has nothing more to do than to throw. */
    final CommException toldInside(CommException error) {
        engine.leave();
        try {
            return told(error);
        } finally {
            engine.enter();
        }
    }

    @Override
    public final void abort(int code) {
        int status = (code & 0xff) == 0 ? 1 : code & 0xff;
        spec.owner().end(status);
        throw new AbortException(code, "abort: with code " + code + " (" + here() + ")");
    }

    @Override
    public final Environment environment() {
        return spec.owner();
    }

    /** Throws if this communicator is null or has been freed, or if a call of the past has left something to throw. */
    final void requireUsable(String operation) {
        String reason = unusable;
        if (reason != null) {
            CommException late = takeOwed(operation);
            throw late != null ? told(late) : error(operation, ErrorClass.COMM, reason, null);
        }
    }

    @Override
    public final String toString() {
        return "Comm[" + here() + "]";
    }

    /** Checks a destination and a tag; false if the destination is nobody. */
    final boolean reaches(String operation, int dest, int tag) {
        if (tag < 0) {
            throw error(operation, ErrorClass.TAG, "tag: " + tag + " (expected: 0 to " + TAG_UB + ")", null);
        }
        requireUsable(operation);
        if (dest == PROC_NULL) {
            return false;
        }
        if (dest < 0 || dest >= peers.size()) {
            throw error(operation, ErrorClass.RANK, "dest: " + dest + ranks() + "or PROC_NULL)", null);
        }
        return true;
    }

    /** Checks a source and a tag; false if the source is nobody. */
    final boolean hears(String operation, int source, int tag) {
        if (tag < 0 && tag != ANY_TAG) {
            throw error(
                    operation, ErrorClass.TAG, "tag: " + tag + " (expected: 0 to " + TAG_UB + ", or ANY_TAG)", null);
        }
        requireUsable(operation);
        if (source == PROC_NULL) {
            return false;
        }
        if (source != ANY_SOURCE && (source < 0 || source >= peers.size())) {
            throw error(operation, ErrorClass.RANK, "source: " + source + ranks() + "ANY_SOURCE or PROC_NULL)", null);
        }
        return true;
    }

    private String ranks() {
        return " (expected: 0 to " + (peers.size() - 1) + ", ";
    }

    /** The link to a rank that messages can be sent to; inside the gate. */
    final Link link(int peer) {
        return engine.link(peers.process(peer));
    }

    /** The link to the source of a receive, null for any source; inside the gate. */
    final @Nullable Link sourceLink(int source) {
        return source == ANY_SOURCE ? null : link(source);
    }

    static void bind(Buffer target, @Nullable Object buffer, long offset, long count) {
        if (buffer == null) {
            throw new CommException(
                    ErrorClass.BUFFER, "buffer: null (expected: a primitive array, MemorySegment or NIO buffer)");
        }
        if (count == WHOLE) {
            target.bind(buffer);
        } else if (buffer instanceof View view && view.datatype().elementType() == ElementType.MIXED) {
            throw new CommException(
                    ErrorClass.BUFFER,
                    "offset and count with a view of mixed elements (expected: none; say where by Datatype.on(buffer,"
                            + " offset, count))");
        } else {
            target.bind(buffer, offset, count);
        }
    }

    /** What to throw where an operation fails outside of the gate; the error handler has been told. */
    final CommException error(String operation, ErrorClass errorClass, String text, @Nullable Throwable cause) {
        return told(explained(operation, errorClass, text, cause));
    }

    /** What to throw where an operation fails inside the gate; the error handler has been told. */
    final CommException errorInside(String operation, ErrorClass errorClass, String text) {
        return toldInside(explained(operation, errorClass, text, null));
    }

    /** An exception of the right type that says which operation of which rank failed; nobody has been told. */
    final CommException explained(String operation, ErrorClass errorClass, String text, @Nullable Throwable cause) {
        String message = operation + ": " + text + " (" + here() + ")";
        CommException error = switch (errorClass) {
            case TRUNCATE -> new TruncationException(message);
            case TYPE, NOT_SAME -> new MismatchException(errorClass, message);
            case PROC_FAILED -> new PeerFailedException(message);
            default -> new CommException(errorClass, message);
        };
        if (cause != null) {
            error.initCause(cause);
        }
        return error;
    }

    /** Throws what has been found to be thrown, if anything. */
    static void raise(@Nullable Throwable problem) {
        if (problem instanceof RuntimeException e) {
            throw e;
        }
        if (problem instanceof Error e) {
            throw e;
        }
    }

    static String text(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }

    /** Who says something in errors. */
    String here() {
        return isNull() ? name : "rank " + rank() + " of " + size() + ", " + name;
    }

    /** How objects are written and read. */
    abstract ObjectCodec objects();

    /** Reads the object that a sink has received. */
    abstract @Nullable Object decode(String operation, ObjectSink sink);

    /** The error of a failed operation, of which nobody has been told, or null if it went well; inside the gate. */
    final @Nullable CommException errorOf(String operation, Operation done) {
        ErrorClass failure = done.failure();
        return failure == null ? null : explained(operation, failure, done.failureText(), null);
    }

    /** The status of an operation that is done; inside the gate. */
    final Status statusOf(Operation done) {
        return statuses.of(done);
    }
}
