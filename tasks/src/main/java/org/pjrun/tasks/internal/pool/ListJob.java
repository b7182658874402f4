package org.pjrun.tasks.internal.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function over a list, whose results stand where their inputs do. The first failure ends it.
 *
 * @param <R> type of results
 */
public final class ListJob<R extends @Nullable Object> extends Job {
    private final List<?> inputs;
    private final int chunk;
    private final Values results;
    private int taken;
    private int missing;
    private @Nullable Throwable failure;
    private volatile boolean done;

    private ListJob(Master master, Object body, long broadcast, List<?> inputs, int chunk, int priority) {
        super(master.newId(), body, broadcast, priority, new Estimate());
        this.inputs = inputs;
        this.chunk = chunk;
        this.results = new Values(inputs.size());
        this.missing = inputs.size();
        this.done = inputs.isEmpty();
    }

    /**
     * Has a function computed for all inputs; blocks.
     *
     * @param chunk how many inputs are handed to a worker at once, 0 to find out
     */
    public static <R extends @Nullable Object> List<R> run(
            Master master, Object body, long broadcast, List<?> inputs, int chunk) {
        ListJob<R> job = new ListJob<>(master, body, broadcast, inputs, chunk, 0);
        if (!job.done) {
            master.run(job, inputs.size(), job::settled);
        }
        return job.outcome();
    }

    private boolean settled() {
        return done;
    }

    @SuppressWarnings("unchecked") // the body returns Rs
    private synchronized List<R> outcome() {
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        return (List<R>) results;
    }

    @Override
    int chunk() {
        return chunk;
    }

    @Override
    @Nullable
    Unit next(int most) {
        int from = taken;
        int to = (int) Math.min(inputs.size(), (long) from + most);
        if (from == to) {
            return null;
        }
        taken = to;
        return to - from == 1
                ? Unit.single(this, from, inputs.get(from))
                : Unit.packed(this, from, Packing.pack(inputs, from, to));
    }

    @Override
    long remaining() {
        return (long) inputs.size() - taken;
    }

    @Override
    synchronized void deliver(Unit unit, @Nullable Object result, String worker) {
        if (done) {
            return;
        }
        int at = (int) unit.first;
        if (unit.count == 0 || result == null) {
            results.putOne(at, result);
        } else {
            results.put(at, result);
        }
        if (unit.count == 0 || result instanceof Object[]) {
            for (int i = at; i < at + unit.tasks; i++) {
                if (results.get(i) instanceof Failure failed) {
                    fail(unit, failed.exception(i, worker));
                    return;
                }
            }
        }
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
