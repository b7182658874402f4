package org.pjrun.internal.comm;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Group;
import org.pjrun.InterComm;
import org.pjrun.internal.board.Boards;
import org.pjrun.internal.bootstrap.LauncherWatch;
import org.pjrun.internal.bootstrap.Network;
import org.pjrun.internal.bootstrap.Placement;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.RankIdentity;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.diagnosis.RankSnapshot;
import org.pjrun.internal.diagnosis.StatusPage;
import org.pjrun.internal.direct.DirectStart;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.engine.Patience;
import org.pjrun.internal.engine.Respondent;
import org.pjrun.internal.transport.NoTransport;
import org.pjrun.internal.transport.Transport;
import org.pjrun.internal.transport.hosts.HostsTransport;
import org.pjrun.internal.transport.ring.Reservation;
import org.pjrun.internal.transport.ring.RingTransport;
import org.pjrun.internal.transport.ring.SegmentReservation;
import org.pjrun.internal.transport.tcp.TcpTransport;

/** A rank's world: its engine and its communicator of all ranks. */
public final class World implements AutoCloseable {
    private static final long MOST_CREDIT = 1024 * 1024;
    private static final long LEAST_CREDIT = 16 * 1024;

    /** How a rank ends that nobody supervises any more. */
    private static final int ENDED_BY_TERM = 143;

    private static final String MAIN = "main";

    /** The world of this process or class loader: the one thing that {@code Comm.world()} needs to be static. */
    private static final AtomicReference<@Nullable World> JOINED = new AtomicReference<>();

    private final Engine engine;
    private final RankContext context;
    private @Nullable Respondent respondent;
    private volatile boolean left;

    private World(RankIdentity identity, IntConsumer end) {
        int size = identity.size();
        MemorySegment memory = identity.memory();
        long share = Runtime.getRuntime().maxMemory() / 16 / Math.max(1, size - 1);
        long credit = Math.clamp(share, LEAST_CREDIT, MOST_CREDIT);
        Transport transport = memory == null ? new NoTransport() : transport(identity, memory, credit);
        this.engine = new Engine(identity.rank(), size, transport, Patience.of(size, identity.cores()), credit);
        this.context = new RankContext(identity, engine, placement(identity), boards(identity, memory), end);
    }

    /** The boards of this host, where its ranks talk over shared memory. */
    private static @Nullable Boards boards(RankIdentity identity, @Nullable MemorySegment memory) {
        Network network = identity.network();
        return memory == null || network != null && network.forced()
                ? null
                : new Boards(memory, identity.size(), reservation(identity.path()));
    }

    private static Placement placement(RankIdentity identity) {
        Network network = identity.network();
        return network == null ? Placement.oneHost() : process -> network.hosts()[process];
    }

    private static Transport transport(RankIdentity identity, MemorySegment memory, long credit) {
        int rank = identity.rank();
        int size = identity.size();
        RingTransport near =
                new RingTransport(memory, size, rank, credit, reservation(identity.path()), size > identity.cores());
        Network network = identity.network();
        return network == null
                ? near
                : new HostsTransport(near, new TcpTransport(identity, network, credit), rank, size, network);
    }

    private static Reservation reservation(@Nullable String path) {
        return path == null ? Reservation.NONE : SegmentReservation.of(path);
    }

    /** Joins a job as the given rank, which shares its process with others; the caller closes the world at the end. */
    public static World join(RankIdentity identity) {
        return new World(identity, status -> {});
    }

    /** The communicator of this process's world, which is joined by the first call. */
    public static Comm comm() {
        return joined().context.world();
    }

    private static World joined() {
        World joined = JOINED.get();
        return joined == null ? joinOnce() : joined;
    }

    /** Makes a communicator of a group; called by its members. */
    public static Comm createFromGroup(Group group, String stringTag) {
        return ((CommImpl) comm(group)).createFromGroup(group, stringTag);
    }

    /** Makes an intercommunicator of two groups; called by their members. */
    public static InterComm intercommCreateFromGroups(
            Group localGroup, int localLeader, Group remoteGroup, int remoteLeader, String stringTag) {
        CommImpl world = (CommImpl) comm(localGroup);
        return new Bridging(world).create(localGroup, localLeader, remoteGroup, remoteLeader, stringTag);
    }

    /** The world of the rank that a group is of. */
    private static Comm comm(Group group) {
        RankContext owner = group instanceof GroupImpl own ? own.owner() : null;
        return (owner == null ? joined().context : owner).world();
    }

