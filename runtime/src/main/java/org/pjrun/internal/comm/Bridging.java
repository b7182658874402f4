package org.pjrun.internal.comm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.Group;
import org.pjrun.InterComm;
import org.pjrun.internal.engine.ContextId;

/** Makes an intercommunicator: two leaders exchange their groups, and tell the ranks of their own. */
final class Bridging {
    private static final String OPERATION = "intercommCreate";
    private static final String FROM_GROUPS = "createFromGroups";
    private static final int TAG = 2;

    /** Words in front of the processes of a group: two context numbers that its leader offers. */
    private static final int HEAD = 2;

    private final CommImpl comm;

    Bridging(CommImpl comm) {
        this.comm = comm;
    }

    InterComm create(int localLeader, @Nullable Comm peerComm, int remoteLeader, int tag) {
        comm.requireRank(OPERATION, localLeader);
        if (tag < 0) {
            throw comm.error(
                    OPERATION, ErrorClass.TAG, "tag: " + tag + " (expected: 0 to " + CommBase.TAG_UB + ")", null);
        }
        long[] told = {};
        CommException failure = null;
        if (comm.rank() == localLeader) {
            try {
                told = meet(peerComm, remoteLeader, tag);
            } catch (CommException e) {
                failure = e; // the others wait for news, and are told that there is none
            }
        }
        long[] news = tell(localLeader, told);
        if (failure != null) {
            throw failure;
        }
        if (news.length == 0) {
            throw comm.error(
                    OPERATION,
                    ErrorClass.OTHER,
                    "the leader, rank " + localLeader + ", could not make it; the exception there says why",
                    null);
        }
        int[] remote = new int[news.length - HEAD - 1];
        Arrays.setAll(remote, i -> (int) news[HEAD + 1 + i]);
        boolean first = news[HEAD] == 1;
        CommSpec like = comm.part(comm.spec().members(), 0, comm.name() + "/inter");
        return InterImpl.of(like, comm.spec().members(), Members.of(remote), news[0], news[1], first);
    }

    /** Makes one of two groups; called on the world, to which all groups belong. */
    InterComm create(Group local, int localLeader, Group remote, int remoteLeader, String stringTag) {
        Members others = comm.membersOf(FROM_GROUPS, remote);
        if (remoteLeader < 0 || remoteLeader >= others.size()) {
            throw comm.error(
                    FROM_GROUPS,
                    ErrorClass.RANK,
                    "remoteLeader: " + remoteLeader + " (expected: 0 to " + (others.size() - 1) + ")",
                    null);
        }
        if (localLeader < 0 || localLeader >= local.size()) {
            throw comm.error(
                    FROM_GROUPS,
                    ErrorClass.RANK,
                    "localLeader: " + localLeader + " (expected: 0 to " + (local.size() - 1) + ")",
                    null);
        }
        int tag = stringTag.hashCode() & Integer.MAX_VALUE;
        try (CommImpl half = (CommImpl) comm.createFromGroup(local, stringTag)) {
            if (half.isNull()) {
                throw comm.error(
                        FROM_GROUPS,
                        ErrorClass.GROUP,
                        "localGroup: " + local + " without this rank (expected: only members call it)",
                        null);
            }
            return new Bridging(half).create(localLeader, comm, others.process(remoteLeader), tag);
        }
    }

    /** The leader's part: what its group needs to know of the other. */
    private long[] meet(@Nullable Comm peerComm, int remoteLeader, int tag) {
        if (!(peerComm instanceof CommImpl between)) {
            throw comm.error(
                    OPERATION,
                    ErrorClass.COMM,
                    "peerComm: " + peerComm + " (expected: a communicator with both leaders)",
                    null);
        }
        between.requireUsable(OPERATION);
        between.requireRank(OPERATION, remoteLeader);
        RankContext owner = comm.spec().owner();
        Members members = comm.spec().members();
        int other = between.spec().members().process(remoteLeader);
        long[] mine = new long[HEAD + members.size()];
        mine[0] = owner.newContext();
        mine[1] = owner.newContext();
        for (int rank = 0; rank < members.size(); rank++) {
            mine[HEAD + rank] = members.process(rank);
        }
        long[][] theirs = new long[1][];
        if (other == owner.process()) {
            throw comm.error(
                    OPERATION,
                    ErrorClass.RANK,
                    "remoteLeader: this rank itself (expected: one of another group)",
                    null);
        }
        comm.making(OPERATION, () -> {
            Maker maker = between.maker(ContextId.INTER_MAKING);
            maker.post(other, tag, mine.length);
            maker.post(other, tag, mine);
            theirs[0] = maker.receiveAll(other, tag);
        });
        boolean first = owner.process() < other;
        long[] words = new long[theirs[0].length + 1];
        words[0] = first ? mine[0] : theirs[0][0];
        words[1] = first ? mine[1] : theirs[0][1];
        words[HEAD] = first ? 1 : 0;
        for (int i = HEAD; i < theirs[0].length; i++) {
            if (members.rankOf((int) theirs[0][i]) != Members.NONE) {
                throw comm.error(
                        OPERATION,
                        ErrorClass.GROUP,
                        "process " + theirs[0][i] + " of the world is in both groups (expected: groups without common"
                                + " members)",
                        null);
            }
            words[i + 1] = theirs[0][i];
        }
        return words;
    }

    /** Brings words from the leader to all of its group. */
    private long[] tell(int leader, long[] words) {
        int size = comm.size();
        int[] ranks = new int[size];
        Arrays.setAll(ranks, i -> (i + leader) % size);
        long[][] all = new long[1][];
        comm.making(
                OPERATION,
                () -> all[0] = comm.maker(ContextId.MAKING)
                        .shareAll(comm.subset(ranks), (comm.rank() - leader + size) % size, TAG, words));
        return all[0];
    }
}
