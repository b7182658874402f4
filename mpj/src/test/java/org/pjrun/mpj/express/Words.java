package org.pjrun.mpj.express;

import java.util.Map;
import java.util.TreeMap;
import mpi.MPI;

/** Each rank counts the words of its lines into a map; the first puts the maps together. */
public final class Words {
    private Words() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();

        String[] lines = {"to be or not to be", "that is the question", "to sleep", "to dream", "that is all"};
        TreeMap<String, Integer> mine = new TreeMap<>();
        for (int i = me; i < lines.length; i += size) {
            for (String word : lines[i].split(" ")) {
                mine.merge(word, 1, Integer::sum);
            }
        }
        Object[] maps = new Object[size];
        MPI.COMM_WORLD.Gather(new Object[] {mine}, 0, 1, MPI.OBJECT, maps, 0, 1, MPI.OBJECT, 0);
        if (me == 0) {
            TreeMap<String, Integer> all = new TreeMap<>();
            for (Object map : maps) {
                ((Map<?, ?>) map).forEach((word, count) -> all.merge((String) word, (Integer) count, Integer::sum));
            }
            System.out.println(all);
        }
        MPI.Finalize();
    }
}
