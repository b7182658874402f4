package org.pjrun.tasks;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.pjrun.tasks.internal.pool.Element;

/**
 * A function over a range of numbers, in one line, on all cores of this host.
 *
 * <pre>
 *   double sum = Parallel.range(0, 1_000_000).mapToDouble(i -&gt; f(i)).sum();
 *   List&lt;Result&gt; all = Parallel.range(0, 100).map(i -&gt; simulate(i));
 *   double[] some = Parallel.on(pool).within(0, n).mapToDouble(i -&gt; f(i)).toArray();
 * </pre>
 *
 * <p>The first form starts workers, one for each core, and ends them when it has the result; {@link #on} uses a pool that is there.
 * Numbers are handed out in batches of about ten milliseconds, however long one takes.
 */
public final class Parallel {
    private final @Nullable Pool pool;
    private final int workers;

    private Parallel(@Nullable Pool pool, int workers) {
        this.pool = pool;
        this.workers = workers;
    }

    /** On the workers of a pool. */
    public static Parallel on(Pool pool) {
        return new Parallel(pool, 0);
    }

    /** On so many workers, started for each result. */
    public static Parallel workers(int count) {
        return new Parallel(null, count);
    }

    /** The numbers from one to another, which is left out, on one worker for each core. */
    public static Range range(long from, long to) {
        return workers(Runtime.getRuntime().availableProcessors()).within(from, to);
    }

    /** The numbers from one to another, which is left out. */
    public Range within(long from, long to) {
        return new Range(this, from, to, 0);
    }

    /** Does something with a pool. */
    private <T extends @Nullable Object> T with(Using<T> use) {
        Pool there = pool;
        if (there != null) {
            return use.of(there);
        }
        try (Pool started = Pool.start(workers)) {
            return use.of(started);
        }
    }

    private interface Using<T extends @Nullable Object> {
        T of(Pool pool);
    }

    /** A range of numbers. */
    public static final class Range {
        private final Parallel parallel;
        private final long from;
        private final long to;
        private final int chunk;

        private Range(Parallel parallel, long from, long to, int chunk) {
            if (to < from) {
                throw new IllegalArgumentException("range from " + from + " to " + to + " (expected: upwards)");
            }
            this.parallel = parallel;
            this.from = from;
            this.to = to;
            this.chunk = chunk;
        }

        /** The same range, handed out in batches of so many. */
        public Range chunk(int size) {
            if (size < 1) {
                throw new IllegalArgumentException("chunk: " + size + " (expected: > 0)");
            }
            return new Range(parallel, from, to, size);
        }

        /** What a function results in for each number, in their order. */
        public <R extends @Nullable Object> List<R> map(TaskFunction<Long, R> function) {
            List<Long> numbers = LongStream.range(from, to).boxed().toList();
            return parallel.with(pool -> chunk > 0 ? pool.map(numbers, function, chunk) : pool.map(numbers, function));
        }

        /** Has something done with each number. */
        public void forEach(TaskAction<Long> action) {
            double nothing = mapToDouble(index -> {
                        action.accept(index);
                        return 0;
                    })
                    .sum();
            assert nothing == 0;
        }

        /** The numbers that a function results in. */
        public Doubles mapToDouble(TaskDoubleFunction function) {
            return new Doubles(this, function);
        }

        /** The whole numbers that a function results in. */
        public Longs mapToLong(TaskLongFunction function) {
            return new Longs(this, function);
        }

        /** Results of a function of the bounds of each batch, in their order. */
        private <R> List<R> batches(TaskFunction2<Long, Long, R> function) {
            long first = from;
            return parallel.with(
                    pool -> pool.ranges(to - first, chunk, (begin, end) -> function.apply(first + begin, first + end)));
        }
    }

    /** Numbers that are computed when one asks for what becomes of them. */
    public static final class Doubles {
        private final Range range;
        private final TaskDoubleFunction function;

        private Doubles(Range range, TaskDoubleFunction function) {
            this.range = range;
            this.function = function;
        }

        /** Their sum, 0 for none; each batch is summed in order, and then the batches are. */
        public double sum() {
            return reduce(0, Double::sum);
        }

        /** The least, positive infinity for none. */
        public double min() {
            return reduce(Double.POSITIVE_INFINITY, Math::min);
        }

        /** The greatest, negative infinity for none. */
        public double max() {
            return reduce(Double.NEGATIVE_INFINITY, Math::max);
        }

        /** What they are combined to. */
        public double reduce(double identity, TaskOperator<Double> operator) {
            TaskDoubleFunction each = function;
            List<Double> parts = range.batches((from, to) -> {
                double all = Element.applyDouble(each, from, from);
                for (long i = from + 1; i < to; i++) {
                    all = operator.combine(all, Element.applyDouble(each, from, i));
                }
                return all;
            });
            double all = identity;
            for (double part : parts) {
                all = operator.combine(all, part);
            }
            return all;
        }

        /** All of them. */
        public double[] toArray() {
            TaskDoubleFunction each = function;
            List<double[]> parts = range.batches((from, to) -> {
                double[] part = new double[(int) (to - from)];
                for (int i = 0; i < part.length; i++) {
                    part[i] = Element.applyDouble(each, from, from + i);
                }
                return part;
            });
            double[] all = new double[Math.toIntExact(range.to - range.from)];
            int at = 0;
            for (double[] part : parts) {
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
            return all;
        }
    }

    /** Whole numbers that are computed when one asks for what becomes of them. */
    public static final class Longs {
        private final Range range;
        private final TaskLongFunction function;

        private Longs(Range range, TaskLongFunction function) {
            this.range = range;
            this.function = function;
        }

        /** Their sum, 0 for none. */
        public long sum() {
            return reduce(0, Long::sum);
        }

        /** The least, {@link Long#MAX_VALUE} for none. */
        public long min() {
            return reduce(Long.MAX_VALUE, Math::min);
        }

        /** The greatest, {@link Long#MIN_VALUE} for none. */
        public long max() {
            return reduce(Long.MIN_VALUE, Math::max);
        }

        /** What they are combined to. */
        public long reduce(long identity, TaskOperator<Long> operator) {
            TaskLongFunction each = function;
            List<Long> parts = range.batches((from, to) -> {
                long all = Element.applyLong(each, from, from);
                for (long i = from + 1; i < to; i++) {
                    all = operator.combine(all, Element.applyLong(each, from, i));
                }
                return all;
            });
            long all = identity;
            for (long part : parts) {
                all = operator.combine(all, part);
            }
            return all;
        }
    }
}
