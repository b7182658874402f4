package org.pjrun.samples.nas;

import java.util.ArrayList;
import java.util.List;
import org.pjrun.Comm;
import org.pjrun.Op;
import org.pjrun.Request;

/**
 * NAS FT: solves a heat equation in three periodic dimensions by Fourier transforms.
 *
 * <p>Teaches: the transposition. A rank has slabs of the box, some planes z = const, and can transform them in x and y, but not
 * in z. So everybody sends a part of all it has to everybody (alltoall), after which each has slabs y = const, all z. Real and
 * imaginary parts travel at the same time (ialltoall). The data lie as [y][z of this rank][x] before, so that what a rank gets is
 * in one piece, and as [sender][y of this rank][z of the sender][x] after it: the transforms know where their elements
 * are, and nothing is ever copied to be sent.
 *
 * <pre>
 *   pjrun -np 2 nas.Ft A
 * </pre>
 */
final class Ft {
    private static final double TOLERANCE = 1e-12;
    private static final double ALPHA = 1e-6;
    private static final int ITERATIONS = 6;
    private static final int POINTS = 1024;

    private record Problem(int nx, int ny, int nz, double[] real, double[] imaginary) {
        static Problem of(ProblemClass problem) {
            return switch (problem) {
                case S ->
                    new Problem(
                            64,
                            64,
                            64,
                            new double[] {
                                554.6087004964,
                                554.6385409189,
                                554.6148406171,
                                554.5423607415,
                                554.4255039624,
                                554.2683411902
                            },
                            new double[] {
                                484.5363331978,
                                486.5304269511,
                                488.3910722336,
                                490.1273169046,
                                491.7475857993,
                                493.2597244941
                            });
                case W ->
                    new Problem(
                            128,
                            128,
                            32,
                            new double[] {
                                567.3612178944,
                                563.1436885271,
                                559.4024089970,
                                556.0698047020,
                                553.0898991250,
                                550.4159734538
                            },
                            new double[] {
                                529.3246849175,
                                528.2149986629,
                                527.0996558037,
                                526.0027904925,
                                524.9400845633,
                                523.9212247086
                            });
                case A ->
                    new Problem(
                            256,
                            256,
                            128,
                            new double[] {
                                504.6735008193,
                                505.9412319734,
                                506.9376896287,
                                507.7892868474,
                                508.5233095391,
                                509.1487099959
                            },
                            new double[] {
                                511.4047905510,
                                509.8809666433,
                                509.8144042213,
                                510.1336130759,
                                510.4914655194,
                                510.7917842803
                            });
            };
        }

        int points() {
            return nx * ny * nz;
        }

        /** Floating-point operations as NPB counts them. */
        double operations() {
            double log = Math.log(points());
            return points() * (14.8157 + 7.19641 * log + (5.23518 + 7.21113 * log) * ITERATIONS);
        }
    }

    private final Comm comm;
    private final Problem problem;
    private final int depth; // planes z = const of this rank
    private final int height; // planes y = const of this rank, after the transposition
    private final LineFft alongX;
    private final LineFft alongY;
    private final LineFft alongZ;
    private final int[] stepsY;
    private final int[] stepsZ;
    private final Field spectrum;
    private final Field work;
    private final Field box; // the same as work on a single rank, where nothing is transposed
    private final double[] decay;

    private Ft(Comm comm, Problem problem) {
        this.comm = comm;
        this.problem = problem;
        depth = problem.nz / comm.size();
        height = problem.ny / comm.size();
        alongX = new LineFft(problem.nx);
        alongY = new LineFft(problem.ny);
        alongZ = new LineFft(problem.nz);
        stepsY = new int[problem.ny];
        for (int y = 0; y < problem.ny; y++) {
            stepsY[y] = y * depth * problem.nx;
        }
        stepsZ = new int[problem.nz];
        for (int z = 0; z < problem.nz; z++) {
            stepsZ[z] = (z / depth * height * depth + z % depth) * problem.nx;
        }
        int points = problem.points() / comm.size();
        spectrum = Field.of(points);
        work = Field.of(points);
        box = comm.size() == 1 ? work : Field.of(points);
        decay = new double[points];
    }

    static void main(String[] args) {
        Kernel.main(Ft::run, args);
    }

