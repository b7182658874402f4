package org.pjrun.systemtests.launcher;

import java.lang.reflect.InvocationTargetException;
import mpi.MPI;

/** Runs the programs that its arguments name, one after the other, in the same job. */
final class AllMpiPrograms {
    private AllMpiPrograms() {}

    public static void main(String[] args) throws Throwable {
        for (String program : MPI.Init(args)) {
            try {
                Class.forName(program).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            System.out.println("ended " + program);
            MPI.COMM_WORLD.Barrier();
        }
        MPI.Finalize();
    }
}
