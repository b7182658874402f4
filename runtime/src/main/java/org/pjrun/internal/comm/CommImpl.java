package org.pjrun.internal.comm;

import java.util.Arrays;
import java.util.function.Supplier;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.Group;
import org.pjrun.ObjectRequest;
import org.pjrun.SplitType;
import org.pjrun.internal.engine.ContextId;

/** An intracommunicator, and how others are made of it. */
class CommImpl extends CollectiveLane {
    /** Words that a rank contributes to a split: color and key, and a context number for the case that it leads. */
    private static final int SPLIT_WORDS = 2;

    private static final int CREATE_TAG = 0;
    private static final int DUP_TAG = 1;

    /** Parts of a host have numbers below this. */
    private static final int MOST_PARTS = 1 << 14;

    CommImpl(CommSpec spec) {
        super(spec);
    }

    @Override
    public Comm dup() {
        requireUsable("dup");
        Attributes copies = copiedAttributes();
        return duplicate(agreedContext("dup"), copies);
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

    /** A new context number that all members know; collective. */
    final long agreedContext(String operation) {
        requireUsable(operation);
        return making(operation, () -> {
            long[] context = {rank() == 0 ? spec().owner().newContext() : 0};
            maker(ContextId.MAKING).share(spec().members(), rank(), CREATE_TAG, context);
            return context[0];
        });
    }

    /** Messages in a lane of this communicator. */
    final Maker maker(int lane) {
        return new Maker(spec().owner(), spec().context(), lane, name());
    }

    /** Does what may fail with peers; errors are told as of this communicator. */
    final <T> T making(String operation, Supplier<T> action) {
        try {
            return action.get();
        } catch (CommException e) {
            throw error(operation, e.errorClass(), text(e), e.getCause());
        }
    }

    @Override
    public final ObjectRequest<Comm> idup() {
        requireUsable("idup");
        Attributes copies = copiedAttributes();
        Maker maker = maker(ContextId.MAKING);
        Members members = spec().members();
        if (rank() > 0) {
            long[] context = new long[1];
            return new DupRequest(this, maker.start(members.process(0), DUP_TAG, context), context, copies);
        }
        long context = spec().owner().newContext();
        for (int member = 1; member < size(); member++) {
            maker.post(members.process(member), DUP_TAG, context);
        }
        return new DupRequest(this, null, new long[] {context}, copies);
    }

    @Override
    public final Comm split(int color, int key) {
        requireUsable("split");
        if (color < 0 && color != UNDEFINED) {
            throw error("split", ErrorClass.ARG, "color: " + color + " (expected: not negative, or UNDEFINED)", null);
        }
        return split(color, key, name() + "/" + color);
    }

    @Override
    public final Comm splitType(SplitType type, int key) {
        requireUsable("splitType");
        int part = spec().owner().partOfHost(type);
        int color = part == Hardware.NONE ? UNDEFINED : spec().owner().host() * MOST_PARTS + part;
        return split(color, key, name() + "/" + type);
    }

    /** The part of this communicator's ranks that have passed the same color. */
    final Comm split(int color, int key, String partName) {
        long[] all = new long[SPLIT_WORDS * size()];
        allgather(
                new long[] {
                    (long) color << 32 | key & 0xffffffffL, spec().owner().newContext()
                },
                all);
        if (color == UNDEFINED) {
            return spec().owner().none();
        }
        int[] ranks = chosen(color, all);
        return new CommImpl(part(subset(ranks), all[SPLIT_WORDS * ranks[0] + 1], partName));
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
        long context = making(operation, () -> {
            long[] agreed = {mine == 0 ? owner.newContext() : 0};
            maker(lane).share(members, mine, tag, agreed);
            return agreed[0];
        });
        return new CommImpl(part(members, context, name() + "/group"));
    }

    /** The members of a group, all of which must be in this communicator. */
    private Members membersOf(String operation, Group group) {
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
}
