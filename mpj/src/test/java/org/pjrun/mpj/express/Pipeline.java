package org.pjrun.mpj.express;

import mpi.MPI;
import mpi.Prequest;

/** Numbers run through all ranks, each of which adds one, with persistent requests. */
public final class Pipeline {
    private Pipeline() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int rounds = 10;
        int[] in = new int[1];
        int[] out = new int[1];
        int before = me == 0 ? size - 1 : me - 1;
        Prequest recv = MPI.COMM_WORLD.Recv_init(in, 0, 1, MPI.INT, before, 4);
        Prequest send = MPI.COMM_WORLD.Send_init(out, 0, 1, MPI.INT, (me + 1) % size, 4);
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            recv.Start();
            if (me == 0) {
                out[0] = i;
                send.Start();
                recv.Wait();
                sum += in[0] - (size - 1);
            } else {
                recv.Wait();
                out[0] = in[0] + 1;
                send.Start();
            }
            send.Wait();
        }
        if (me == 0) {
            System.out.println("sum " + sum);
        }
        MPI.Finalize();
    }
}
