package org.pjrun.mpj.express;

import mpi.Datatype;
import mpi.MPI;

/** The columns of a matrix travel as vectors. */
public final class Columns {
    private Columns() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int n = 6;
        double[] matrix = new double[n * n];
        Datatype column = Datatype.Vector(n, 1, n, MPI.DOUBLE);
        column.Commit();
        if (me == 0) {
            for (int i = 0; i < n * n; i++) {
                matrix[i] = i;
            }
            for (int r = 1; r < size; r++) {
                MPI.COMM_WORLD.Send(matrix, r % n, 1, column, r, 7);
            }
            System.out.println("sent");
        } else {
            double[] mine = new double[n];
            MPI.COMM_WORLD.Recv(mine, 0, n, MPI.DOUBLE, 0, 7);
            boolean right = true;
            for (int i = 0; i < n; i++) {
                right &= mine[i] == i * n + me % n;
            }
            System.out.println("column " + me % n + ": " + right);
        }
        MPI.Finalize();
    }
}
