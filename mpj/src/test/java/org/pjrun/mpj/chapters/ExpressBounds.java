package org.pjrun.mpj.chapters;

import mpi.Datatype;
import mpi.MPI;
import mpi.Request;
import mpi.Status;
import org.pjrun.mpj.Check;

/** Chapter 5: {@code MPI.LB} and {@code MPI.UB}: extents, several elements after each other, counts, collectives. */
public final class ExpressBounds {
    private ExpressBounds() {}

    public static void main(String[] args) {
        MPI.Init(args);
        Datatype both = bounded(new int[] {-1, 0, 4}, MPI.LB, Datatype.Contiguous(2, MPI.INT), MPI.UB);
        bounds(both, -1, 4, 2);
        bounds(bounded(new int[] {0, 4}, Datatype.Contiguous(2, MPI.INT), MPI.UB), 0, 4, 2);
        bounds(bounded(new int[] {-3, 0}, MPI.LB, Datatype.Contiguous(2, MPI.INT)), -3, 2, 2);
        // bounds need not be outside of the elements
        bounds(bounded(new int[] {0, 1}, Datatype.Vector(3, 1, 2, MPI.DOUBLE), MPI.UB), 0, 1, 3);
        bounds(bounded(new int[] {1, 1, 3}, MPI.LB, MPI.LONG, MPI.UB), 1, 3, 1);
        bounds(bounded(new int[] {0, 3}, MPI.OBJECT, MPI.UB), 0, 3, 1);
        bounds(Datatype.Contiguous(3, both), -1, 14, 6);
        bounds(Datatype.Vector(2, 1, 2, both), -1, 14, 4);
        elements(both);
        objects();
        columns();
        MPI.COMM_WORLD.Barrier();
        MPI.Finalize();
        System.out.println("done");
    }

    /** A struct of one of each. */
    private static Datatype bounded(int[] places, Datatype... types) {
        int[] lengths = new int[types.length];
        java.util.Arrays.fill(lengths, 1);
        Datatype type = Datatype.Struct(lengths, places, types);
        type.Commit();
        return type;
    }

    private static void bounds(Datatype type, int lower, int upper, int size) {
        Check.same(type.Lb(), lower);
        Check.same(type.Ub(), upper);
        Check.same(type.Extent(), upper - lower);
        Check.same(type.Size(), size);
    }

    /** Three elements, each an extent behind the other; then as many plain numbers as make no whole element. */
    private static void elements(Datatype type) {
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();
        int next = (me + 1) % size;
        int before = (me + size - 1) % size;
        int[] out = new int[20];
        for (int i = 0; i < out.length; i++) {
            out[i] = 100 * me + i;
        }
        int[] in = new int[20];
        Request receive = MPI.COMM_WORLD.Irecv(in, 1, 3, type, before, 1);
        MPI.COMM_WORLD.Send(out, 1, 3, type, next, 1);
        Status status = receive.Wait();
        Check.same(status.Get_count(type), 3);
        Check.same(status.Get_count(MPI.INT), 6);
        Check.same(status.Get_elements(type), 6);
        Check.same(status.count, 3);
        for (int i = 0; i < in.length; i++) {
            boolean sent = i >= 1 && i < 16 && (i - 1) % 5 < 2;
            Check.same(in[i], sent ? 100 * before + i : 0);
        }
        int[] plain = new int[6];
        receive = MPI.COMM_WORLD.Irecv(plain, 0, 6, MPI.INT, before, 2);
        MPI.COMM_WORLD.Send(out, 1, 3, type, next, 2);
        receive.Wait();
        int b = 100 * before;
        Check.same(plain, new int[] {b + 1, b + 2, b + 6, b + 7, b + 11, b + 12});
        receive = MPI.COMM_WORLD.Irecv(in, 1, 3, type, before, 3);
        MPI.COMM_WORLD.Send(out, 0, 5, MPI.INT, next, 3);
        status = receive.Wait();
        Check.same(status.Get_count(type), MPI.UNDEFINED);
        Check.same(status.Get_elements(type), 5);
        Check.same(new int[] {in[1], in[2], in[6], in[7], in[11]}, new int[] {b, b + 1, b + 2, b + 3, b + 4});
    }

    private static void objects() {
        int me = MPI.COMM_WORLD.Rank();
        Datatype third = bounded(new int[] {0, 3}, MPI.OBJECT, MPI.UB);
        Object[] in = new Object[7];
        Request receive = MPI.COMM_WORLD.Irecv(in, 0, 3, third, me, 4);
        MPI.COMM_WORLD.Send(new Object[] {"a", "b", "c", "d", "e", "f", "g"}, 0, 3, third, me, 4);
        Check.same(receive.Wait().Get_count(third), 3);
        Check.same(in, new Object[] {"a", null, null, "d", null, null, "g"});
    }

    /** A matrix is dealt out by columns, which lie an element from each other, and collected again. */
    private static void columns() {
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();
        int rows = 3;
        Datatype column = bounded(new int[] {0, 1}, Datatype.Vector(rows, 1, size, MPI.DOUBLE), MPI.UB);
        double[] matrix = new double[rows * size];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = me == 0 ? i : -1;
        }
        double[] mine = new double[rows];
        MPI.COMM_WORLD.Scatter(matrix, 0, 1, column, mine, 0, rows, MPI.DOUBLE, 0);
        Check.same(mine, new double[] {me, me + size, me + 2 * size});
        double[] again = new double[rows * size];
        MPI.COMM_WORLD.Gather(mine, 0, rows, MPI.DOUBLE, again, 0, 1, column, 0);
        Check.same(again, me == 0 ? matrix : new double[rows * size]);
        double[] all = new double[rows * size];
        MPI.COMM_WORLD.Allgather(mine, 0, rows, MPI.DOUBLE, all, 0, 1, column);
        MPI.COMM_WORLD.Bcast(matrix, 0, size, column, 0);
        Check.same(all, matrix);
    }
}
