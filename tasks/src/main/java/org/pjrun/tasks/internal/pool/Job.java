package org.pjrun.tasks.internal.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.Progress;

/**
 * Tasks that share a function: where their units come from, and where their results go.
 *
 * <p>Units are taken inside the master's lock; results are delivered outside of it, by any thread.
 */
public abstract class Job {
    /** Number under which workers keep the body; 0 for one that is sent with each unit. */
    final long id;

    final Object body;

    /** Number of the data that the body is given besides, 0 for none. */
    final long broadcast;

    final int priority;
    final Estimate estimate;
    private @Nullable Progress progress;
    private volatile boolean over;

    Job(long id, Object body, long broadcast, int priority, Estimate estimate) {
        this.id = id;
        this.body = body;
        this.broadcast = broadcast;
        this.priority = priority;
        this.estimate = estimate;
    }

    /** The next unit, made of at most so many tasks; null if there is none at the moment. */
    abstract @Nullable Unit next(int most);

    /** How many tasks have not been taken, as far as is known. */
    abstract long remaining();

    /** Whether there is a unit to take at the moment. */
    boolean available() {
        return !over && remaining() > 0;
    }

    /** How many tasks a unit must have, 0 to find out. */
    int chunk() {
        return 0;
    }

    /** Takes the result of a unit: packed, or as it is where the count of calls is 0. */
    abstract void deliver(Unit unit, @Nullable Object result, String worker);

    /** Takes note that there will be no result of a unit. */
    abstract void fail(Unit unit, Throwable why);

    /** Splits a unit that is one call. */
    List<Unit> split(Unit unit) {
        return List.of(unit);
    }

    /** Has it be shown how far this is. */
    final void show(@Nullable Progress shown) {
        progress = shown;
    }

    /** Notes that so many tasks are done. */
    final void step(int tasks) {
        Progress shown = progress;
        if (shown != null) {
            shown.step(tasks);
        }
    }

    /** Whether nobody wants further results. */
    final boolean over() {
        return over;
    }

    final void end() {
        over = true;
    }

    /** How many tasks the next unit should have, with so many workers at it. */
    final int wanted(int workers) {
        return chunk() > 0 ? chunk() : estimate.tasks(remaining(), workers);
    }
}