    private static synchronized World joinOnce() {
        World joined = JOINED.get();
        if (joined == null) {
            DirectStart direct = RankEnvironment.told() ? null : DirectStart.find(System.getenv());
            RankIdentity identity = direct == null ? RankEnvironment.identity() : direct.meet();
            joined = new World(identity, status -> end(direct, status));
            joined.answer(identity);
            if (direct != null) {
                direct.joined();
            }
            if (RankEnvironment.checksFully()) {
                joined.checkFully();
            } else if (RankEnvironment.unwatched()) {
                joined.noteNothing();
            }
            Path choices = RankEnvironment.choices();
            if (choices != null) {
                joined.choose(choices);
            }
            World leaving = joined;
            LauncherWatch watch = LauncherWatch.start(
                    identity.launcher(), () -> Runtime.getRuntime().halt(ENDED_BY_TERM));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> leave(leaving, identity.rank(), direct, watch), "pjrun-leave"));
            if (direct != null || identity.launcher() != 0) {
                failWithMain(joined, direct);
            }
            JOINED.set(joined);
        }
        return joined;
    }

    /** Ends this process, and where something else than pjrun has started it, the job as far as that can be told. */
    private static void end(@Nullable DirectStart direct, int status) {
        if (direct != null) {
            direct.abort(status);
        }
        Runtime.getRuntime().exit(status);
    }

    /**
     * Ends the rank of a job when its main method ends by an exception, though other threads of the program may go on:
     * its peers would wait for it in vain. The program may set another handler for its main thread. Nothing is said of an
     * operation that fails since this rank is ending, for another reason.
     */
    private static void failWithMain(World world, @Nullable DirectStart direct) {
        Thread main = Thread.currentThread();
        ThreadGroup usual = main.getThreadGroup();
        if (main.getName().equals(MAIN)
                && usual != null
                && usual.getName().equals(MAIN)
                && main.getUncaughtExceptionHandler().equals(usual)) {
            main.setUncaughtExceptionHandler((thread, thrown) -> {
                if (!(world.left && thrown instanceof CommException)) {
                    usual.uncaughtException(thread, thrown);
                }
                end(direct, 1);
            });
        }
    }

    private static void leave(World world, int rank, @Nullable DirectStart direct, LauncherWatch watch) {
        watch.leaveKernel();
        world.close();
        if (direct != null) {
            direct.leave();
        }
        new Tally(world.engine, world.context.boards()).tell(rank);
    }

    /** Has a thread answer whoever asks what this rank does. */
    private void answer(RankIdentity identity) {
        MemorySegment memory = identity.memory();
        if (memory == null) {
            return;
        }
        SegmentLayout layout = new SegmentLayout(identity.size());
        long status = layout.status(identity.rank());
        Reservation file = reservation(identity.path());
        Respondent answering = new Respondent(
                engine,
                new StatusPage(memory, layout, identity.rank()),
                () -> file.reserve(
                        status + StatusPage.FIRST_BYTES - 1, layout.statusBytes() - StatusPage.FIRST_BYTES + 1),
                identity.path() == null ? groupOfRank() : null);
        respondent = answering;
        Thread.ofPlatform().daemon().name("pjrun-diagnosis-" + identity.rank()).start(answering);
    }

    /** The group of all threads of a rank that is a thread: it lies right below the JVM's main group. */
    private static @Nullable ThreadGroup groupOfRank() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group != null
                && group.getParent() != null
                && !group.getParent().getName().equals("main")) {
            group = group.getParent();
        }
        return group == null || group.getParent() == null ? null : group;
    }

    /**
     * What this rank does now.
     *
     * @param stacks of all threads of the process, taken just before
     * @param group threads of this rank where it shares the process with other ranks, null where all are
     */
    public RankSnapshot snapshot(Map<Thread, StackTraceElement[]> stacks, @Nullable ThreadGroup group) {
        return engine.snapshot(stacks, group);
    }

    /** Has receives from any source noted in a folder, where it also stands what some of them are to take. */
    public void choose(Path folder) {
        engine.enter();
        try {
            engine.choose(folder);
        } finally {
            engine.leave();
        }
    }

    private void noteNothing() {
        engine.enter();
        try {
            engine.noteNothing();
        } finally {
            engine.leave();
        }
    }

    /** Checks everything, at a price. */
    public void checkFully() {
        engine.enter();
        try {
            engine.checkFully();
        } finally {
            engine.leave();
        }
    }

    /** Ends all waiting for messages on this rank, as if everybody had died, itself included. */
    public void abandon() {
        engine.abandon();
    }

    /** For how long the thread of this rank that is blocked longest has been; 0 if none is. */
    public long blockedMillis() {
        return engine.blockedMillis();
    }

    /** The communicator of all ranks. */
    public Comm all() {
        return context.world();
    }

    /** Leaves the job. */
    @Override
    public void close() {
        left = true;
        Respondent answering = respondent;
        if (answering != null) {
            answering.close();
        }
        engine.close(answering);
    }
}
