package org.pjrun.systemtests.p2p;

import org.pjrun.Comm;
import org.pjrun.Datatype;
import org.pjrun.Status;
import org.pjrun.View;

/** Sends most of an array that takes up half of the heap, every element but each sixth. */
public final class Columns {
    private static final int ROWS = 2_000_000;
    private static final int ROW = 6;

    private Columns() {}

    /** Runs as one rank. */
    public static void main(String[] arguments) {
        Comm world = Comm.world();
        double[] matrix = new double[ROWS * ROW];
        View view = Datatype.vector(ROWS, ROW - 1, ROW, Datatype.DOUBLE).on(matrix);
        if (world.rank() == 0) {
            for (int i = 0; i < matrix.length; i++) {
                matrix[i] = i;
            }
            world.send(view, 1, 0);
        } else {
            Status status = world.recv(view, 0, 0);
            for (int i = 0; i < matrix.length; i++) {
                if (matrix[i] != (i % ROW == ROW - 1 ? 0 : i)) {
                    throw new AssertionError("element " + i + " is " + matrix[i]);
                }
            }
            System.out.println("received " + status.count());
        }
    }
}
