package org.pjrun.mpj.open;

import mpi.Datatype;
import mpi.DoubleComplex;
import mpi.MPI;
import mpi.Op;
import mpi.UserFunction;

/** Complex numbers are multiplied by an operation of the program's own. */
public final class Complex {
    private Complex() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        double[] product = {1, me % 2 == 0 ? 1 : -1};
        Op times = new Op(
                new UserFunction() {
                    @Override
                    public void call(Object in, Object inOut, int count, Datatype type) {
                        for (int i = 0; i < count; i++) {
                            DoubleComplex a = DoubleComplex.get((double[]) in, i);
                            DoubleComplex b = DoubleComplex.get((double[]) inOut, i);
                            double re = a.getReal() * b.getReal() - a.getImag() * b.getImag();
                            b.putImag(a.getReal() * b.getImag() + a.getImag() * b.getReal());
                            b.putReal(re);
                        }
                    }
                },
                true);
        MPI.COMM_WORLD.allReduce(product, 1, MPI.DOUBLE_COMPLEX, times);
        double length = Math.hypot(product[0], product[1]);
        System.out.println("right: " + (Math.abs(length - Math.pow(2, size / 2.0)) < 1e-9));
        times.free();
        MPI.Finalize();
    }
}
