package mpi;

import java.util.function.Supplier;
import org.pjrun.CommException;

/** An ordered set of processes. */
public final class Group implements Freeable {
    public static final int EMPTY = 0;

    private final org.pjrun.Group group;
    private boolean freed;

    Group(org.pjrun.Group group) {
        this.group = group;
    }

    org.pjrun.Group group() {
        if (freed) {
            throw new MPIException(MPI.ERR_GROUP, "group: has been freed");
        }
        return group;
    }

    private static <T> T made(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (CommException e) {
            throw MPI.failed(e);
        }
    }

    // MPJ Express

    public int Size() {
        return group().size();
    }

    public int Rank() {
        return Wildcards.told(group().rank());
    }

    public static int[] Translate_ranks(Group group1, int[] ranks1, Group group2) {
        int[] ranks = ranks1.clone();
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = ranks[i] == MPI.PROC_NULL ? org.pjrun.Comm.PROC_NULL : ranks[i];
        }
        return Wildcards.told(made(() -> group1.group().translateRanks(ranks, group2.group())));
    }

    public static int Compare(Group group1, Group group2) {
        return Alike.number(group1.group().compare(group2.group()));
    }

    public static Group Union(Group group1, Group group2) {
        return new Group(group1.group().union(group2.group()));
    }

    public static Group Intersection(Group group1, Group group2) {
        return new Group(group1.group().intersection(group2.group()));
    }

    public static Group Difference(Group group1, Group group2) {
        return new Group(group1.group().difference(group2.group()));
    }

    public Group Incl(int[] ranks) {
        return made(() -> new Group(group().incl(ranks)));
    }

    public Group Excl(int[] ranks) {
        return made(() -> new Group(group().excl(ranks)));
    }

    public Group Range_incl(int[][] ranges) {
        return made(() -> new Group(group().rangeIncl(ranges)));
    }

    public Group Range_excl(int[][] ranges) {
        return made(() -> new Group(group().rangeExcl(ranges)));
    }

    @Override
    @Deprecated
    @SuppressWarnings({"removal", "Finalize"}) // MPJ Express has it; empty, so that the virtual machine passes over it
    public void finalize() {}

    // Open MPI

    public int getSize() {
        return Size();
    }

    public int getRank() {
        return Rank();
    }

    @Override
    public void free() {
        freed = true;
    }

    public boolean isNull() {
        return freed;
    }

    public static int[] translateRanks(Group group1, int[] ranks1, Group group2) {
        return Translate_ranks(group1, ranks1, group2);
    }

    public static int compare(Group group1, Group group2) {
        return Compare(group1, group2);
    }

    public static Group union(Group group1, Group group2) {
        return Union(group1, group2);
    }

    public static Group intersection(Group group1, Group group2) {
        return Intersection(group1, group2);
    }

    public static Group difference(Group group1, Group group2) {
        return Difference(group1, group2);
    }

    public Group incl(int[] ranks) {
        return Incl(ranks);
    }

    public Group excl(int[] ranks) {
        return Excl(ranks);
    }

    public Group rangeIncl(int[][] ranges) {
        return Range_incl(ranges);
    }

    public Group rangeExcl(int[][] ranges) {
        return Range_excl(ranges);
    }
}
