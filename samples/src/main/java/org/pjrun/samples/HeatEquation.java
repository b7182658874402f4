package org.pjrun.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.pjrun.Comm;
import org.pjrun.Request;

/**
 * Lets heat spread over a plate with cold edges and hot spots, and paints the result.
 *
 * <p>Teaches: the halo exchange. A rank owns some rows and needs one row of each neighbour in each step. It starts to
 * send and receive those, computes the rows that don't need them meanwhile, then waits and computes the other two.
 *
 * <pre>
 *   pjrun -np 4 HeatEquation                    # writes heat.png
 *   pjrun -np 4 HeatEquation 50000 plate.png
 * </pre>
 */
final class HeatEquation {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;
    private static final int TAG = 1;

    void main(String[] args) throws IOException {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        Path file = Path.of(args.length > 1 ? args[1] : "heat.png");
        Comm world = Comm.world();
        LongConsumer watcher = world.rank() == 0 ? new Progress("heat", steps)::at : step -> {};
        double[] plate = simulate(world, WIDTH, HEIGHT, steps, watcher);
        if (world.rank() == 0) {
            Png.write(
                    file,
                    WIDTH,
                    HEIGHT,
                    Arrays.stream(plate).mapToInt(HeatEquation::glow).toArray());
            IO.println("see " + file.toAbsolutePath());
        }
    }

    /** Simulates so many steps; rank 0 gets the whole plate, others an empty one. */
    static double[] simulate(Comm comm, int width, int height, int steps, LongConsumer watcher) {
        Part rows = Part.of(height, comm.rank(), comm.size());
        if (height < comm.size()) {
            throw new IllegalArgumentException(
                    comm.size() + " ranks (expected: no more than the plate's rows, " + height + ")");
        }
        int above = comm.rank() > 0 ? comm.rank() - 1 : Comm.PROC_NULL;
        int below = comm.rank() < comm.size() - 1 ? comm.rank() + 1 : Comm.PROC_NULL;
        int last = rows.count(); // rows 1 to last are ours, 0 and last + 1 are the neighbours'
        int end = (last + 1) * width;
        double[] now = new double[end + width];
        double[] next = new double[now.length];
        int[] spots = spots(rows, width, height);
        for (int spot : spots) {
            now[spot] = 1;
        }
        for (int step = 1; step <= steps; step++) {
            Request[] halo = {
                comm.irecv(now, 0, width, above, TAG),
                comm.irecv(now, end, width, below, TAG),
                comm.isend(now, width, width, above, TAG),
                comm.isend(now, end - width, width, below, TAG)
            };
            spread(now, next, width, 2, last - 1);
            Request.waitAll(halo);
            spread(now, next, width, 1, 1);
            spread(now, next, width, last, last);
            for (int spot : spots) {
                next[spot] = 1;
            }
            double[] swapped = now;
            now = next;
            next = swapped;
            watcher.accept(step);
        }
        List<double[]> parts = comm.gatherObject(Arrays.copyOfRange(now, width, end), 0);
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** Points become the mean of their four neighbours; the first and last column stay as they are, cold. */
    private static void spread(double[] now, double[] next, int width, int from, int to) {
        for (int row = from; row <= to; row++) {
            for (int at = row * width + 1; at < (row + 1) * width - 1; at++) {
                next[at] = (now[at - width] + now[at - 1] + now[at + 1] + now[at + width]) * 0.25;
            }
        }
    }

    /** Where in the array of these rows the hot spots are. */
    private static int[] spots(Part rows, int width, int height) {
        return IntStream.range(rows.from() * width, rows.to() * width)
                .filter(point -> isHot(point % width, point / width, width, height))
                .map(point -> point + width - rows.from() * width)
                .toArray();
    }

    /** Two discs and a bar. */
    static boolean isHot(int x, int y, int width, int height) {
        boolean left = Math.hypot(x - 0.25 * width, y - 0.35 * height) < 0.10 * height;
        boolean right = Math.hypot(x - 0.75 * width, y - 0.35 * height) < 0.10 * height;
        boolean bar = Math.abs(x - 0.5 * width) < 0.25 * width && Math.abs(y - 0.75 * height) < 0.03 * height;
        return left || right || bar;
    }

    /** From black by red and yellow to white, in bands that show lines of equal temperature. */
    private static int glow(double temperature) {
        double t = Math.floor(temperature * 24) / 24;
        int red = (int) (255 * Math.clamp(3 * t, 0, 1));
        int green = (int) (255 * Math.clamp(3 * t - 1, 0, 1));
        int blue = (int) (255 * Math.clamp(3 * t - 2, 0, 1));
        return red << 16 | green << 8 | blue;
    }
}