    /** Runs it; on a power of two of ranks, at most as many as there are planes. */
    static Outcome run(Comm comm, ProblemClass problem) {
        Problem size = Problem.of(problem);
        Kernel.needPowerOfTwo("FT", comm.size(), size.nz);
        Ft transform = new Ft(comm, size);
        transform.solve(ITERATIONS);
        List<double[]> sums = new ArrayList<>();
        double seconds = Kernel.seconds(comm, () -> sums.addAll(transform.solve(ITERATIONS)));
        List<Check> checks = new ArrayList<>();
        for (int t = 0; t < ITERATIONS; t++) {
            checks.add(new Check("real sum " + (t + 1), sums.get(t)[0], size.real[t], TOLERANCE));
            checks.add(new Check("imag. sum " + (t + 1), sums.get(t)[1], size.imaginary[t], TOLERANCE));
        }
        return new Outcome(
                "FT",
                problem,
                size.nx + "x" + size.ny + "x" + size.nz + " points, " + ITERATIONS + " iterations",
                comm.size(),
                seconds,
                size.operations(),
                checks);
    }

    /** Sets up, transforms, and for so many times computes the solution; returns a checksum of each. */
    private List<double[]> solve(int times) {
        setDecay();
        setRandom();
        forward();
        List<double[]> sums = new ArrayList<>();
        for (int time = 1; time <= times; time++) {
            evolve();
            backward();
            sums.add(checksum());
        }
        return sums;
    }

    /** How much each wave is left after a step of time: exp(-4απ²·|k|²). */
    private void setDecay() {
        double[] x = waves(problem.nx);
        double[] y = waves(problem.ny);
        double[] z = waves(problem.nz);
        int at = 0;
        for (int sender = 0; sender < comm.size(); sender++) {
            for (int j = 0; j < height; j++) {
                for (int k = 0; k < depth; k++) {
                    double yz = y[comm.rank() * height + j] * z[sender * depth + k];
                    for (int i = 0; i < problem.nx; i++) {
                        decay[at++] = yz * x[i];
                    }
                }
            }
        }
    }

    private static double[] waves(int length) {
        double[] decay = new double[length];
        for (int i = 0; i < length; i++) {
            int wave = i < length / 2 ? i : i - length;
            decay[i] = Math.exp(-4 * ALPHA * Math.PI * Math.PI * wave * wave);
        }
        return decay;
    }

    private void setRandom() {
        for (int k = 0; k < depth; k++) {
            long plane = (long) comm.rank() * depth + k;
            Randoms randoms = new Randoms(Randoms.SEED, 2 * plane * problem.ny * problem.nx);
            for (int y = 0; y < problem.ny; y++) {
                int at = (y * depth + k) * problem.nx;
                for (int x = 0; x < problem.nx; x++) {
                    box.real()[at + x] = randoms.next();
                    box.imaginary()[at + x] = randoms.next();
                }
            }
        }
    }

    /** From the box to its spectrum. */
    private void forward() {
        alongX.along(box, 0, problem.ny * depth, true);
        inY(true);
        exchange(box, work);
        inZ(true);
        System.arraycopy(work.real(), 0, spectrum.real(), 0, work.real().length);
        System.arraycopy(work.imaginary(), 0, spectrum.imaginary(), 0, work.imaginary().length);
    }

    /** From the evolved spectrum, in {@code work}, to the box. */
    private void backward() {
        inZ(false);
        exchange(work, box);
        inY(false);
        alongX.along(box, 0, problem.ny * depth, false);
    }

    private void inY(boolean forward) {
        alongY.across(box, 0, stepsY, depth * problem.nx, forward);
    }

    private void inZ(boolean forward) {
        for (int j = 0; j < height; j++) {
            alongZ.across(work, j * depth * problem.nx, stepsZ, problem.nx, forward);
        }
    }

    /** The transposition, in either direction. */
    private void exchange(Field from, Field to) {
        if (comm.size() > 1) {
            Request.waitAll(comm.ialltoall(from.real(), to.real()), comm.ialltoall(from.imaginary(), to.imaginary()));
        }
    }

    /** One step of time: the spectrum decays. */
    private void evolve() {
        fade(spectrum.real(), work.real(), decay);
        fade(spectrum.imaginary(), work.imaginary(), decay);
    }

    private static void fade(double[] spectrum, double[] evolved, double[] decay) {
        for (int i = 0; i < spectrum.length; i++) {
            double faded = spectrum[i] * decay[i];
            spectrum[i] = faded;
            evolved[i] = faded;
        }
    }

    private double[] checksum() {
        double[] sums = new double[2];
        for (int j = 1; j <= POINTS; j++) {
            int x = j % problem.nx;
            int y = 3 * j % problem.ny;
            int z = 5 * j % problem.nz;
            if (z / depth == comm.rank()) {
                int at = (y * depth + z % depth) * problem.nx + x;
                sums[0] += box.real()[at] / problem.points();
                sums[1] += box.imaginary()[at] / problem.points();
            }
        }
        double[] totals = new double[2];
        comm.allreduce(sums, totals, Op.SUM);
        return totals;
    }
}
