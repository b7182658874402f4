package org.pjrun.samples;

import java.util.List;
import org.pjrun.Comm;
import org.pjrun.Op;
import org.pjrun.tasks.Lock;

/**
 * Each rank is a philosopher, who needs the forks on both sides of the plate.
 *
 * <p>Teaches: locks that all ranks know by name; that whoever takes several must take them in one order; and what pjrun says when they
 * are not.
 *
 * <pre>
 *   pjrun -np 5 DiningPhilosophers          # each takes the fork of the lower number first
 *   pjrun -np 5 DiningPhilosophers wrong    # each takes the left one first: nobody ever eats
 * </pre>
 */
final class DiningPhilosophers {
    private static final int MEALS = 20;

    void main(String[] args) {
        Comm world = Comm.world();
        int meals = dine(world, args.length > 0 && args[0].equals("wrong"));
        if (world.rank() == 0) {
            IO.println(world.size() + " philosophers had " + meals + " meals");
        }
    }

    /** Lets all eat; the number of meals. */
    static int dine(Comm world, boolean wrong) {
        int left = world.rank();
        int right = (world.rank() + 1) % world.size();
        List<Integer> order = wrong ? List.of(left, right) : List.of(Math.min(left, right), Math.max(left, right));
        Lock first = Lock.of(world, "fork " + order.get(0));
        Lock second = Lock.of(world, "fork " + order.get(1));
        int meals = 0;
        for (int i = 0; i < MEALS; i++) {
            first.lock();
            if (wrong) {
                world.barrier(); // now each has one, to be sure
            }
            second.lock();
            meals++;
            second.unlock();
            first.unlock();
        }
        return world.allreduce(meals, Op.SUM);
    }
}
