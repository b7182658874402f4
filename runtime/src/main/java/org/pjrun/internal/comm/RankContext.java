package org.pjrun.internal.comm;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.internal.board.Boards;
import org.pjrun.internal.engine.ContextId;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.object.ObjectCodec;

/** What all communicators of a rank share. */
final class RankContext {
    private final Engine engine;
    private final ObjectCodec objects;
    private final @Nullable Boards boards;
    private final AtomicLong contexts = new AtomicLong();
    private @Nullable Comm none;

    RankContext(Engine engine, ObjectCodec objects, @Nullable Boards boards) {
        this.boards = boards;
        this.engine = engine;
        this.objects = objects;
    }

    Engine engine() {
        return engine;
    }

    ObjectCodec objects() {
        return objects;
    }

    /** The boards of this host, null where there are none. */
    @Nullable
    Boards boards() {
        return boards;
    }

    /** This process, by the number under which groups have it. */
    int process() {
        return engine.rank();
    }

    /** A context number that nobody in the job has had before. */
    long newContext() {
        return ContextId.of(process(), contexts.incrementAndGet());
    }

    /** The null communicator, which this rank gets where it is not a member. */
    synchronized Comm none() {
        Comm known = none;
        if (known == null) {
            known = new CommImpl(CommSpec.intra(this, Members.EMPTY, newContext(), "null"));
            none = known;
        }
        return known;
    }
}
