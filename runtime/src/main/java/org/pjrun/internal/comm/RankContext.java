package org.pjrun.internal.comm;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.Environment;
import org.pjrun.GeneralizedOperation;
import org.pjrun.GeneralizedRequest;
import org.pjrun.InterComm;
import org.pjrun.SplitType;
import org.pjrun.ThreadLevel;
import org.pjrun.collectives.CostModel;
import org.pjrun.internal.board.Boards;
import org.pjrun.internal.bootstrap.Network;
import org.pjrun.internal.bootstrap.Placement;
import org.pjrun.internal.bootstrap.ProgressPage;
import org.pjrun.internal.bootstrap.RankIdentity;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.bootstrap.Tuning;
import org.pjrun.internal.engine.ContextId;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.object.ObjectCodec;

/** What all communicators of a rank share, and what surrounds them. */
final class RankContext implements Environment {
    private static final Version STANDARD = new Version(4, 1);

    private final RankIdentity identity;
    private final Engine engine;
    private final @Nullable Boards boards;
    private final Placement placement;
    private final IntConsumer end;
    private final ObjectCodec objects = ObjectCodec.standard();
    private final AtomicLong contexts = new AtomicLong();
    private final Comm world;
    private @Nullable Comm self;
    private @Nullable Comm none;
    private @Nullable InterComm noInter;
    private @Nullable ProgressStack progress;

    /**
     * Makes the context of a rank, and its world.
     *
     * @param boards of this host, null where there are none
     * @param end ends the process with a status, or returns where it is not this rank's own
     */
    RankContext(RankIdentity identity, Engine engine, Placement placement, @Nullable Boards boards, IntConsumer end) {
        this.boards = boards;
        this.identity = identity;
        this.engine = engine;
        this.placement = placement;
        this.end = end;
        this.world = new CommImpl(CommSpec.first(this, Members.world(identity.size()), ContextId.WORLD, "world"));
    }

    Engine engine() {
        return engine;
    }

    ObjectCodec objects() {
        return objects;
    }

    /** How collectives are carried out. */
    Tuning tuning() {
        return identity.tuning();
    }

    /** What messages and boards cost among the ranks of this job; the same on all of them. */
    CostModel costs() {
        String measured = System.getProperty("pjrun.costs");
        CostModel machine = measured == null ? CostModel.SHARED_MEMORY : CostModel.parse(measured);
        double ranksPerCore = (double) identity.size() / identity.cores();
        Network network = identity.network();
        if (network == null) {
            return machine.crowded(ranksPerCore);
        }
        CostModel between = CostModel.NETWORK.with(network.forced() ? CostModel.NETWORK : machine);
        return between.crowded(ranksPerCore);
    }

    /** Where this rank says how far it is. */
    synchronized ProgressStack progress() {
        ProgressStack known = progress;
        if (known == null) {
            MemorySegment memory = identity.memory();
            long page = new SegmentLayout(identity.size()).page(identity.rank());
            known = new ProgressStack(
                    memory == null ? null : memory.asSlice(page + SegmentLayout.PAGE_PROGRESS, ProgressPage.BYTES),
                    identity.size() == 1);
            progress = known;
        }
        return known;
    }

    /** The boards of this host, null where there are none. */
    @Nullable
    Boards boards() {
        return boards;
    }

    Placement placement() {
        return placement;
    }

    /** This process, by the number under which groups have it. */
    int process() {
        return identity.rank();
    }

    /** A context number that nobody in the job has had before. */
    long newContext() {
        return ContextId.of(process(), contexts.incrementAndGet());
    }

    /** The part of this host that this process is confined to, or {@link Hardware#NONE}. */
    int partOfHost(SplitType type) {
        return new Hardware(Path.of("/")).confinedTo(type);
    }

    /** Ends this process, if it is this rank's own. */
    void end(int status) {
        end.accept(status);
    }

    @Override
    public Comm world() {
        return world;
    }

    @Override
    public synchronized Comm self() {
        Comm known = self;
        if (known == null) {
            known = new CommImpl(CommSpec.first(this, Members.of(process()), newContext(), "self"));
            self = known;
        }
        return known;
    }

    /** The null communicator, which this rank gets where it is not a member. */
    synchronized Comm none() {
        Comm known = none;
        if (known == null) {
            known = withoutMembers(new CommImpl(CommSpec.first(this, Members.EMPTY, newContext(), "null")));
            none = known;
        }
        return known;
    }

    /** The null intercommunicator. */
    synchronized InterComm noInter() {
        InterComm known = noInter;
        if (known == null) {
            CommSpec nobody = CommSpec.first(this, Members.EMPTY, 0, "null");
            InterImpl made = InterImpl.of(nobody, Members.EMPTY, Members.EMPTY, newContext(), newContext(), true);
            withoutMembers(made.bridge);
            known = withoutMembers(made);
            noInter = known;
        }
        return known;
    }

    /** Lets go of what a communicator holds that this rank is no member of. */
    <C extends CommBase> C withoutMembers(C made) {
        engine.enter();
        try {
            engine.free(made.spec().context());
        } finally {
            engine.leave();
        }
        return made;
    }

    @Override
    public GeneralizedRequest grequestStart(GeneralizedOperation operation) {
        return new GrequestImpl((CommBase) world, Objects.requireNonNull(operation, "operation"));
    }

    @Override
    public String job() {
        return identity.job();
    }

    @Override
    public String processorName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            String name = System.getenv("HOSTNAME"); // not Linux
            return Objects.requireNonNullElse(name, "localhost");
        }
    }

    @Override
    public int host() {
        return placement.host(process());
    }

    @Override
    public int localRank() {
        return neighbours(process());
    }

    @Override
    public int localSize() {
        return neighbours(identity.size());
    }

    /** How many of the first processes run on this host. */
    private int neighbours(int first) {
        int here = host();
        int count = 0;
        for (int process = 0; process < first; process++) {
            count += placement.host(process) == here ? 1 : 0;
        }
        return count;
    }

    @Override
    public int universeSize() {
        return Math.max(identity.size(), identity.cores());
    }

    @Override
    public int appnum() {
        return 0;
    }

    @Override
    public ThreadLevel queryThread() {
        return ThreadLevel.MULTIPLE;
    }

    @Override
    public boolean wtimeIsGlobal() {
        return localSize() == identity.size();
    }

    @Override
    public Version version() {
        return STANDARD;
    }

    @Override
    public String libraryVersion() {
        String built = Optional.ofNullable(Comm.class.getPackage().getImplementationVersion())
                .orElse("(built from a working tree)");
        return "pjrun " + built + ", Java " + Runtime.version();
    }

    @Override
    public Map<String, String> attributes() {
        Map<String, String> known = new LinkedHashMap<>();
        String command = System.getProperty("sun.java.command", "");
        int end = command.indexOf(' ');
        known.put("command", end < 0 ? command : command.substring(0, end));
        known.put("argv", end < 0 ? "" : command.substring(end + 1));
        known.put("maxprocs", Integer.toString(identity.size()));
        known.put("host", processorName());
        known.put("arch", System.getProperty("os.arch"));
        known.put("wdir", System.getProperty("user.dir"));
        known.put("thread_level", "MPI_THREAD_" + queryThread());
        return Map.copyOf(known);
    }
}
