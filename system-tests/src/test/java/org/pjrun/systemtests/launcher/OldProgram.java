package org.pjrun.systemtests.launcher;

import java.util.Arrays;
import mpi.MPI;
import mpi.MPIException;

/** A program for MPJ Express; what it does is its first argument of its own. */
final class OldProgram {
    private static int runs;

    private OldProgram() {}

    public static void main(String[] args) throws InterruptedException {
        String[] own = MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();
        runs++;
        switch (own[0]) {
            case "arguments" -> {
                int[] sum = new int[1];
                MPI.COMM_WORLD.Allreduce(new int[] {me}, 0, sum, 0, 1, MPI.INT, MPI.SUM);
                System.out.println(
                        me + ": " + Arrays.toString(args) + " " + Arrays.toString(own) + " " + sum[0] + " " + runs);
            }
            case "exit" -> {
                if (me == 1) {
                    System.exit(3);
                }
                MPI.COMM_WORLD.Barrier();
            }
            case "abort" -> {
                if (me == 1) {
                    MPI.COMM_WORLD.Abort(7);
                }
                MPI.COMM_WORLD.Barrier();
            }
            case "listener" -> {
                Thread listener = new Thread(() -> MPI.COMM_WORLD.Recv(new int[1], 0, 1, MPI.INT, MPI.ANY_SOURCE, 9));
                listener.setDaemon(true);
                listener.start();
                MPI.COMM_WORLD.Barrier();
                System.out.println(me + ": ends");
            }
            case "wrong" -> {
                try {
                    MPI.COMM_WORLD.Send(new int[1], 0, 1, MPI.INT, size, 0);
                } catch (MPIException e) {
                    System.out.println(me + ": " + (e.getErrorClass() == MPI.ERR_RANK));
                }
            }
            case "types" -> {
                if (me == 0) {
                    MPI.COMM_WORLD.Send(new int[] {1, 2}, 0, 2, MPI.INT, 1, 0);
                } else {
                    float[] bits = new float[2];
                    MPI.COMM_WORLD.Recv(bits, 0, 2, MPI.FLOAT, 0, 0);
                    System.out.println("bits " + Float.floatToRawIntBits(bits[1]));
                }
            }
            case "forever" -> {
                System.out.println(me + ": here");
                Thread listener = new Thread(() -> MPI.COMM_WORLD.Recv(new int[1], 0, 1, MPI.INT, MPI.ANY_SOURCE, 9));
                listener.start();
                listener.join(60_000);
            }
            default -> throw new IllegalArgumentException(own[0]);
        }
        MPI.Finalize();
    }
}
