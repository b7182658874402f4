package org.pjrun.mpj.express;

import mpi.MPI;

/** Lines of the picture are computed by turns and collected line by line. */
public final class Mandelbrot {
    private Mandelbrot() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        int n = 24;
        int[] line = new int[n];
        long sum = 0;
        for (int y = 0; y < n; y++) {
            int owner = y % size;
            if (owner == me) {
                for (int x = 0; x < n; x++) {
                    double cr = x * 3.0 / n - 2;
                    double ci = y * 2.0 / n - 1;
                    double zr = 0;
                    double zi = 0;
                    int steps = 0;
                    while (steps < 50 && zr * zr + zi * zi < 4) {
                        double next = zr * zr - zi * zi + cr;
                        zi = 2 * zr * zi + ci;
                        zr = next;
                        steps++;
                    }
                    line[x] = steps;
                }
                if (me != 0) {
                    MPI.COMM_WORLD.Send(line, 0, n, MPI.INT, 0, y);
                }
            }
            if (me == 0) {
                if (owner != 0) {
                    MPI.COMM_WORLD.Recv(line, 0, n, MPI.INT, owner, y);
                }
                for (int v : line) {
                    sum += v;
                }
            }
        }
        if (me == 0) {
            System.out.println("sum of all steps: " + sum);
        }
        MPI.Finalize();
    }
}
