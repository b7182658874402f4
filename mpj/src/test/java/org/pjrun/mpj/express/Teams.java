package org.pjrun.mpj.express;

import mpi.Intracomm;
import mpi.MPI;

/** Even and odd ranks are teams, each with a communicator of its own. */
public final class Teams {
    private Teams() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        Intracomm team = MPI.COMM_WORLD.Split(me % 2, me);
        int[] mine = {1};
        int[] members = new int[1];
        team.Allreduce(mine, 0, members, 0, 1, MPI.INT, MPI.SUM);
        System.out.println("team " + me % 2 + ": " + members[0] + " members, I am " + team.Rank());
        team.Free();
        MPI.Finalize();
    }
}
