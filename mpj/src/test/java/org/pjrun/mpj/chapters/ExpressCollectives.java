package org.pjrun.mpj.chapters;

import mpi.Datatype;
import mpi.MPI;
import mpi.Op;
import mpi.User_function;
import org.pjrun.mpj.Check;

/** Chapter 6: all collectives, of elements, derived datatypes and objects, with offsets. */
public final class ExpressCollectives {
    private ExpressCollectives() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();
        int next = (me + 1) % size;
        int before = (me + size - 1) % size;
        for (int root = 0; root < size; root++) {
            elements(me, size, root);
            objects(me, size, root);
        }
        reductions(me, size);
        MPI.COMM_WORLD.Barrier();
        MPI.Finalize();
        System.out.println("done");
    }

    private static void elements(int me, int size, int root) {
        int[] one = {-1, me == root ? 42 : 0};
        MPI.COMM_WORLD.Bcast(one, 1, 1, MPI.INT, root);
        Check.same(one, new int[] {-1, 42});
        int[] counts = new int[size];
        int[] displs = new int[size];
        for (int r = 0; r < size; r++) {
            counts[r] = r % 2 + 1;
            displs[r] = 3 * r;
        }
        int[] mine = {me, me + 10};
        int[] all = new int[3 * size + 1];
        MPI.COMM_WORLD.Gatherv(mine, 0, counts[me], MPI.INT, all, 1, counts, displs, MPI.INT, root);
        Check.that(me != root || all[1 + 3 * (size - 1)] == size - 1 && all[0] == 0, "gatherv");
        int[] back = new int[3];
        MPI.COMM_WORLD.Scatterv(all, 1, counts, displs, MPI.INT, back, 1, counts[me], MPI.INT, root);
        Check.same(back[1], me);
        int[] everywhere = new int[3 * size];
        MPI.COMM_WORLD.Allgatherv(mine, 0, counts[me], MPI.INT, everywhere, 0, counts, displs, MPI.INT);
        Check.same(everywhere[3 * (size - 1)], size - 1);
        int[] gathered = new int[2 * size];
        MPI.COMM_WORLD.Gather(mine, 0, 2, MPI.INT, gathered, 0, 2, MPI.INT, root);
        int[] scattered = new int[2];
        MPI.COMM_WORLD.Scatter(gathered, 0, 2, MPI.INT, scattered, 0, 2, MPI.INT, root);
        Check.same(scattered, mine);
        Datatype gaps = Datatype.Vector(2, 1, 2, MPI.INT);
        Datatype wide = Datatype.Struct(new int[] {1, 1}, new int[] {0, 4}, new Datatype[] {gaps, MPI.UB});
        int[] spread = new int[4 * size];
        MPI.COMM_WORLD.Allgather(mine, 0, 2, MPI.INT, spread, 0, 1, wide);
        Check.same(spread[4 * (size - 1) + 2], size - 1 + 10);
        int[] blocks = new int[4 * size];
        int[] ones = new int[size];
        int[] places = new int[size];
        for (int r = 0; r < size; r++) {
            ones[r] = 1;
            places[r] = size - 1 - r;
        }
        MPI.COMM_WORLD.Allgatherv(mine, 0, 2, MPI.INT, blocks, 0, ones, places, wide);
        Check.same(blocks[0], size - 1);
        Check.same(blocks[1], 0);
        int[] out = new int[2 * size];
        for (int i = 0; i < out.length; i++) {
            out[i] = 100 * me + i;
        }
        int[] in = new int[2 * size];
        MPI.COMM_WORLD.Alltoall(out, 0, 2, MPI.INT, in, 0, 2, MPI.INT);
        Check.same(in[2 * size - 1], 100 * (size - 1) + 2 * me + 1);
    }

    private static void objects(int me, int size, int root) {
        Object[] one = {me == root ? "word" : null};
        MPI.COMM_WORLD.Bcast(one, 0, 1, MPI.OBJECT, root);
        Check.same(one[0], "word");
        String[] mine = {"a" + me, "b" + me};
        Object[] all = new Object[2 * size];
        MPI.COMM_WORLD.Gather(mine, 0, 2, MPI.OBJECT, all, 0, 2, MPI.OBJECT, root);
        Check.that(me != root || all[2 * size - 1].equals("b" + (size - 1)), "gather of objects");
        Object[] back = new Object[2];
        MPI.COMM_WORLD.Scatter(all, 0, 2, MPI.OBJECT, back, 0, 2, MPI.OBJECT, root);
        Check.same(back[1], "b" + me);
        Object[] everywhere = new Object[2 * size];
        MPI.COMM_WORLD.Allgather(mine, 0, 2, MPI.OBJECT, everywhere, 0, 2, MPI.OBJECT);
        Check.same(everywhere[0], "a0");
        int[] counts = new int[size + 1];
        int[] displs = new int[size + 1];
        for (int r = 0; r < size; r++) {
            counts[r] = r % 2 + 1;
            displs[r] = 2 * r;
        }
        Object[] parts = new Object[2 * size];
        MPI.COMM_WORLD.Gatherv(mine, 0, counts[me], MPI.OBJECT, parts, 0, counts, displs, MPI.OBJECT, root);
        Check.that(me != root || parts[2 * size - 2].equals("a" + (size - 1)), "gatherv of objects");
        Object[] part = new Object[2];
        MPI.COMM_WORLD.Scatterv(parts, 0, counts, displs, MPI.OBJECT, part, 0, counts[me], MPI.OBJECT, root);
        Check.same(part[0], "a" + me);
        MPI.COMM_WORLD.Allgatherv(mine, 0, counts[me], MPI.OBJECT, parts, 0, counts, displs, MPI.OBJECT);
        Check.same(parts[0], "a0");
        Object[] mixed = new Object[2 * size];
        for (int r = 0; r < size; r++) {
            mixed[2 * r] = me + " to " + r;
        }
        int[] ones = new int[size + 1];
        java.util.Arrays.fill(ones, 1);
        MPI.COMM_WORLD.Alltoallv(mixed, 0, ones, displs, MPI.OBJECT, parts, 0, ones, displs, MPI.OBJECT);
        Check.same(parts[2 * size - 2], size - 1 + " to " + me);
        Object[] sent = new Object[size];
        java.util.Arrays.fill(sent, "to all of " + me);
        Object[] come = new Object[size];
        MPI.COMM_WORLD.Alltoall(sent, 0, 1, MPI.OBJECT, come, 0, 1, MPI.OBJECT);
        Check.same(come[root], "to all of " + root);
    }

    private static void reductions(int me, int size) {
        int[] mine = {me + 1, 1};
        int[] sum = new int[2];
        int all = size * (size + 1) / 2;
        MPI.COMM_WORLD.Reduce(mine, 0, sum, 0, 2, MPI.INT, MPI.SUM, size - 1);
        Check.that(me != size - 1 || sum[0] == all && sum[1] == size, "reduce");
        MPI.COMM_WORLD.Allreduce(mine, 0, sum, 0, 2, MPI.INT, MPI.PROD);
        Check.same(sum[1], 1);
        MPI.COMM_WORLD.Scan(mine, 0, sum, 0, 1, MPI.INT, MPI.SUM);
        Check.same(sum[0], (me + 1) * (me + 2) / 2);
        int[] wide = new int[size];
        java.util.Arrays.fill(wide, me + 1);
        int[] part = new int[1];
        int[] ones = new int[size];
        java.util.Arrays.fill(ones, 1);
        MPI.COMM_WORLD.Reduce_scatter(wide, 0, part, 0, ones, MPI.INT, MPI.SUM);
        Check.same(part[0], all);
        boolean[] yes = {me >= 0};
        boolean[] each = new boolean[1];
        MPI.COMM_WORLD.Allreduce(yes, 0, each, 0, 1, MPI.BOOLEAN, MPI.LAND);
        Check.that(each[0], "land");
        double[] pairs = {me == 0 ? -5 : me, me};
        double[] least = new double[2];
        MPI.COMM_WORLD.Allreduce(pairs, 0, least, 0, 1, MPI.DOUBLE2, MPI.MINLOC);
        Check.same(least, new double[] {-5, 0});
        Op left = new Op(
                new User_function() {
                    @Override
                    public void Call(Object in, int inOffset, Object inout, int inoutOffset, int count, Datatype type) {
                        Check.same(type.Size(), 1);
                        for (int i = 0; i < count; i++) {
                            if (in instanceof int[] a) {
                                ((int[]) inout)[inoutOffset + i] = a[inOffset + i];
                            } else {
                                Object[] to = (Object[]) inout;
                                to[inoutOffset + i] = "" + ((Object[]) in)[inOffset + i] + to[inoutOffset + i];
                            }
                        }
                    }
                },
                false);
        MPI.COMM_WORLD.Allreduce(new int[] {me + 7}, 0, sum, 0, 1, MPI.INT, left);
        Check.same(sum[0], 7);
        Op numbered = new Op(new Greater(), true, 13);
        MPI.COMM_WORLD.Allreduce(new int[] {me}, 0, sum, 0, 1, MPI.INT, numbered);
        Check.same(sum[0], size - 1);
        numbered.free();
        Object[] text = new Object[1];
        StringBuilder expected = new StringBuilder();
        for (int r = 0; r < size; r++) {
            expected.append(r);
        }
        MPI.COMM_WORLD.Allreduce(new Object[] {"" + me}, 0, text, 0, 1, MPI.OBJECT, left);
        Check.same(text[0], expected.toString());
        MPI.COMM_WORLD.Scan(new Object[] {"" + me}, 0, text, 0, 1, MPI.OBJECT, left);
        Check.same(text[0], expected.substring(0, me + 1));
        Check.same(
                Check.failing(() -> MPI.COMM_WORLD.Allreduce(mine, 0, mine, 0, 1, MPI.OBJECT, left)), MPI.ERR_BUFFER);
    }

    /** The greater of two. */
    private static final class Greater extends User_function {
        @Override
        public void Call(Object in, int inOffset, Object inout, int inoutOffset, int count, Datatype type) {
            for (int i = 0; i < count; i++) {
                int[] to = (int[]) inout;
                to[inoutOffset + i] = Math.max(to[inoutOffset + i], ((int[]) in)[inOffset + i]);
            }
        }
    }
}
