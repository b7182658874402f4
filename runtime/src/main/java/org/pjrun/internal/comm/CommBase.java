package org.pjrun.internal.comm;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.MismatchException;
import org.pjrun.PeerFailedException;
import org.pjrun.Status;
import org.pjrun.TruncationException;
import org.pjrun.View;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.engine.Link;
import org.pjrun.internal.engine.MatchQueues;
import org.pjrun.internal.engine.Operation;
import org.pjrun.internal.object.ObjectCodec;
import org.pjrun.internal.object.ObjectSink;

/** What every lane of a communicator needs: its members, its contexts, checks of arguments, and errors that explain. */
abstract class CommBase implements Comm {
    /** In place of a count: the whole buffer. */
    static final long WHOLE = Long.MIN_VALUE;

    final Engine engine;
    final MatchQueues queues;
    final StatusCache statuses = new StatusCache();
    private final Group group;
    private final String name;

    CommBase(Engine engine, Group group, String name, long context) {
        this.engine = engine;
        this.group = group;
        this.name = name;
        engine.enter();
        try {
            this.queues = engine.queues(context);
        } finally {
            engine.leave();
        }
    }

    @Override
    public final int rank() {
        return group.rank();
    }

    @Override
    public final int size() {
        return group.size();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String toString() {
        return "Comm[" + name + ", " + here() + "]";
    }

    /** Checks a destination and a tag; false if the destination is nobody. */
    final boolean reaches(String operation, int dest, int tag) {
        if (tag < 0) {
            throw error(operation, ErrorClass.TAG, "tag: " + tag + " (expected: 0 to " + TAG_UB + ")", null);
        }
        if (dest == PROC_NULL) {
            return false;
        }
        if (dest < 0 || dest >= size()) {
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
        if (source == PROC_NULL) {
            return false;
        }
        if (source != ANY_SOURCE && (source < 0 || source >= size())) {
            throw error(operation, ErrorClass.RANK, "source: " + source + ranks() + "ANY_SOURCE or PROC_NULL)", null);
        }
        return true;
    }

    private String ranks() {
        return " (expected: 0 to " + (size() - 1) + ", ";
    }

    /** The link to a member; inside the gate. */
    final Link link(int member) {
        return engine.link(group.worldRank(member));
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

    /** An exception of the right type that says which operation of which rank failed. */
    final CommException error(String operation, ErrorClass errorClass, String text, @Nullable Throwable cause) {
        String message = operation + ": " + text + " (" + here() + ")";
        CommException error = switch (errorClass) {
            case TRUNCATE -> new TruncationException(message);
            case TYPE -> new MismatchException(message);
            case PROC_FAILED -> new PeerFailedException(message);
            default -> new CommException(errorClass, message);
        };
        if (cause != null) {
            error.initCause(cause);
        }
        return error;
    }

    static String text(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }

    private String here() {
        return "rank " + rank() + " of " + size() + ", " + name;
    }

    /** How objects are written and read. */
    abstract ObjectCodec objects();

    /** Reads the object that a sink has received. */
    abstract @Nullable Object decode(String operation, ObjectSink sink);

    /** The error of a failed operation, null if it went well; inside the gate. */
    final @Nullable CommException errorOf(String operation, Operation done) {
        ErrorClass failure = done.failure();
        return failure == null ? null : error(operation, failure, done.failureText(), null);
    }

    /** The status of an operation that is done; inside the gate. */
    final Status statusOf(Operation done) {
        return statuses.of(done);
    }
}
