package org.pjrun.mpj.chapters;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import mpi.CartComm;
import mpi.Comm;
import mpi.Datatype;
import mpi.DistGraphNeighbors;
import mpi.GraphComm;
import mpi.Intercomm;
import mpi.Intracomm;
import mpi.LongInt;
import mpi.MPI;
import mpi.Op;
import mpi.UserFunction;
import org.pjrun.mpj.Check;

/** Chapters 6 and 8 in Open MPI's names: blocking and nonblocking, in place, of structs, between groups, among neighbours. */
public final class OpenCollectives {
    private OpenCollectives() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int next = (me + 1) % size;
        int before = (me + size - 1) % size;
        inPlace(me, size);
        structs(me, size);
        int[] counts = new int[size];
        int[] displs = new int[size];
        for (int r = 0; r < size; r++) {
            counts[r] = 1;
            displs[r] = r;
        }
        int[] all = new int[size];
        MPI.COMM_WORLD.allToAllv(new int[size], counts, displs, MPI.INT, all, counts, displs, MPI.INT);
        ByteBuffer out = MPI.newByteBuffer(4 * size);
        ByteBuffer in = MPI.newByteBuffer(4 * size);
        int[] bytes = new int[size];
        Datatype[] types = new Datatype[size];
        for (int r = 0; r < size; r++) {
            out.putInt(4 * r, me);
            bytes[r] = 4 * r;
            types[r] = MPI.INT;
        }
        MPI.COMM_WORLD.allToAllw(out, counts, bytes, types, in, counts, bytes, types);
        Check.same(in.getInt(4 * (size - 1)), size - 1);
        nonblocking(me, size);
        neighbours(me, size);
        if (size > 1) {
            between(me);
        }
        int[] left = {5};
        int[] right = {6};
        Comm.reduceLocal(left, right, 1, MPI.INT, MPI.SUM);
        Check.same(right[0], 11);
        MPI.COMM_WORLD.barrier();
        MPI.Finalize();
        System.out.println("done");
    }

    private static void inPlace(int me, int size) {
        int[] all = new int[size];
        all[me] = me + 1;
        MPI.COMM_WORLD.allGather(all, 1, MPI.INT);
        Check.same(all[size - 1], size);
        if (me == 0) {
            MPI.COMM_WORLD.gather(all, 1, MPI.INT, 0);
            MPI.COMM_WORLD.scatter(all, 1, MPI.INT, 0);
        } else {
            int[] mine = {me + 1};
            MPI.COMM_WORLD.gather(mine, 1, MPI.INT, 0);
            MPI.COMM_WORLD.scatter(mine, 1, MPI.INT, 0);
            Check.same(mine[0], me + 1);
        }
        int[] sum = {1};
        MPI.COMM_WORLD.scan(sum, 1, MPI.INT, MPI.SUM);
        Check.same(sum[0], me + 1);
        int[] before = {1};
        MPI.COMM_WORLD.exScan(before, 1, MPI.INT, MPI.SUM);
        Check.that(me == 0 || before[0] == me, "exscan");
        int[] block = new int[size];
        java.util.Arrays.fill(block, 1);
        MPI.COMM_WORLD.reduceScatterBlock(block, 1, MPI.INT, MPI.SUM);
        Check.same(block[0], size);
        int[] ones = new int[size];
        java.util.Arrays.fill(ones, 1);
        int[] blocks = ones.clone();
        MPI.COMM_WORLD.reduceScatter(blocks, ones, MPI.INT, MPI.SUM);
        Check.same(blocks[0], size);
    }

    private static void structs(int me, int size) {
        ByteBuffer mine = MPI.newByteBuffer(16);
        LongInt.Data own = MPI.longInt.getData(mine);
        own.putValue(me);
        own.putIndex(-me);
        ByteBuffer all = MPI.newByteBuffer(16 * size);
        MPI.COMM_WORLD.allGather(mine, 1, MPI.LONG_INT, all, 1, MPI.LONG_INT);
        LongInt.Data last = MPI.longInt.getData(all, size - 1);
        Check.same(last.getValue(), size - 1L);
        Check.same(last.getIndex(), 1 - size);
        int[] ones = new int[size];
        int[] places = new int[size];
        for (int r = 0; r < size; r++) {
            ones[r] = 1;
            places[r] = size - 1 - r;
        }
        MPI.COMM_WORLD.allGatherv(mine, 1, MPI.LONG_INT, all, ones, places, MPI.LONG_INT);
        LongInt.Data first = MPI.longInt.getData(all, 0);
        Check.same(first.getValue(), size - 1L);
        ByteBuffer most = MPI.newByteBuffer(16);
        MPI.COMM_WORLD.reduce(mine, most, 1, MPI.LONG_INT, MPI.MAXLOC, 0);
        LongInt.Data found = MPI.longInt.getData(most);
        Check.that(me != 0 || found.getValue() == size - 1 && found.getIndex() == 1 - size, "maxloc of structs");
        Op first2 = new Op(
                new UserFunction() {
                    @Override
                    public void call(ByteBuffer in, ByteBuffer inOut, int count, Datatype type) {
                        for (int i = 0; i < count; i++) {
                            inOut.putLong(16 * i, in.getLong(16 * i) + inOut.getLong(16 * i));
                        }
                    }
                },
                true);
        MPI.COMM_WORLD.allReduce(mine, 1, MPI.LONG_INT, first2);
        LongInt.Data sum = MPI.longInt.getData(mine);
        Check.same(sum.getValue(), size * (size - 1L) / 2);
        int[] viaBytes = {me};
        Op plus = new Op(
                new UserFunction() {
                    @Override
                    public void call(ByteBuffer in, ByteBuffer inOut, int count, Datatype type) {
                        inOut.putInt(0, in.getInt(0) + inOut.getInt(0));
                    }
                },
                true);
        MPI.COMM_WORLD.allReduce(viaBytes, 1, MPI.INT, plus);
        Check.same(viaBytes[0], size * (size - 1) / 2);
    }

    private static void nonblocking(int me, int size) {
        IntBuffer mine = MPI.newIntBuffer(1);
        mine.put(0, me + 1);
        IntBuffer all = MPI.newIntBuffer(size);
        IntBuffer sum = MPI.newIntBuffer(1);
        int[] ones = new int[size];
        int[] places = new int[size];
        for (int r = 0; r < size; r++) {
            ones[r] = 1;
            places[r] = r;
        }
        MPI.COMM_WORLD.iGather(mine, 1, MPI.INT, all, 1, MPI.INT, 0).waitFor();
        MPI.COMM_WORLD.iScatter(all, 1, MPI.INT, mine, 1, MPI.INT, 0).waitFor();
        Check.same(mine.get(0), me + 1);
        MPI.COMM_WORLD.iAllGatherv(mine, 1, MPI.INT, all, ones, places, MPI.INT).waitFor();
        Check.same(all.get(size - 1), size);
        MPI.COMM_WORLD.iReduce(mine, sum, 1, MPI.INT, MPI.MAX, 0).waitFor();
        Check.that(me != 0 || sum.get(0) == size, "ireduce");
        MPI.COMM_WORLD.iScan(mine, sum, 1, MPI.INT, MPI.SUM).waitFor();
        Check.same(sum.get(0), (me + 1) * (me + 2) / 2);
        IntBuffer in = MPI.newIntBuffer(size);
        MPI.COMM_WORLD.iAllToAll(all, 1, MPI.INT, in, 1, MPI.INT).waitFor();
        Check.same(in.get(0), me + 1);
        MPI.COMM_WORLD.iReduceScatterBlock(all, sum, 1, MPI.INT, MPI.SUM).waitFor();
        Check.same(sum.get(0), (me + 1) * size);
        Intracomm dup = MPI.COMM_WORLD.iDup();
        dup.getRequest().waitFor();
        dup.barrier();
        dup.free();
    }

    private static void neighbours(int me, int size) {
        CartComm ring = MPI.COMM_WORLD.createCart(new int[] {size}, new boolean[] {true}, false);
        int[] in = new int[2];
        ring.neighborAllToAll(new int[] {me, me + 100}, 1, MPI.INT, in, 1, MPI.INT);
        Check.same(in, new int[] {(me + size - 1) % size + 100, (me + 1) % size});
        int[] ones = {1, 1};
        int[] places = {0, 1};
        ring.neighborAllToAllv(new int[] {me, me + 100}, ones, places, MPI.INT, in, ones, places, MPI.INT);
        Check.same(in[1], (me + 1) % size);
        ring.iNeighborAllGatherv(new int[] {me}, 1, MPI.INT, in, ones, places, MPI.INT)
                .waitFor();
        Check.same(in[0], (me + size - 1) % size);
        CartComm copy = ring.iDup();
        copy.getRequest().waitFor();
        Check.same(copy.getTopo().getDim(0), size);
        GraphComm graph = MPI.COMM_WORLD.createDistGraphAdjacent(
                new int[] {(me + 1) % size}, new int[] {(me + size - 1) % size}, MPI.INFO_NULL, false);
        DistGraphNeighbors edges = graph.getDistGraphNeighbors();
        Check.same(edges.getSource(0), (me + 1) % size);
        Check.same(edges.isWeighted(), false);
        Check.same(graph.getTopology(), MPI.DIST_GRAPH);
        Check.same(
                Check.failing(() -> MPI.COMM_WORLD.neighborAllGather(in, 1, MPI.INT, in, 1, MPI.INT)),
                MPI.ERR_TOPOLOGY);
    }

    private static void between(int me) {
        Intracomm half = MPI.COMM_WORLD.split(me % 2, me);
        Intercomm others = MPI.COMM_WORLD.createIntercomm(half, 0, 1 - me % 2, 4);
        int[] value = {me == 0 ? 5 : 0};
        others.bcast(value, 1, MPI.INT, me == 0 ? MPI.ROOT : me % 2 == 0 ? MPI.PROC_NULL : 0);
        Check.same(value[0], me == 0 || me % 2 == 1 ? 5 : 0);
        int[] sum = new int[1];
        others.allReduce(new int[] {1}, sum, 1, MPI.INT, MPI.SUM);
        Check.same(sum[0], others.getRemoteSize());
        int[] all = new int[others.getRemoteSize()];
        others.iAllGather(new int[] {me}, 1, MPI.INT, all, 1, MPI.INT).waitFor();
        Check.same(all[0], 1 - me % 2);
        others.barrier();
        others.free();
    }
}
