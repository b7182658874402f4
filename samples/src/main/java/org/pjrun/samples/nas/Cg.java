package org.pjrun.samples.nas;

import java.util.Arrays;
import java.util.List;
import org.pjrun.Comm;
import org.pjrun.Op;

/**
 * NAS CG: finds an eigenvalue of a sparse symmetric matrix by inverse iteration, with 25 steps of conjugate gradients in each.
 *
 * <p>Teaches: a matrix dealt out in two dimensions, and communicators for the rows and columns of the grid of ranks. With P
 * ranks in a grid of R rows and C columns a rank has a block of n/R rows and n/C columns, and of each vector 1/P. To
 * multiply, the ranks of a column of the grid gather their part of the vector (allgather); each multiplies its block; the
 * ranks of a row add their products and deal the sum out (reduceScatterBlock); and one message to another rank puts the result where
 * vectors lie. So a rank exchanges n/R + n/C elements, not n.
 *
 * <pre>
 *   pjrun -np 2 nas.Cg A
 * </pre>
 */
final class Cg {
    private static final double TOLERANCE = 1e-10;
    private static final int ITERATIONS = 15;
    private static final int STEPS = 25;
    private static final int MOST_RANKS = 256;
    private static final int TAG = 1;

    private record Problem(int order, int nonzeros, double shift, double zeta) {
        static Problem of(ProblemClass problem) {
            return switch (problem) {
                case S -> new Problem(1400, 7, 10, 8.5971775078648);
                case W -> new Problem(7000, 8, 12, 10.362595087124);
                case A -> new Problem(14000, 11, 20, 17.130235054029);
            };
        }

        /** Floating-point operations as NPB counts them. */
        double operations() {
            double products = nonzeros * (nonzeros + 1.0);
            return 2.0 * ITERATIONS * order * (3 + products + STEPS * (5 + products) + 3);
        }
    }

    private final Comm world;
    private final Comm row; // the ranks that have the same rows of the matrix
    private final Comm column; // those that have the same columns
    private final int part; // which part of vectors this rank has: the rank of the one that computes it
    private final int partner; // the rank that has the part that this rank computes
    private final Problem problem;
    private final CgMatrix matrix;
    private final double[] gathered; // the part of a vector that the block is multiplied by
    private final double[] partial; // the product
    private final double[] computed; // a part of the sum of products
    private final double[] x;
    private final double[] z;
    private final double[] r;
    private final double[] p;
    private final double[] q;

    private Cg(Comm comm, Problem problem) {
        int rows = 1 << Integer.numberOfTrailingZeros(comm.size()) / 2;
        int columns = comm.size() / rows;
        int i = comm.rank() / columns;
        int j = comm.rank() % columns;
        world = comm;
        row = comm.split(i, j);
        column = comm.split(j, i);
        part = j * rows + i;
        partner = comm.rank() % rows * columns + comm.rank() / rows;
        this.problem = problem;
        int length = (problem.order + comm.size() - 1) / comm.size(); // the last parts may reach beyond the order
        int height = length * columns;
        int width = length * rows;
        matrix = new CgMatrix(problem.order, problem.nonzeros, problem.shift, i * height, height, j * width, width);
        gathered = new double[width];
        partial = new double[height];
        computed = new double[length];
        x = new double[length];
        z = new double[length];
        r = new double[length];
        p = new double[length];
        q = new double[length];
    }

    static void main(String[] args) {
        Kernel.main(Cg::run, args);
    }

    /** Runs it; on a power of two of ranks. */
    static Outcome run(Comm comm, ProblemClass problem) {
        Kernel.needPowerOfTwo("CG", comm.size(), MOST_RANKS);
        Cg solver = new Cg(comm, Problem.of(problem));
        solver.start();
        for (int warmUp = 0; warmUp < ITERATIONS; warmUp++) {
            solver.iterate();
        }
        solver.start();
        double[] zeta = new double[1];
        double seconds = Kernel.seconds(comm, () -> {
            for (int iteration = 0; iteration < ITERATIONS; iteration++) {
                zeta[0] = solver.iterate();
            }
        });
        solver.row.free();
        solver.column.free();
        return new Outcome(
                "CG",
                problem,
                solver.problem.order + " rows, " + ITERATIONS + " iterations",
                comm.size(),
                seconds,
                solver.problem.operations(),
                List.of(new Check("zeta", zeta[0], solver.problem.zeta, TOLERANCE)));
    }

    /** Sets x to ones. */
    private void start() {
        int ours = Math.clamp(problem.order - (long) part * x.length, 0, x.length);
        Arrays.fill(x, 0, ours, 1);
        Arrays.fill(x, ours, x.length, 0);
    }

    /** Solves A·z = x, makes z of length one the next x, and returns the estimate of the eigenvalue. */
    private double iterate() {
        solve();
        double[] sums = {dot(x, z), dot(z, z)};
        double[] totals = new double[2];
        world.allreduce(sums, totals, Op.SUM);
        double scale = 1 / Math.sqrt(totals[1]);
        for (int k = 0; k < x.length; k++) {
            x[k] = scale * z[k];
        }
        return problem.shift + 1 / totals[0];
    }

    /** Conjugate gradients from zero on; returns the length of what is left of x - A·z. */
    private double solve() {
        Arrays.fill(z, 0);
        System.arraycopy(x, 0, r, 0, x.length);
        System.arraycopy(x, 0, p, 0, x.length);
        double rho = world.allreduce(dot(r, r), Op.SUM);
        for (int step = 0; step < STEPS; step++) {
            multiply(p, q);
            double alpha = rho / world.allreduce(dot(p, q), Op.SUM);
            for (int k = 0; k < z.length; k++) {
                z[k] += alpha * p[k];
                r[k] -= alpha * q[k];
            }
            double before = rho;
            rho = world.allreduce(dot(r, r), Op.SUM);
            double beta = rho / before;
            for (int k = 0; k < p.length; k++) {
                p[k] = r[k] + beta * p[k];
            }
        }
        multiply(z, r);
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            double difference = x[k] - r[k];
            sum += difference * difference;
        }
        return Math.sqrt(world.allreduce(sum, Op.SUM));
    }

    /** Multiplies the matrix by a vector. */
    private void multiply(double[] vector, double[] product) {
        column.allgather(vector, gathered);
        matrix.times(gathered, partial);
        row.reduceScatterBlock(partial, computed, Op.SUM);
        world.sendrecv(computed, partner, TAG, product, part, TAG);
    }

    /** This rank's share of a scalar product. */
    private static double dot(double[] u, double[] v) {
        double sum = 0;
        for (int k = 0; k < u.length; k++) {
            sum += u[k] * v[k];
        }
        return sum;
    }
}
