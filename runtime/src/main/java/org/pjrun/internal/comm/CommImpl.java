package org.pjrun.internal.comm;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pjrun.CartComm;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Communicator;
import org.pjrun.DistGraphComm;
import org.pjrun.ErrorClass;
import org.pjrun.GraphComm;
import org.pjrun.Group;
import org.pjrun.InterComm;
import org.pjrun.ObjectRequest;
import org.pjrun.SplitType;
import org.pjrun.collectives.Collective;
import org.pjrun.internal.engine.ContextId;
import org.pjrun.internal.engine.Operation;

/** An intracommunicator, and how others are made of it. */
class CommImpl extends CollectiveLane {
    /** Words that a rank contributes to a split: color and key, and a context number for the case that it leads. */
    private static final int SPLIT_WORDS = 2;

    private static final int CREATE_TAG = 0;
    private static final int DUP_TAG = 1;

    /** Parts of a host have numbers below this. */
    private static final int MOST_PARTS = 1 << 14;

    private @Nullable CommImpl aside;

    CommImpl(CommSpec spec) {
        super(spec);
    }

    @Override
    public final synchronized Comm aside() {
        requireUsable("aside");
        CommImpl known = ContextId.isAside(spec().context()) ? this : aside;
        if (known == null) {
            known = new CommImpl(part(spec().members(), ContextId.aside(spec().context()), name() + "/aside"));
            aside = known;
        }
        return known;
    }

    @Override
    final synchronized void endAside() {
        if (aside != null) {
            aside.free();
        }
    }

    @Override
    public final MemorySegment sharedSegment(long bytes) {
        requireUsable("sharedSegment");
        return HostMemory.share(this, bytes);
    }

    @Override
    public Comm dup() {
        requireUsable("dup");
        Attributes copies = copiedAttributes();
        return duplicate(agreedContext("dup", 0), copies);
    }

    /** A communicator like this with another context; topologies make one of their own kind. */
    Comm duplicate(long context, Attributes copies) {
        return new CommImpl(like(context, copies));
    }

    /** What a dup of this communicator is made of. */
    final CommSpec like(long context, Attributes copies) {
        return new CommSpec(
                spec().owner(), spec().members(), spec().peers(), context, name() + "/dup", copies, errorHandler());
    }

    /** What a communicator of other members is made of, which inherits this one's error handler. */
    final CommSpec part(Members members, long context, String partName) {
        return new CommSpec(spec().owner(), members, members, context, partName, new Attributes(), errorHandler());
    }

    /**
     * A new context number that all members know; collective.
     *
     * @param arguments a hash of what must be the same on all ranks
     */
    final long agreedContext(String operation, long arguments) {
        requireUsable(operation);
        long mine = operation.hashCode() * 0x9E3779B97F4A7C15L + arguments;
        long[] agreed = {rank() == 0 ? spec().owner().newContext() : 0, mine};
        making(operation, () -> maker(ContextId.MAKING).share(spec().members(), rank(), CREATE_TAG, agreed));
        if (agreed[1] != mine) {
            throw error(
                    operation,
                    ErrorClass.NOT_SAME,
                    "rank 0 makes another communicator, or passes other arguments (expected: the same on all ranks)",
                    null);
        }
        return agreed[0];
    }

    /** Messages in a lane of this communicator. */
    final Maker maker(int lane) {
        return new Maker(spec().owner(), spec().context(), lane, name());
    }

    /** Does what may fail with peers; errors are told as of this communicator. */
    final void making(String operation, Runnable action) {
        try {
            action.run();
        } catch (CommException e) {
            throw error(operation, e.errorClass(), text(e), e.getCause());
        }
    }

    @Override
    public final ObjectRequest<Comm> idup() {
        requireUsable("idup");
        Attributes copies = copiedAttributes();
        return startAgreeing(1, contexts -> duplicate(contexts[0], copies));
    }

    /** Starts to agree on new context numbers, from which a communicator is made. */
    final <C extends Communicator> ObjectRequest<C> startAgreeing(int count, Function<long[], C> making) {
        Maker maker = maker(ContextId.MAKING);
        Members members = spec().members();
        long[] contexts = new long[count];
        if (rank() > 0) {
            Operation started = maker.start(members.process(0), DUP_TAG, contexts);
            return new DupRequest<>(this, started, contexts, making);
        }
        Arrays.setAll(contexts, i -> spec().owner().newContext());
        for (int member = 1; member < size(); member++) {
            maker.post(members.process(member), DUP_TAG, contexts);
        }
        return new DupRequest<>(this, null, contexts, making);
    }

    @Override
    public final Comm split(int color, int key) {
        requireUsable("split");
        if (color < 0 && color != UNDEFINED) {
            throw error("split", ErrorClass.ARG, "color: " + color + " (expected: not negative, or UNDEFINED)", null);
        }
        return color == UNDEFINED
                ? leftOut("split")
                : new CommImpl(splitSpec("split", color, key, name() + "/" + color));
    }

    @Override
    public final Comm splitType(SplitType type, int key) {
        requireUsable("splitType");
        int part = spec().owner().partOfHost(type);
        if (part == Hardware.NONE) {
            return leftOut("splitType");
        }
        int color = spec().owner().host() * MOST_PARTS + part;
        return new CommImpl(splitSpec("splitType", color, key, name() + "/" + type));
    }

    /** Takes part in a split without being in any part. */
    private Comm leftOut(String operation) {
        contributions(operation, UNDEFINED, 0);
        return spec().owner().none();
    }

