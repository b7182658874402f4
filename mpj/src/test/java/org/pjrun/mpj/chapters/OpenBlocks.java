package org.pjrun.mpj.chapters;

import java.nio.IntBuffer;
import mpi.Comm;
import mpi.Datatype;
import mpi.MPI;
import mpi.Op;
import mpi.Request;
import mpi.UserFunction;
import org.pjrun.mpj.Check;

/** Chapter 6 in Open MPI's names: each collective with NIO buffers, blocking or not, with one buffer and with two. */
public final class OpenBlocks {
    private final Comm comm = MPI.COMM_WORLD;
    private final int me = comm.getRank();
    private final int size = comm.getSize();
    private final int root = size - 1;

    /** One or two elements for each rank, with room for two; and more numbers than there are ranks. */
    private final int[] counts = new int[size + 2];

    private final int[] displs = new int[size + 3];
    private final IntBuffer mine = MPI.newIntBuffer(2);
    private final IntBuffer all = MPI.newIntBuffer(2 * size);

    private OpenBlocks() {
        for (int r = 0; r < size; r++) {
            counts[r] = r % 2 + 1;
            displs[r] = 2 * r;
        }
    }

    public static void main(String[] args) {
        MPI.Init(args);
        OpenBlocks blocks = new OpenBlocks();
        blocks.equalBlocks();
        blocks.gatherv();
        blocks.scatterv();
        blocks.allGatherv();
        blocks.allToAll();
        blocks.reductions();
        blocks.scattered();
        MPI.COMM_WORLD.barrier();
        MPI.Finalize();
        System.out.println("done");
    }

    /** Two elements of mine, and all others cleared but mine among them. */
    private void fill() {
        for (int i = 0; i < all.capacity(); i++) {
            all.put(i, i / 2 == me ? 10 * me + i % 2 : -1);
        }
        mine.put(0, 10 * me).put(1, 10 * me + 1);
    }

    private void checkEqual() {
        for (int i = 0; i < all.capacity(); i++) {
            Check.same(all.get(i), 10 * (i / 2) + i % 2);
        }
    }

    private void checkBlocks() {
        for (int i = 0; i < all.capacity(); i++) {
            if (i % 2 < counts[i / 2]) {
                Check.same(all.get(i), 10 * (i / 2) + i % 2);
            }
        }
    }

    private void equalBlocks() {
        fill();
        comm.gather(mine, 2, MPI.INT, all, 2, MPI.INT, root);
        if (me == root) {
            checkEqual();
        }
        comm.scatter(all, 2, MPI.INT, mine, 2, MPI.INT, root);
        Check.same(mine.get(1), 10 * me + 1);
        fill();
        comm.iGather(mine, 2, MPI.INT, all, 2, MPI.INT, root).waitFor();
        if (me == root) {
            checkEqual();
        }
        comm.iScatter(all, 2, MPI.INT, mine, 2, MPI.INT, root).waitFor();
        fill();
        comm.iGather(me == root ? all : mine, 2, MPI.INT, root).waitFor();
        if (me == root) {
            checkEqual();
        }
        comm.iScatter(me == root ? all : mine, 2, MPI.INT, root).waitFor();
        Check.same(mine.get(1), 10 * me + 1);
        fill();
        comm.allGather(mine, 2, MPI.INT, all, 2, MPI.INT);
        checkEqual();
        fill();
        comm.iAllGather(mine, 2, MPI.INT, all, 2, MPI.INT).waitFor();
        checkEqual();
        fill();
        comm.iAllGather(all, 2, MPI.INT).waitFor();
        checkEqual();
        fill();
        comm.allGather(all, 2, MPI.INT);
        checkEqual();
        IntBuffer word = MPI.newIntBuffer(1).put(0, me == root ? 5 : 0);
        comm.iBcast(word, 1, MPI.INT, root).waitFor();
        comm.bcast(word, 1, MPI.INT, 0);
        Check.same(word.get(0), 5);
        comm.iBarrier().waitFor();
        IntBuffer come = MPI.newIntBuffer(3);
        for (int i = 0; i < 3; i++) {
            Request receive = comm.iRecv(MPI.slice(come, i), 1, MPI.INT, me, i);
            Request send = switch (i) {
                case 0 -> comm.isSend(word, 1, MPI.INT, me, i);
                case 1 -> comm.ibSend(word, 1, MPI.INT, me, i);
                default -> comm.irSend(word, 1, MPI.INT, me, i);
            };
            Request.waitAll(new Request[] {send, receive});
            Check.same(come.get(i), 5);
        }
    }

