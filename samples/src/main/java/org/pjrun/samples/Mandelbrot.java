package org.pjrun.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.pjrun.Comm;
import org.pjrun.Status;

/**
 * Paints the Mandelbrot set.
 *
 * <p>Teaches: a master and its workers. Some rows take a hundred times longer than others, so rank 0 hands out rows one
 * by one: who delivers a row gets the next. It receives from {@link Comm#ANY_SOURCE} with {@link Comm#ANY_TAG}; the
 * status tells who sent, and the tag which row it is.
 *
 * <pre>
 *   pjrun -np 5 Mandelbrot                     # one master, four workers; writes mandelbrot.png
 *   pjrun -np 5 Mandelbrot 3000 large.png      # 3000 points wide
 * </pre>
 */
final class Mandelbrot {
    private static final int ITERATIONS = 2000;
    private static final int TAG = 0;
    private static final int NO_MORE_ROWS = -1;

    void main(String[] args) throws IOException {
        int width = args.length > 0 ? Integer.parseInt(args[0]) : 1200;
        int height = width * 2 / 3;
        Path file = Path.of(args.length > 1 ? args[1] : "mandelbrot.png");
        Comm world = Comm.world();
        if (world.rank() == 0) {
            int[] counts = collect(world, width, height, new Progress("mandelbrot", height)::at);
            Png.write(
                    file,
                    width,
                    height,
                    Arrays.stream(counts).map(Mandelbrot::colour).toArray());
            IO.println("see " + file.toAbsolutePath());
        } else {
            work(world, width, height);
        }
    }

    /** The master: hands out rows, and puts those that come back in their places. */
    static int[] collect(Comm comm, int width, int height, LongConsumer watcher) {
        int[] picture = new int[width * height];
        int next = 0;
        for (int worker = 1; worker < comm.size(); worker++) {
            comm.send(next < height ? next++ : NO_MORE_ROWS, worker, TAG);
        }
        for (int done = 0; done < height; done++) {
            if (comm.size() == 1) {
                System.arraycopy(row(done, width, height), 0, picture, done * width, width);
            } else {
                int[] row = new int[width];
                Status status = comm.recv(row, Comm.ANY_SOURCE, Comm.ANY_TAG);
                System.arraycopy(row, 0, picture, status.tag() * width, width);
                comm.send(next < height ? next++ : NO_MORE_ROWS, status.source(), TAG);
            }
            watcher.accept(done + 1);
        }
        return picture;
    }

    /** A worker: computes the rows that it is told to. */
    static void work(Comm comm, int width, int height) {
        while (true) {
            int y = comm.recvInt(0, TAG);
            if (y == NO_MORE_ROWS) {
                return;
            }
            comm.send(row(y, width, height), 0, y);
        }
    }

    /** For each point of a row the steps after which it escapes, {@link #ITERATIONS} if it does not. */
    private static int[] row(int y, int width, int height) {
        int[] counts = new int[width];
        double imaginary = (y - height / 2) * 2.4 / height;
        for (int x = 0; x < width; x++) {
            double real = x * 3.6 / width - 2.55;
            double a = 0;
            double b = 0;
            while (counts[x] < ITERATIONS && a * a + b * b < 4) {
                double t = a * a - b * b + real;
                b = 2 * a * b + imaginary;
                a = t;
                counts[x]++;
            }
        }
        return counts;
    }

    private static int colour(int count) {
        if (count == ITERATIONS) {
            return 0;
        }
        double t = Math.sqrt(count) / 3;
        int red = (int) (128 - 127 * Math.cos(t));
        int green = (int) (128 - 127 * Math.cos(t * 0.7));
        int blue = (int) (128 - 127 * Math.cos(t * 0.4 + 1.6));
        return red << 16 | green << 8 | blue;
    }
}
