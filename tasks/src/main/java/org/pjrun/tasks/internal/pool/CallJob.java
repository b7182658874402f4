package org.pjrun.tasks.internal.pool;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.pjrun.tasks.TaskCall;
import org.pjrun.tasks.TaskFunction;

/**
 * One task by itself.
 *
 * @param <R> type of the result
 */
public final class CallJob<R extends @Nullable Object> extends Job {
    private final TaskFuture<R> future;

    private CallJob(Master master, Object body, int priority) {
        super(0, body, 0, priority, master.estimate(body));
        this.future = new TaskFuture<>(master);
    }

    /** Hands a call to a worker. */
    public static <R extends @Nullable Object> CompletableFuture<R> submit(
            Master master, TaskCall<R> call, int priority) {
        return submit(master, call, null, priority);
    }

    /** Hands a function with its argument to a worker. */
    public static <A extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> submit(
            Master master, TaskFunction<A, R> function, A argument, int priority) {
        return submit(master, (Object) function, argument, priority);
    }

    /** A future that others complete. */
    public static <R extends @Nullable Object> CompletableFuture<R> promise(Master master) {
        return new TaskFuture<>(master);
    }

    private static <R extends @Nullable Object> CompletableFuture<R> submit(
            Master master, Object body, @Nullable Object argument, int priority) {
        CallJob<R> job = new CallJob<>(master, body, priority);
        Unit unit = Unit.single(job, -1, argument);
        job.future.of(unit);
        master.add(unit);
        return job.future;
    }

    @Override
    @Nullable
    Unit next(int most) {
        return null;
    }

    @Override
    long remaining() {
        return 0;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the body returns an R, which may be a nullable type
    void deliver(Unit unit, @Nullable Object result, String worker) {
        if (result instanceof Failure failure) {
            fail(unit, failure.exception(-1, worker));
        } else {
            future.complete((R) result);
        }
    }

    @Override
    void fail(Unit unit, Throwable why) {
        future.completeExceptionally(why);
    }
}
