package org.pjrun.mpj.express;

import mpi.MPI;

/** Letters of a text are counted by all and added up. */
public final class Histogram {
    private Histogram() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        String text = "the quick brown fox jumps over the lazy dog";
        char[] part = new char[text.length()];
        if (me == 0) {
            part = text.toCharArray();
        }
        MPI.COMM_WORLD.Bcast(part, 0, part.length, MPI.CHAR, 0);
        int[] counts = new int[26];
        int[] all = new int[26];
        for (int i = me; i < part.length; i += size) {
            if (part[i] != ' ') {
                counts[part[i] - 'a']++;
            }
        }
        MPI.COMM_WORLD.Reduce(counts, 0, all, 0, 26, MPI.INT, MPI.SUM, 0);
        if (me == 0) {
            System.out.println("o: " + all['o' - 'a'] + ", z: " + all['z' - 'a']);
        }
        MPI.Finalize();
    }
}
