package org.pjrun.mpj.open;

import java.nio.ByteBuffer;
import mpi.MPI;
import mpi.Request;

/** Conway's game on a torus, in bytes of direct memory. */
public final class Life {
    private Life() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int n = 24;
        int rows = n / size;
        ByteBuffer world = MPI.newByteBuffer((rows + 2) * n);
        int[] cells = {1, 2, 2, 3, 3, 1, 3, 2, 3, 3};
        for (int i = 0; i < cells.length; i += 2) {
            if (cells[i] / rows == me) {
                world.put((cells[i] % rows + 1) * n + cells[i + 1], (byte) 1);
            }
        }
        int up = (me + size - 1) % size;
        int down = (me + 1) % size;
        for (int generation = 0; generation < 12; generation++) {
            Request[] halo = {
                MPI.COMM_WORLD.iRecv(MPI.slice(world, (rows + 1) * n), n, MPI.BYTE, down, 1),
                MPI.COMM_WORLD.iRecv(MPI.slice(world, 0), n, MPI.BYTE, up, 2),
                MPI.COMM_WORLD.iSend(MPI.slice(world, n), n, MPI.BYTE, up, 1),
                MPI.COMM_WORLD.iSend(MPI.slice(world, rows * n), n, MPI.BYTE, down, 2)
            };
            Request.waitAll(halo);
            ByteBuffer next = MPI.newByteBuffer((rows + 2) * n);
            for (int i = 1; i <= rows; i++) {
                for (int j = 0; j < n; j++) {
                    int near = 0;
                    for (int k = 0; k < 9; k++) {
                        near += k == 4 ? 0 : world.get((i - 1 + k / 3) * n + (j - 1 + k % 3 + n) % n);
                    }
                    boolean alive = near == 3 || near == 2 && world.get(i * n + j) == 1;
                    next.put(i * n + j, (byte) (alive ? 1 : 0));
                }
            }
            world = next;
        }
        int[] alive = new int[1];
        for (int i = n; i < (rows + 1) * n; i++) {
            alive[0] += world.get(i);
        }
        MPI.COMM_WORLD.reduce(alive, 1, MPI.INT, MPI.SUM, 0);
        if (me == 0) {
            System.out.println("alive: " + alive[0]);
        }
        MPI.Finalize();
    }
}
