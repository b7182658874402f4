package org.pjrun.samples.nas;

import java.util.List;
import org.pjrun.CartComm;
import org.pjrun.Comm;
import org.pjrun.Op;

/**
 * NAS MG: solves Poisson's equation in a periodic box by multigrid: the error is made smooth on a fine grid, and what is left
 * is solved for on grids that are ever coarser.
 *
 * <p>Teaches: ranks as a grid of up to three dimensions ({@link Comm#cartCreate}), and an exchange of borders with neighbours (see
 * {@link MgBorders}) on all grids, from messages of half a megabyte to those of one number, where latency counts.
 *
 * <pre>
 *   pjrun -np 2 nas.Mg A
 * </pre>
 */
final class Mg {
    private static final double TOLERANCE = 1e-8;
    private static final int ITERATIONS = 4;
    private static final int OPERATIONS_PER_POINT = 58;

    /** The coarsest grid has two points in each direction. */
    private static final int MOST_RANKS = 8;

    private final CartComm grid;
    private final int finest;
    private final MgStencils stencils;
    private final double[][][] right; // the right side: 20 point charges
    private final double[][][][] solution; // by level; level k has 2^k points in each direction
    private final double[][][][] residual;
    private final MgBorders rightBorders;
    private final MgBorders[] solutionBorders;
    private final MgBorders[] residualBorders;

    private Mg(CartComm grid, int finest) {
        this.grid = grid;
        this.finest = finest;
        stencils = new MgStencils((1 << finest) + 2);
        solution = new double[finest + 1][][][];
        residual = new double[finest + 1][][][];
        solutionBorders = new MgBorders[finest + 1];
        residualBorders = new MgBorders[finest + 1];
        for (int level = 1; level <= finest; level++) {
            solution[level] = room(level);
            residual[level] = room(level);
            solutionBorders[level] = new MgBorders(grid, solution[level]);
            residualBorders[level] = new MgBorders(grid, residual[level]);
        }
        right = room(finest);
        rightBorders = new MgBorders(grid, right);
    }

    static void main(String[] args) {
        Kernel.main(Mg::run, args);
    }

    /** Runs it; on 1, 2, 4 or 8 ranks. */
    static Outcome run(Comm comm, ProblemClass problem) {
        Kernel.needPowerOfTwo("MG", comm.size(), MOST_RANKS);
        int finest = switch (problem) {
            case S -> 5;
            case W -> 7;
            case A -> 8;
        };
        double published = switch (problem) {
            case S -> 0.5307707005734e-4;
            case W -> 0.6467329375339e-5;
            case A -> 0.2433365309069e-5;
        };
        CartComm grid = comm.cartCreate(shape(comm.size()), new boolean[] {true, true, true}, false);
        Mg solver = new Mg(grid, finest);
        solver.start();
        solver.iterate(ITERATIONS);
        solver.start();
        double[] norm = new double[1];
        double seconds = Kernel.seconds(grid, () -> norm[0] = solver.iterate(ITERATIONS));
        grid.free();
        int side = 1 << finest;
        return new Outcome(
                "MG",
                problem,
                side + "x" + side + "x" + side + " points, " + ITERATIONS + " iterations",
                comm.size(),
                seconds,
                (double) OPERATIONS_PER_POINT * ITERATIONS * side * side * side,
                List.of(new Check("residual", norm[0], published, TOLERANCE)));
    }

    /** Ranks in directions z, y and x: cut in z first, where a border is in one piece. */
    private static int[] shape(int ranks) {
        return switch (ranks) {
            case 1 -> new int[] {1, 1, 1};
            case 2 -> new int[] {2, 1, 1};
            case 4 -> new int[] {2, 2, 1};
            default -> new int[] {2, 2, 2};
        };
    }

    /** This rank's points of a level, with a border around. */
    private double[][][] room(int level) {
        int[] ranks = grid.dims();
        int side = 1 << level;
        return new double[side / ranks[0] + 2][side / ranks[1] + 2][side / ranks[2] + 2];
    }

    private void start() {
        MgStencils.clear(solution[finest]);
        MgStencils.clear(right);
        for (MgCharge charge : MgCharge.choose(grid, 1 << finest)) {
            charge.put(right, grid);
        }
        rightBorders.exchange();
    }

    /** Improves the solution so many times; returns the norm of what is left. */
    private double iterate(int times) {
        residual(finest, right);
        norm();
        for (int time = 0; time < times; time++) {
            cycle();
            residual(finest, right);
        }
        return norm();
    }

    /** Down to the coarsest grid, and up again. */
    private void cycle() {
        for (int level = finest; level > 1; level--) {
            stencils.restrict(residual[level], residual[level - 1]);
            residualBorders[level - 1].exchange();
        }
        MgStencils.clear(solution[1]);
        smooth(1);
        for (int level = 2; level <= finest; level++) {
            if (level < finest) {
                MgStencils.clear(solution[level]);
            }
            stencils.prolongate(solution[level - 1], solution[level]);
            residual(level, level < finest ? residual[level] : right);
            smooth(level);
        }
    }

    private void residual(int level, double[][][] rightSide) {
        stencils.residual(solution[level], rightSide, residual[level]);
        residualBorders[level].exchange();
    }

    private void smooth(int level) {
        stencils.smooth(residual[level], solution[level]);
        solutionBorders[level].exchange();
    }

    /** The root of the mean square of the finest grid's residual. */
    private double norm() {
        double total = grid.allreduce(MgStencils.squares(residual[finest]), Op.SUM);
        double side = 1 << finest;
        return Math.sqrt(total / (side * side * side));
    }
}
