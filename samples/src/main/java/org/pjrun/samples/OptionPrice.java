package org.pjrun.samples;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.pjrun.Comm;
import org.pjrun.Progress;
import org.pjrun.tasks.Pool;

/**
 * The price of a European call option by simulation, next to the formula of Black and Scholes.
 *
 * <p>Teaches: results as a stream, in whichever order they come; a seed for each task, so that the result does not depend on who did
 * what; a progress bar on a terminal.
 *
 * <pre>
 *   pjrun OptionPrice            # 2,000 batches of 10,000 paths
 *   pjrun -np 8 OptionPrice 500
 * </pre>
 */
final class OptionPrice {
    static final int PATHS = 10_000;
    private static final double SPOT = 100;
    private static final double STRIKE = 105;
    private static final double RATE = 0.03;
    private static final double VOLATILITY = 0.2;
    private static final double YEARS = 1;

    void main(String[] args) {
        long batches = args.length > 0 ? Long.parseLong(args[0]) : 2000;
        Comm world = Comm.world();
        try (Pool pool = Workers.pool(world)) {
            if (pool.isMaster()) {
                double price = price(world, pool, batches);
                IO.println(String.format(
                        Locale.ROOT, "%.3f by %,d paths, %.3f by the formula", price, batches * PATHS, formula()));
            }
        }
    }

    /** The mean over all batches. */
    static double price(Comm comm, Pool pool, long batches) {
        Iterable<Long> seeds = () -> LongStream.range(0, batches).iterator();
        double sum = 0;
        try (Progress progress = Progress.of(comm, "paths", batches);
                Stream<Double> prices = pool.mapOrdered(seeds, OptionPrice::simulate)) {
            for (double price : (Iterable<Double>) prices::iterator) {
                sum += price;
                progress.step();
            }
        }
        return sum / batches;
    }

    /** The mean discounted gain over a batch of paths. */
    private static double simulate(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double drift = (RATE - VOLATILITY * VOLATILITY / 2) * YEARS;
        double sum = 0;
        for (int path = 0; path < PATHS; path++) {
            double end = SPOT * Math.exp(drift + VOLATILITY * Math.sqrt(YEARS) * random.nextGaussian());
            sum += Math.max(0, end - STRIKE);
        }
        return Math.exp(-RATE * YEARS) * sum / PATHS;
    }

    static double formula() {
        double spread = VOLATILITY * Math.sqrt(YEARS);
        double d = (Math.log(SPOT / STRIKE) + (RATE + VOLATILITY * VOLATILITY / 2) * YEARS) / spread;
        return SPOT * normal(d) - STRIKE * Math.exp(-RATE * YEARS) * normal(d - spread);
    }

    /** The normal distribution, by its integral from 0. */
    private static double normal(double x) {
        int steps = 1000;
        double width = x / steps;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double middle = (i + 0.5) * width;
            sum += Math.exp(-middle * middle / 2) * width;
        }
        return 0.5 + sum / Math.sqrt(2 * Math.PI);
    }
}