    private void gatherv() {
        fill();
        comm.gatherv(mine, counts[me], MPI.INT, all, counts, displs, MPI.INT, root);
        rootChecks();
        comm.iGatherv(mine, counts[me], MPI.INT, all, counts, displs, MPI.INT, root)
                .waitFor();
        rootChecks();
        if (me == root) {
            comm.gatherv(all, counts, displs, MPI.INT, root);
        } else {
            comm.gatherv(mine, counts[me], MPI.INT, root);
        }
        rootChecks();
        if (me == root) {
            comm.iGatherv(all, counts, displs, MPI.INT, root).waitFor();
        } else {
            comm.iGatherv(mine, counts[me], MPI.INT, root).waitFor();
        }
        rootChecks();
    }

    private void rootChecks() {
        if (me == root) {
            checkBlocks();
        }
        fill();
    }

    private void scatterv() {
        comm.allGather(mine, 2, MPI.INT, all, 2, MPI.INT);
        comm.scatterv(all, counts, displs, MPI.INT, mine, counts[me], MPI.INT, root);
        mineChecks();
        comm.iScatterv(all, counts, displs, MPI.INT, mine, counts[me], MPI.INT, root)
                .waitFor();
        mineChecks();
        if (me == root) {
            comm.scatterv(all, counts, displs, MPI.INT, root);
        } else {
            comm.scatterv(mine, counts[me], MPI.INT, root);
            mineChecks();
        }
        if (me == root) {
            comm.iScatterv(all, counts, displs, MPI.INT, root).waitFor();
        } else {
            comm.iScatterv(mine, counts[me], MPI.INT, root).waitFor();
            mineChecks();
        }
    }

    private void mineChecks() {
        for (int i = 0; i < counts[me]; i++) {
            Check.same(mine.get(i), 10 * me + i);
        }
        mine.put(0, -1).put(1, -1);
    }

    private void allGatherv() {
        fill();
        comm.allGatherv(mine, counts[me], MPI.INT, all, counts, displs, MPI.INT);
        checkBlocks();
        fill();
        comm.iAllGatherv(mine, counts[me], MPI.INT, all, counts, displs, MPI.INT)
                .waitFor();
        checkBlocks();
        fill();
        comm.allGatherv(all, counts, displs, MPI.INT);
        checkBlocks();
        fill();
        comm.iAllGatherv(all, counts, displs, MPI.INT).waitFor();
        checkBlocks();
    }

    private void allToAll() {
        IntBuffer out = MPI.newIntBuffer(size);
        IntBuffer in = MPI.newIntBuffer(size);
        int[] ones = new int[size + 1];
        int[] places = new int[size + 1];
        int[] bytes = new int[size + 1];
        Datatype[] types = new Datatype[size];
        for (int r = 0; r < size; r++) {
            out.put(r, 100 * me + r);
            ones[r] = 1;
            places[r] = r;
            bytes[r] = 4 * r;
            types[r] = MPI.INT;
        }
        for (int way = 0; way < 6; way++) {
            switch (way) {
                case 0 -> comm.allToAll(out, 1, MPI.INT, in, 1, MPI.INT);
                case 1 -> comm.iAllToAll(out, 1, MPI.INT, in, 1, MPI.INT).waitFor();
                case 2 -> comm.allToAllv(out, ones, places, MPI.INT, in, ones, places, MPI.INT);
                case 3 ->
                    comm.iAllToAllv(out, ones, places, MPI.INT, in, ones, places, MPI.INT)
                            .waitFor();
                case 4 -> comm.allToAllw(out, ones, bytes, types, in, ones, bytes, types);
                default ->
                    comm.iAllToAllw(out, ones, bytes, types, in, ones, bytes, types)
                            .waitFor();
            }
            for (int r = 0; r < size; r++) {
                Check.same(in.get(r), 100 * r + me);
                in.put(r, -1);
            }
        }
    }

