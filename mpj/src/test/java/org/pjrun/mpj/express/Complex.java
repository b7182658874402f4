package org.pjrun.mpj.express;

import mpi.Datatype;
import mpi.MPI;
import mpi.Op;
import mpi.User_function;

/** Complex numbers are multiplied by an operation of the program's own. */
public final class Complex {
    private Complex() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        double[] mine = {1, me % 2 == 0 ? 1 : -1};
        double[] product = new double[2];
        Op times = new Op(
                new User_function() {
                    @Override
                    public void Call(Object in, int inOffset, Object inout, int inoutOffset, int count, Datatype type) {
                        double[] a = (double[]) in;
                        double[] b = (double[]) inout;
                        for (int i = 0; i < 2 * count; i += 2) {
                            double re =
                                    a[inOffset + i] * b[inoutOffset + i] - a[inOffset + i + 1] * b[inoutOffset + i + 1];
                            double im =
                                    a[inOffset + i] * b[inoutOffset + i + 1] + a[inOffset + i + 1] * b[inoutOffset + i];
                            b[inoutOffset + i] = re;
                            b[inoutOffset + i + 1] = im;
                        }
                    }
                },
                true);
        Datatype complex = Datatype.Contiguous(2, MPI.DOUBLE);
        complex.Commit();
        MPI.COMM_WORLD.Allreduce(mine, 0, product, 0, 1, complex, times);
        double expected = Math.pow(2, size / 2.0);
        if (me == 0) {
            System.out.println("right: " + (Math.abs(Math.hypot(product[0], product[1]) - expected) < 1e-9));
        }
        MPI.Finalize();
    }
}
