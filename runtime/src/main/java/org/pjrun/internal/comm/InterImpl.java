package org.pjrun.internal.comm;

import java.util.Arrays;
import org.pjrun.Comm;
import org.pjrun.ErrorClass;
import org.pjrun.Group;
import org.pjrun.InterComm;
import org.pjrun.ObjectRequest;

/** An intercommunicator: messages go to the other group, collectives run over a bridge of both. */
final class InterImpl extends InterObjectLane {
    /** Words that a rank contributes when others are made: choice and key, and two context numbers to offer. */
    private static final int WORDS = 3;

    InterImpl(CommSpec spec, Bridge bridge) {
        super(spec, bridge);
    }

    /**
     * Makes an intercommunicator with its bridge.
     *
     * @param context for its messages
     * @param bridgeContext for its collectives
     * @param first whether the local group comes first
     */
    static InterImpl of(CommSpec like, Members local, Members remote, long context, long bridgeContext, boolean first) {
        int[] both = Arrays.copyOf((first ? local : remote).processes(), local.size() + remote.size());
        int[] second = (first ? remote : local).processes();
        System.arraycopy(second, 0, both, both.length - second.length, second.length);
        CommSpec all = new CommSpec(
                like.owner(),
                Members.of(both),
                Members.of(both),
                bridgeContext,
                like.name(),
                new Attributes(),
                like.errorHandler());
        CommSpec spec =
                new CommSpec(like.owner(), local, remote, context, like.name(), like.attributes(), like.errorHandler());
        return new InterImpl(spec, new Bridge(all, local.size(), first));
    }

    @Override
    void letGo() {
        bridge.letGo();
        engine.free(bridge.spec().context());
    }

    @Override
    public int remoteSize() {
        return spec().peers().size();
    }

    @Override
    public Group remoteGroup() {
        requireUsable("remoteGroup");
        return new GroupImpl(spec().owner(), spec().peers());
    }

    /** What another intercommunicator is like that is made of this one. */
    private CommSpec like(String partName, Attributes attributes) {
        return new CommSpec(spec().owner(), spec().members(), spec().peers(), 0, partName, attributes, errorHandler());
    }

    @Override
    public InterComm dup() {
        requireUsable("dup");
        Attributes copies = copiedAttributes();
        return duplicate(copies, bridge.agreedContext("dup", 0), bridge.agreedContext("dup", 1));
    }

    @Override
    public ObjectRequest<InterComm> idup() {
        requireUsable("idup");
        Attributes copies = copiedAttributes();
        return bridge.startAgreeing(2, contexts -> duplicate(copies, contexts[0], contexts[1]));
    }

    private InterComm duplicate(Attributes copies, long context, long bridgeContext) {
        CommSpec dup = like(name() + "/dup", copies);
        return of(dup, spec().members(), spec().peers(), context, bridgeContext, bridge.first());
    }

    @Override
    public InterComm split(int color, int key) {
        requireUsable("split");
        if (color < 0 && color != UNDEFINED) {
            throw error("split", ErrorClass.ARG, "color: " + color + " (expected: not negative, or UNDEFINED)", null);
        }
        return split("split", color, key, name() + "/" + color);
    }

    @Override
    public InterComm create(Group group) {
        requireUsable("create");
        if (!(group instanceof GroupImpl own)) {
            throw error("create", ErrorClass.GROUP, "group: " + group + " (expected: one made from group())", null);
        }
        Members members = own.members();
        for (int rank = 0; rank < members.size(); rank++) {
            if (spec().members().rankOf(members.process(rank)) == Members.NONE) {
                throw error(
                        "create",
                        ErrorClass.GROUP,
                        "group: rank " + rank + " of it is not in the local group (expected: a part of it)",
                        null);
            }
        }
        int mine = members.rankOf(spec().owner().process());
        return split("create", mine == Members.NONE ? UNDEFINED : 0, mine, name() + "/group");
    }

    private InterComm split(String operation, int color, int key, String partName) {
        long[] all = contributions(operation, (long) color << 32 | key & 0xffffffffL);
        int localBase = bridge.first() ? 0 : spec().peers().size();
        int[] local = color == UNDEFINED
                ? new int[0]
                : chosen(all, localBase, spec().members().size(), color);
        int[] remote = color == UNDEFINED
                ? new int[0]
                : chosen(all, bridge.remoteBase(), spec().peers().size(), color);
        if (local.length == 0 || remote.length == 0) {
            return spec().owner().noInter();
        }
        int leader = bridge.first() ? local[0] : remote[0];
        return of(
                like(partName, new Attributes()),
                bridge.subset(local),
                bridge.subset(remote),
                all[WORDS * leader + 1],
                all[WORDS * leader + 2],
                bridge.first());
    }

    /** A word of each rank of both groups, with two context numbers that it offers. */
    private long[] contributions(String operation, long word) {
        long[] all = new long[WORDS * bridge.size()];
        RankContext owner = spec().owner();
        bridge.collect(operation, new long[] {word, owner.newContext(), owner.newContext()}, all);
        return all;
    }

    /** The ranks of the bridge in a part of it that have chosen a color, in the order of their keys. */
    private static int[] chosen(long[] all, int base, int size, int color) {
        long[] sorted = new long[size];
        int count = 0;
        for (int rank = base; rank < base + size; rank++) {
            long word = all[WORDS * rank];
            if (word >> 32 == color) {
                sorted[count++] = word << 32 | rank;
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
    public Comm merge(boolean high) {
        requireUsable("merge");
        long[] all = contributions("merge", high ? 1 : 0);
        int localBase = bridge.first() ? 0 : spec().peers().size();
        for (int rank = localBase; rank < localBase + size(); rank++) {
            if (all[WORDS * rank] != (high ? 1 : 0)) {
                throw error(
                        "merge",
                        ErrorClass.NOT_SAME,
                        "high: " + high + ", but " + !high + " on rank " + (rank - localBase)
                                + " (expected: the same in all of a group)",
                        null);
            }
        }
        boolean othersHigh = all[WORDS * bridge.remoteBase()] == 1;
        boolean behind = high == othersHigh ? !bridge.first() : high;
        return bridge.merged(behind != bridge.first(), all[1]);
    }
}
