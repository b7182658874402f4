package org.pjrun.internal.comm;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.RankIdentity;
import org.pjrun.internal.engine.ContextId;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.engine.Patience;
import org.pjrun.internal.object.ObjectCodec;
import org.pjrun.internal.transport.NoTransport;
import org.pjrun.internal.transport.Transport;
import org.pjrun.internal.transport.ring.Reservation;
import org.pjrun.internal.transport.ring.RingTransport;
import org.pjrun.internal.transport.ring.SegmentReservation;

/** A rank's world: its engine and its communicator of all ranks. */
public final class World implements AutoCloseable {
    private static final long MOST_CREDIT = 1024 * 1024;
    private static final long LEAST_CREDIT = 16 * 1024;

    /** The world of this process or class loader: the one thing that {@code Comm.world()} needs to be static. */
    private static final AtomicReference<@Nullable World> JOINED = new AtomicReference<>();

    private final Engine engine;
    private final Comm comm;

    private World(RankIdentity identity) {
        int size = identity.size();
        MemorySegment memory = identity.memory();
        long share = Runtime.getRuntime().maxMemory() / 16 / Math.max(1, size - 1);
        long credit = Math.clamp(share, LEAST_CREDIT, MOST_CREDIT);
        Transport transport = memory == null
                ? new NoTransport()
                : new RingTransport(memory, size, identity.rank(), credit, reservation(identity.path()));
        this.engine = new Engine(identity.rank(), size, transport, Patience.of(size, identity.cores()), credit);
        this.comm = new CommImpl(CommSpec.intra(
                new RankContext(engine, ObjectCodec.standard()), Members.world(size), ContextId.WORLD, "world"));
    }

    private static Reservation reservation(@Nullable String path) {
        return path == null ? Reservation.NONE : SegmentReservation.of(path);
    }

    /** Joins a job as the given rank; the caller closes the world at the end. */
    public static World join(RankIdentity identity) {
        return new World(identity);
    }

    /** The communicator of this process's world, which is joined by the first call. */
    public static Comm comm() {
        World joined = JOINED.get();
        return joined == null ? joinOnce().comm : joined.comm;
    }

    private static synchronized World joinOnce() {
        World joined = JOINED.get();
        if (joined == null) {
            joined = join(RankEnvironment.identity());
            Runtime.getRuntime().addShutdownHook(new Thread(joined::close, "pjrun-leave"));
            JOINED.set(joined);
        }
        return joined;
    }

    /** The communicator of all ranks. */
    public Comm all() {
        return comm;
    }

    /** Leaves the job. */
    @Override
    public void close() {
        engine.close();
    }
}
