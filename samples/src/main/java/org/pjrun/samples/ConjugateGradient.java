package org.pjrun.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pjrun.Comm;
import org.pjrun.Op;

/**
 * Solves A·x = b for a sparse matrix, symmetric and positive definite, by conjugate gradients.
 *
 * <p>Teaches: the pattern of iterative solvers. Rows are dealt out once, as records; in each iteration an allgather makes
 * the direction known to all, and an allreduce adds up scalar products. All ranks see the same sums, so all stop in the
 * same iteration. b is chosen such that all elements of x are 1.
 *
 * <pre>
 *   pjrun -np 4 ConjugateGradient               # the power system 494_bus
 *   pjrun -np 4 ConjugateGradient matrix.mtx    # any file in Matrix Market format
 * </pre>
 */
final class ConjugateGradient {
    private static final double TOLERANCE = 1e-10;

    /** What was found: x without padding on all ranks, after how many iterations, and |b - A·x| / |b|. */
    record Solution(double[] x, int iterations, double residual) {}

    void main(String[] args) throws IOException {
        Comm world = Comm.world();
        List<SparseMatrix> parts = new ArrayList<>();
        if (world.rank() == 0) {
            try (BufferedReader file =
                    args.length > 0 ? Files.newBufferedReader(Path.of(args[0])) : Data.open("494_bus.mtx")) {
                parts = deal(SparseMatrix.read(file), world.size());
            }
        }
        SparseMatrix mine = world.scatterObject(parts, 0);
        double[] ones = new double[mine.width()];
        Arrays.fill(ones, 1);
        double[] b = new double[mine.height()];
        mine.times(ones, b);
        Solution solution = solve(world, mine, b);
        if (world.rank() == 0) {
            double error =
                    Arrays.stream(solution.x).map(x -> Math.abs(x - 1)).max().orElse(0);
            IO.println(String.format(
                    Locale.ROOT,
                    "%d unknowns: %d iterations, residual %.1e, largest error %.1e",
                    solution.x.length,
                    solution.iterations,
                    solution.residual,
                    error));
        }
    }

    /** Rows per rank: as many for all, so that vectors can be gathered as equal blocks; the last ranks may have fewer. */
    private static int block(int rows, int ranks) {
        return (rows + ranks - 1) / ranks;
    }

    static List<SparseMatrix> deal(SparseMatrix matrix, int ranks) {
        int block = block(matrix.height(), ranks);
        List<SparseMatrix> parts = new ArrayList<>();
        for (int rank = 0; rank < ranks; rank++) {
            int from = Math.min(rank * block, matrix.height());
            parts.add(matrix.rows(from, Math.min(from + block, matrix.height())));
        }
        return parts;
    }

    /** Solves the system of which every rank gives its rows and their part of b. */
    static Solution solve(Comm comm, SparseMatrix matrix, double[] b) {
        int n = matrix.width();
        int rows = matrix.height();
        int block = block(n, comm.size());
        int first = comm.rank() * block;
        double[] inverse = new double[block]; // of the diagonal: the preconditioner
        for (int i = 0; i < rows; i++) {
            inverse[i] = 1 / matrix.at(i, first + i);
        }
        double[] x = new double[block];
        double[] r = Arrays.copyOf(b, block);
        double[] z = new double[block];
        double[] p = new double[block];
        double[] product = new double[block];
        double[] all = new double[block * comm.size()];
        double norm = Math.sqrt(dot(comm, r, r));
        double residual = norm == 0 ? 0 : 1;
        double rho = 0;
        int iterations = 0;
        while (residual > TOLERANCE && iterations < 10 * n) {
            double before = rho;
            for (int i = 0; i < rows; i++) {
                z[i] = inverse[i] * r[i];
            }
            rho = dot(comm, r, z);
            double beta = iterations == 0 ? 0 : rho / before;
            for (int i = 0; i < rows; i++) {
                p[i] = z[i] + beta * p[i];
            }
            comm.allgather(p, all);
            matrix.times(all, product);
            double alpha = rho / dot(comm, p, product);
            for (int i = 0; i < rows; i++) {
                x[i] += alpha * p[i];
                r[i] -= alpha * product[i];
            }
            residual = Math.sqrt(dot(comm, r, r)) / norm;
            iterations++;
        }
        comm.allgather(x, all);
        return new Solution(Arrays.copyOf(all, n), iterations, residual);
    }

    /** The scalar product of two vectors of which every rank has a block; unused elements at the end are zero. */
    private static double dot(Comm comm, double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * v[i];
        }
        return comm.allreduce(sum, Op.SUM);
    }
}
