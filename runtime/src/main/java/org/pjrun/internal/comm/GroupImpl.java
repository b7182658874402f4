package org.pjrun.internal.comm;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Comparison;
import org.pjrun.ErrorClass;
import org.pjrun.Group;

/** A group as one rank sees it. */
public final class GroupImpl implements Group {
    public static final Group EMPTY = new GroupImpl(null, Members.EMPTY);

    private final @Nullable RankContext owner;
    private final Members members;

    GroupImpl(@Nullable RankContext owner, Members members) {
        this.owner = owner;
        this.members = members;
    }

    Members members() {
        return members;
    }

    /** The rank whose group this is, null for one without members that nobody made. */
    @Nullable
    RankContext owner() {
        return owner;
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public int rank() {
        return owner == null ? UNDEFINED : undefined(members.rankOf(owner.process()));
    }

    private static int undefined(int rank) {
        return rank == Members.NONE ? UNDEFINED : rank;
    }

    @Override
    public Group incl(int... ranks) {
        chosen("incl", ranks);
        int[] processes = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            processes[i] = members.process(ranks[i]);
        }
        return new GroupImpl(owner, Members.of(processes));
    }

    @Override
    public Group excl(int... ranks) {
        return without(chosen("excl", ranks));
    }

    @Override
    public Group rangeIncl(int[]... ranges) {
        return incl(expand("rangeIncl", ranges));
    }

    @Override
    public Group rangeExcl(int[]... ranges) {
        return excl(expand("rangeExcl", ranges));
    }

    private Group without(BitSet left) {
        int[] processes = new int[size() - left.cardinality()];
        int kept = 0;
        for (int rank = left.nextClearBit(0); rank < size(); rank = left.nextClearBit(rank + 1)) {
            processes[kept++] = members.process(rank);
        }
        return new GroupImpl(owner, Members.of(processes));
    }

    /** Checks that ranks are in the group and all different. */
    private BitSet chosen(String operation, int... ranks) {
        BitSet chosen = new BitSet(size());
        for (int rank : ranks) {
            requireMember(operation, rank);
            if (chosen.get(rank)) {
                throw error(operation, ErrorClass.RANK, "rank: " + rank + " twice (expected: each rank once)");
            }
            chosen.set(rank);
        }
        return chosen;
    }

    private int[] expand(String operation, int[]... ranges) {
        int[] ranks = new int[size()];
        int count = 0;
        for (int[] range : ranges) {
            if (range.length != 3) {
                throw error(
                        operation,
                        ErrorClass.ARG,
                        "range: an array of " + range.length + " (expected: of 3: first rank, last rank, stride)");
            }
            int stride = range[2];
            if (stride == 0) {
                throw error(operation, ErrorClass.ARG, "range: " + text(range) + ": stride 0 (expected: another)");
            }
            requireMember(operation, range[0]);
            long span = (long) range[1] - range[0];
            if (span < 0 != stride < 0 && span != 0) {
                throw error(
                        operation, ErrorClass.ARG, "range: " + text(range) + ": its stride leads away from its end");
            }
            long steps = span / stride;
            for (long step = 0; step <= steps; step++) {
                if (count == ranks.length) {
                    throw error(
                            operation,
                            ErrorClass.RANK,
                            "range: " + text(range) + ": a rank twice (expected: each rank once)");
                }
                ranks[count++] = (int) (range[0] + step * stride);
            }
        }
        return Arrays.copyOf(ranks, count);
    }

    private static String text(int... range) {
        return "(" + range[0] + ", " + range[1] + ", " + range[2] + ")";
    }

    @Override
    public Group union(Group other) {
        Members theirs = membersOf("union", other);
        int[] processes = Arrays.copyOf(members.processes(), Math.addExact(size(), theirs.size()));
        int count = size();
        for (int rank = 0; rank < theirs.size(); rank++) {
            int process = theirs.process(rank);
            if (members.rankOf(process) == Members.NONE) {
                processes[count++] = process;
            }
        }
        return new GroupImpl(ownerOr(other), Members.of(Arrays.copyOf(processes, count)));
    }

    private @Nullable RankContext ownerOr(Group other) {
        return owner == null ? ((GroupImpl) other).owner : owner;
    }

    @Override
    public Group intersection(Group other) {
        return without(common("intersection", other, false));
    }

    @Override
    public Group difference(Group other) {
        return without(common("difference", other, true));
    }

    /** The ranks whose processes are in the other group, or are not. */
    private BitSet common(String operation, Group other, boolean isIn) {
        Members theirs = membersOf(operation, other);
        BitSet found = new BitSet(size());
        for (int rank = 0; rank < size(); rank++) {
            found.set(rank, theirs.rankOf(members.process(rank)) != Members.NONE == isIn);
        }
        return found;
    }

    @Override
    public int translateRank(int rank, Group other) {
        Members theirs = membersOf("translateRank", other);
        if (rank == Comm.PROC_NULL) {
            return rank;
        }
        requireMember("translateRank", rank);
        return undefined(theirs.rankOf(members.process(rank)));
    }

    @Override
    public int[] translateRanks(int[] ranks, Group other) {
        int[] translated = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            translated[i] = translateRank(ranks[i], other);
        }
        return translated;
    }

    @Override
    public Comparison compare(Group other) {
        Members theirs = membersOf("compare", other);
        if (members.same(theirs)) {
            return Comparison.IDENT;
        }
        return members.sameSet(theirs) ? Comparison.SIMILAR : Comparison.UNEQUAL;
    }

    private Members membersOf(String operation, @Nullable Group other) {
        if (other instanceof GroupImpl own) {
            return own.members;
        }
        throw error(operation, ErrorClass.GROUP, "group: " + other + " (expected: one made from a communicator's)");
    }

    private void requireMember(String operation, int rank) {
        if (rank < 0 || rank >= size()) {
            throw error(
                    operation,
                    ErrorClass.RANK,
                    "rank: " + rank
                            + (size() == 0 ? " (the group is empty)" : " (expected: 0 to " + (size() - 1) + ")"));
        }
    }

    private CommException error(String operation, ErrorClass errorClass, String text) {
        return new CommException(errorClass, "Group." + operation + ": " + text + " (" + this + ")");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupImpl group && members.same(group.members);
    }

    @Override
    public int hashCode() {
        int hash = size();
        for (int rank = 0; rank < Math.min(16, size()); rank++) {
            hash = hash * 31 + members.process(rank);
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("group of ").append(size());
        if (size() > 0) {
            text.append(": ");
            for (int rank = 0; rank < Math.min(8, size()); rank++) {
                text.append(rank == 0 ? "" : ", ").append(members.process(rank));
            }
            text.append(size() > 8 ? ", …" : "").append(" of the world");
        }
        return text.toString();
    }
}
