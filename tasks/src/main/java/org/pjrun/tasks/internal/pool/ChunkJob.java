package org.pjrun.tasks.internal.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A function that is called once for each chunk of the numbers from 0 to n - 1, or of a list, and whose results are wanted in their
 * order. The body gets the first and the last but one number of a range, or packed inputs.
 */
public final class ChunkJob extends Job {
    private final long size;
    private final @Nullable List<?> inputs;
    private final int chunk;
    private final TreeMap<Long, @Nullable Object> results = new TreeMap<>();
    private long taken;
    private long missing;
    private @Nullable Throwable failure;
    private volatile boolean done;

    private ChunkJob(Master master, Object body, long size, @Nullable List<?> inputs, int chunk) {
        super(master.newId(), body, 0, 0, new Estimate());
        this.size = size;
        this.inputs = inputs;
        this.chunk = chunk;
        this.missing = size;
        this.done = size == 0;
    }

    /** Results of all chunks of a range; blocks. */
    public static List<@Nullable Object> range(Master master, Object body, long size, int chunk) {
        return run(master, new ChunkJob(master, body, size, null, chunk));
    }

    /** Results of all chunks of a list; blocks. */
    public static List<@Nullable Object> list(Master master, Object body, List<?> inputs, int chunk) {
        return run(master, new ChunkJob(master, body, inputs.size(), inputs, chunk));
    }

    private static List<@Nullable Object> run(Master master, ChunkJob job) {
        if (!job.done) {
            master.run(job, job.size, () -> job.done);
        }
        return job.outcome();
    }

    private synchronized List<@Nullable Object> outcome() {
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        List<@Nullable Object> all = new ArrayList<>(results.size());
        for (Map.Entry<Long, @Nullable Object> each : results.entrySet()) {
            all.add(each.getValue());
        }
        return all;
    }

    @Override
    int chunk() {
        return chunk;
    }

    @Override
    @Nullable
    Unit next(int most) {
        long from = taken;
        long to = Math.min(size, from + most);
        if (from == to) {
            return null;
        }
        taken = to;
        return unit(from, to);
    }

    private Unit unit(long from, long to) {
        Object input = inputs == null ? new long[] {from, to} : Packing.pack(inputs, (int) from, (int) to);
        return Unit.whole(this, from, (int) (to - from), input);
    }

    @Override
    List<Unit> split(Unit unit) {
        long middle = unit.first + unit.tasks / 2;
        return List.of(unit(unit.first, middle), unit(middle, unit.first + unit.tasks));
    }

    @Override
    long remaining() {
        return size - taken;
    }

    @Override
    synchronized void deliver(Unit unit, @Nullable Object result, String worker) {
        if (result instanceof Failure failed) {
            fail(unit, failed.exception(unit.first + failed.offset(), worker));
            return;
        }
        results.put(unit.first, result);
        step(unit.tasks);
        missing -= unit.tasks;
        if (missing == 0) {
            end();
            done = true;
        }
    }

    @Override
    synchronized void fail(Unit unit, Throwable why) {
        if (!done) {
            failure = why;
            end();
            done = true;
        }
    }
}