    private void reductions() {
        int total = size * (size + 1) / 2;
        IntBuffer out = MPI.newIntBuffer(size);
        IntBuffer in = MPI.newIntBuffer(size);
        int[] ones = new int[size + 1];
        java.util.Arrays.fill(ones, 1);
        for (int way = 0; way < 16; way++) {
            for (int r = 0; r < size; r++) {
                out.put(r, me + 1);
                in.put(r, way % 2 == 0 ? -1 : me + 1);
            }
            switch (way) {
                case 0 -> comm.reduce(out, in, size, MPI.INT, MPI.SUM, root);
                case 1 -> comm.reduce(in, size, MPI.INT, MPI.SUM, root);
                case 2 -> comm.iReduce(out, in, size, MPI.INT, MPI.SUM, root).waitFor();
                case 3 -> comm.iReduce(in, size, MPI.INT, MPI.SUM, root).waitFor();
                case 4 -> comm.allReduce(out, in, size, MPI.INT, MPI.SUM);
                case 5 -> comm.allReduce(in, size, MPI.INT, MPI.SUM);
                case 6 -> comm.iAllReduce(out, in, size, MPI.INT, MPI.SUM).waitFor();
                case 7 -> comm.iAllReduce(in, size, MPI.INT, MPI.SUM).waitFor();
                case 8 -> comm.reduceScatter(out, in, ones, MPI.INT, MPI.SUM);
                case 9 -> comm.reduceScatter(in, ones, MPI.INT, MPI.SUM);
                case 10 -> comm.iReduceScatter(out, in, ones, MPI.INT, MPI.SUM).waitFor();
                case 11 -> comm.iReduceScatter(in, ones, MPI.INT, MPI.SUM).waitFor();
                case 12 -> comm.reduceScatterBlock(out, in, 1, MPI.INT, MPI.SUM);
                case 13 -> comm.reduceScatterBlock(in, 1, MPI.INT, MPI.SUM);
                case 14 ->
                    comm.iReduceScatterBlock(out, in, 1, MPI.INT, MPI.SUM).waitFor();
                default -> comm.iReduceScatterBlock(in, 1, MPI.INT, MPI.SUM).waitFor();
            }
            if (way > 3 || me == root) {
                Check.same(in.get(0), total);
            }
        }
        Op last = new Op(
                new UserFunction() {
                    @Override
                    public void call(Object in, Object inOut, int count, Datatype type) {
                        // inOut is of the higher ranks, and stays
                    }
                },
                false);
        Check.that(!last.isCommutative() && MPI.SUM.isCommutative(), "commutes");
        int[] value = {me};
        comm.allReduce(value, 1, MPI.INT, last);
        Check.same(value[0], size - 1);
        last.free();
        Check.that(last.isNull(), "freed");
        Check.same(Check.failing(() -> comm.allReduce(value, 1, MPI.INT, last)), MPI.ERR_OP);
        Check.same(Check.failing(() -> MPI.SUM.free()), MPI.ERR_OP);
    }

    private void scattered() {
        IntBuffer out = MPI.newIntBuffer(1);
        IntBuffer in = MPI.newIntBuffer(1);
        for (int way = 0; way < 8; way++) {
            out.put(0, 1);
            in.put(0, way % 2 == 0 ? -1 : 1);
            switch (way) {
                case 0 -> MPI.COMM_WORLD.scan(out, in, 1, MPI.INT, MPI.SUM);
                case 1 -> MPI.COMM_WORLD.scan(in, 1, MPI.INT, MPI.SUM);
                case 2 -> MPI.COMM_WORLD.iScan(out, in, 1, MPI.INT, MPI.SUM).waitFor();
                case 3 -> MPI.COMM_WORLD.iScan(in, 1, MPI.INT, MPI.SUM).waitFor();
                case 4 -> MPI.COMM_WORLD.exScan(out, in, 1, MPI.INT, MPI.SUM);
                case 5 -> MPI.COMM_WORLD.exScan(in, 1, MPI.INT, MPI.SUM);
                case 6 -> MPI.COMM_WORLD.iExScan(out, in, 1, MPI.INT, MPI.SUM).waitFor();
                default -> MPI.COMM_WORLD.iExScan(in, 1, MPI.INT, MPI.SUM).waitFor();
            }
            if (way < 4 || me > 0) {
                Check.same(in.get(0), way < 4 ? me + 1 : me);
            }
        }
    }
}
