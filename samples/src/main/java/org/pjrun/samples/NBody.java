package org.pjrun.samples;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongConsumer;
import org.pjrun.Comm;
import org.pjrun.Op;

/**
 * Lets bodies attract each other, and watches that energy is neither made nor lost.
 *
 * <p>Teaches: allgather in each step. A rank moves its own bodies and needs the positions of all. Every rank makes the
 * same random start by itself, which is cheaper than to send it around.
 *
 * <pre>
 *   pjrun -np 4 NBody               # 1000 bodies, 1000 steps
 *   pjrun -np 4 NBody 4000 500
 * </pre>
 */
final class NBody {
    private static final double STEP = 1e-3;
    private static final double SOFTENING = 0.05; // keeps close encounters from needing tiny steps

    /** All bodies' places at the end, as x, y, z one after the other, and the energy at the start and at the end. */
    record Result(double[] positions, double energyBefore, double energyAfter) {
        double drift() {
            return Math.abs((energyAfter - energyBefore) / energyBefore);
        }
    }

    void main(String[] args) {
        int bodies = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        int steps = args.length > 1 ? Integer.parseInt(args[1]) : 1000;
        Comm world = Comm.world();
        LongConsumer watcher = world.rank() == 0 ? new Progress("n-body", steps)::at : step -> {};
        Random random = new Random(1);
        double[] positions = random.doubles(3L * bodies, -1, 1).toArray();
        double[] velocities = random.doubles(3L * bodies, -0.5, 0.5).toArray();
        Result result = simulate(world, positions, velocities, steps, watcher);
        if (world.rank() == 0) {
            IO.println(String.format(
                    Locale.ROOT,
                    "%d bodies, %d steps on %d ranks: energy %.6f, then %.6f, drift %.1e",
                    bodies,
                    steps,
                    world.size(),
                    result.energyBefore,
                    result.energyAfter,
                    result.drift()));
        }
    }

    /** Simulates bodies that have a mass of 1 together, from positions and velocities that all ranks know. */
    static Result simulate(Comm comm, double[] positions, double[] velocities, int steps, LongConsumer watcher) {
        int bodies = positions.length / 3;
        int block = (bodies + comm.size() - 1) / comm.size(); // as many for each rank; the last may have fewer
        int from = Math.min(comm.rank() * block, bodies);
        int to = Math.min(from + block, bodies);
        double[] mine = Arrays.copyOf(Arrays.copyOfRange(positions, 3 * from, 3 * to), 3 * block);
        double[] v = Arrays.copyOfRange(velocities, 3 * from, 3 * to);
        double[] all = new double[3 * block * comm.size()];
        comm.allgather(mine, all);
        double[] a = accelerations(all, bodies, from, to);
        double before = energy(comm, all, v, bodies, from, to);
        for (int step = 1; step <= steps; step++) {
            for (int i = 0; i < v.length; i++) {
                v[i] += a[i] * STEP / 2;
                mine[i] += v[i] * STEP;
            }
            comm.allgather(mine, all);
            a = accelerations(all, bodies, from, to);
            for (int i = 0; i < v.length; i++) {
                v[i] += a[i] * STEP / 2;
            }
            watcher.accept(step);
        }
        return new Result(Arrays.copyOf(all, 3 * bodies), before, energy(comm, all, v, bodies, from, to));
    }

    private static double[] accelerations(double[] all, int bodies, int from, int to) {
        double[] a = new double[3 * (to - from)];
        for (int i = from; i < to; i++) {
            for (int j = 0; j < bodies; j++) {
                double dx = all[3 * j] - all[3 * i];
                double dy = all[3 * j + 1] - all[3 * i + 1];
                double dz = all[3 * j + 2] - all[3 * i + 2];
                double squared = dx * dx + dy * dy + dz * dz + SOFTENING * SOFTENING;
                double pull = 1 / (squared * Math.sqrt(squared) * bodies);
                a[3 * (i - from)] += dx * pull;
                a[3 * (i - from) + 1] += dy * pull;
                a[3 * (i - from) + 2] += dz * pull;
            }
        }
        return a;
    }

    /** Adds up the energy of all bodies: that of a pair is counted half by each of the two. */
    private static double energy(Comm comm, double[] all, double[] v, int bodies, int from, int to) {
        double mass = 1.0 / bodies;
        double energy = 0;
        for (double component : v) {
            energy += mass * component * component / 2;
        }
        for (int i = from; i < to; i++) {
            for (int j = 0; j < bodies; j++) {
                if (i != j) {
                    double dx = all[3 * j] - all[3 * i];
                    double dy = all[3 * j + 1] - all[3 * i + 1];
                    double dz = all[3 * j + 2] - all[3 * i + 2];
                    energy -= mass * mass / 2 / Math.sqrt(dx * dx + dy * dy + dz * dz + SOFTENING * SOFTENING);
                }
            }
        }
        return comm.allreduce(energy, Op.SUM);
    }
}
