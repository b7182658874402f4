package org.pjrun.samples;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.pjrun.tasks.Options;
import org.pjrun.tasks.Pool;

/**
 * Tries many values of a parameter, and survives the death of a worker.
 *
 * <p>Teaches: a worker that is killed in the middle of its work loses nothing. Another process takes its place, and its tasks are done
 * again; each result comes once.
 *
 * <pre>
 *   pjrun ParameterSweep       # 400 values for the logistic map, and one worker that dies
 * </pre>
 */
final class ParameterSweep {
    private static final int DEADLY = 123;

    void main(String[] args) throws IOException {
        int values = args.length > 0 ? Integer.parseInt(args[0]) : 400;
        Path grave = Files.createTempDirectory("pjrun-sweep").resolve("grave");
        String file = grave.toString();
        List<Integer> numbers = IntStream.range(0, values).boxed().toList();
        try (Pool pool = Pool.start(2, Options.USUAL.retries(1))) {
            List<Integer> periods = pool.map(numbers, i -> tried(i, values, file));
            long chaotic = periods.stream().filter(period -> period == 0).count();
            IO.println(String.format(
                    Locale.ROOT,
                    "%d values tried, %s; the orbit has period 1 for %d, 2 for %d, 4 for %d, and none for %d",
                    periods.size(),
                    Files.exists(grave) ? "one worker died on the way" : "no worker died",
                    count(periods, 1),
                    count(periods, 2),
                    count(periods, 4),
                    chaotic));
        } finally {
            Files.deleteIfExists(grave);
            Files.delete(grave.getParent());
        }
    }

    private static long count(List<Integer> periods, int wanted) {
        return periods.stream().filter(period -> period == wanted).count();
    }

    /** Computes one value; the first worker that comes to a certain one dies. */
    private static int tried(int i, int values, String grave) throws IOException {
        if (i == DEADLY) {
            try {
                Files.createFile(Path.of(grave));
                Runtime.getRuntime().halt(1);
            } catch (FileAlreadyExistsException e) {
                return period(2.5 + 1.5 * i / values);
            }
        }
        return period(2.5 + 1.5 * i / values);
    }

    /** The period of the orbit of x → rx(1 - x), 0 if it is longer than 64. */
    static int period(double r) {
        double x = 0.5;
        for (int i = 0; i < 20_000; i++) {
            x = r * x * (1 - x);
        }
        double begin = x;
        for (int period = 1; period <= 64; period++) {
            x = r * x * (1 - x);
            if (Math.abs(x - begin) < 1e-6) {
                return period;
            }
        }
        return 0;
    }
}