    /** What the part of this communicator's ranks is made of that pass the same color. */
    final CommSpec splitSpec(String operation, int color, int key, String partName) {
        long[] all = contributions(operation, color, key);
        int[] ranks = chosen(color, all);
        return part(subset(ranks), all[SPLIT_WORDS * ranks[0] + 1], partName);
    }

    private long[] contributions(String operation, int color, int key) {
        requireUsable(operation);
        long[] all = new long[SPLIT_WORDS * size()];
        long[] mine = {(long) color << 32 | key & 0xffffffffL, spec().owner().newContext()};
        run(planGather(operation, Collective.ALLGATHER, mine, 0, all, 0, WHOLE, 0));
        return all;
    }

    /** The members with these ranks. */
    final Members subset(int... ranks) {
        int[] processes = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            processes[i] = spec().members().process(ranks[i]);
        }
        return Members.of(processes);
    }

    /** The ranks of one color in the order of their keys. */
    private static int[] chosen(int color, long... all) {
        long[] sorted = new long[all.length / SPLIT_WORDS];
        int count = 0;
        for (int rank = 0; rank < sorted.length; rank++) {
            long word = all[SPLIT_WORDS * rank];
            if (word >> 32 == color) {
                sorted[count++] = word << 32 | rank; // the key decides, and ranks where keys are equal
            }
        }
        Arrays.sort(sorted, 0, count);
        int[] ranks = new int[count];
        for (int i = 0; i < count; i++) {
            ranks[i] = (int) sorted[i];
        }
        return ranks;
    }

    @Override
    public final Comm create(Group group) {
        return create("create", group, ContextId.MAKING, CREATE_TAG);
    }

    @Override
    public final Comm createGroup(Group group, int tag) {
        if (tag < 0) {
            throw error("createGroup", ErrorClass.TAG, "tag: " + tag + " (expected: 0 to " + TAG_UB + ")", null);
        }
        return create("createGroup", group, ContextId.GROUP_MAKING, tag);
    }

    /** Makes a communicator of a group that need not have a parent; called on the world, to which all groups belong. */
    final Comm createFromGroup(Group group, String stringTag) {
        return create("createFromGroup", group, ContextId.ORPHAN_MAKING, stringTag.hashCode() & Integer.MAX_VALUE);
    }

    private Comm create(String operation, Group group, int lane, int tag) {
        requireUsable(operation);
        Members members = membersOf(operation, group);
        RankContext owner = spec().owner();
        int mine = members.rankOf(owner.process());
        if (mine == Members.NONE) {
            return owner.none();
        }
        long[] context = {mine == 0 ? owner.newContext() : 0};
        making(operation, () -> maker(lane).share(members, mine, tag, context));
        return new CommImpl(part(members, context[0], name() + "/group"));
    }

    /** The members of a group, all of which must be in this communicator. */
    final Members membersOf(String operation, Group group) {
        if (!(group instanceof GroupImpl own)) {
            throw error(
                    operation,
                    ErrorClass.GROUP,
                    "group: " + group + " (expected: one made from a communicator's)",
                    null);
        }
        Members members = own.members();
        for (int rank = 0; rank < members.size(); rank++) {
            if (spec().members().rankOf(members.process(rank)) == Members.NONE) {
                throw error(
                        operation,
                        ErrorClass.GROUP,
                        "group: rank " + rank + " of it, process " + members.process(rank)
                                + " of the world, is not in the communicator (expected: a part of its group)",
                        null);
            }
        }
        return members;
    }

    @Override
    public final CartComm cartCreate(int[] dims, boolean[] periods, boolean reorder) {
        requireUsable("cartCreate");
        return new Topologies(this).cart(dims, periods, reorder);
    }

    @Override
    public final int cartMap(int[] dims, boolean[] periods) {
        requireUsable("cartMap");
        return new Topologies(this).cartMap(dims, periods);
    }

    @Override
    public final GraphComm graphCreate(int[] index, int[] edges, boolean reorder) {
        requireUsable("graphCreate");
        return new Topologies(this).graph(index, edges);
    }

    @Override
    public final int graphMap(int[] index, int[] edges) {
        requireUsable("graphMap");
        return new Topologies(this).graphMap(index, edges);
    }

    @Override
    public final DistGraphComm distGraphCreateAdjacent(
            int[] sources,
            int @Nullable [] sourceWeights,
            int[] destinations,
            int @Nullable [] destinationWeights,
            boolean reorder) {
        requireUsable("distGraphCreateAdjacent");
        return new Topologies(this).adjacent(sources, sourceWeights, destinations, destinationWeights);
    }

    @Override
    public final DistGraphComm distGraphCreate(
            int[] sources, int[] degrees, int[] destinations, int @Nullable [] weights, boolean reorder) {
        requireUsable("distGraphCreate");
        return new Topologies(this).general(sources, degrees, destinations, weights);
    }

    @Override
    public final InterComm intercommCreate(int localLeader, @Nullable Comm peerComm, int remoteLeader, int tag) {
        requireUsable("intercommCreate");
        return new Bridging(this).create(localLeader, peerComm, remoteLeader, tag);
    }

    /** Lets go of what a communicator holds that this rank is no member of. */
    final <C extends CommBase> C withoutMembers(C made) {
        return spec().owner().withoutMembers(made);
    }

    final void requireRank(String operation, int rank) {
        if (rank < 0 || rank >= size()) {
            throw error(operation, ErrorClass.RANK, "rank: " + rank + " (expected: 0 to " + (size() - 1) + ")", null);
        }
    }
}
