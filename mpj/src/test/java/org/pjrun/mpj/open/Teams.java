package org.pjrun.mpj.open;

import mpi.Intercomm;
import mpi.Intracomm;
import mpi.MPI;

/** Even and odd ranks are teams; their leaders talk by an intercommunicator. */
public final class Teams {
    private Teams() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        Intracomm team = MPI.COMM_WORLD.split(me % 2, me);
        boolean right = true;
        if (size > 1) {
            Intercomm others = MPI.COMM_WORLD.createIntercomm(team, 0, 1 - me % 2, 5);
            right = others.getRemoteSize() == size - team.getSize();
            others.free();
        }
        System.out.println("right: " + right);
        team.free();
        MPI.Finalize();
    }
}
