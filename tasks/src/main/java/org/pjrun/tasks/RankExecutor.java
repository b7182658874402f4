package org.pjrun.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pjrun.tasks.internal.pool.Division;

/**
 * The workers of a pool as an {@link java.util.concurrent.ExecutorService}; its futures are {@link CompletableFuture}s.
 *
 * <pre>
 *   try (RankExecutor executor = RankExecutor.of(Pool.start(4))) {
 *       Future&lt;Double&gt; price = executor.submit(() -&gt; simulate(seed));
 *   }
 * </pre>
 *
 * <p>What is submitted travels to a worker: lambdas do where the compiler sees that they are to, by {@link TaskCall} and
 * {@link TaskRun}; other objects must be such as can be sent. Closing the executor closes its pool.
 */
public final class RankExecutor extends AbstractExecutorService {
    private final Pool pool;
    private final Map<Long, CompletableFuture<?>> open = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final CompletableFuture<@Nullable Void> terminated = new CompletableFuture<>();
    private volatile boolean shutdown;

    private RankExecutor(Pool pool) {
        this.pool = pool;
    }

    /** An executor of a pool, which it takes over. */
    public static RankExecutor of(Pool pool) {
        return new RankExecutor(pool);
    }

    /** Has a call made by a worker. */
    public <R extends @Nullable Object> CompletableFuture<R> submit(TaskCall<R> call) {
        return submit(0, call);
    }

    /** Has a call made by a worker before all that are less urgent; 0 is usual, the greater the more urgent. */
    public <R extends @Nullable Object> CompletableFuture<R> submit(int priority, TaskCall<R> call) {
        if (shutdown) {
            throw new RejectedExecutionException("the executor has been shut down");
        }
        CompletableFuture<R> future = pool.submit(priority, call);
        long number = numbers.incrementAndGet();
        open.put(number, future);
        CompletableFuture<?> _ = future.whenComplete((result, failure) -> closed(number));
        return future;
    }

    /** Has something done by a worker. */
    public CompletableFuture<@Nullable Void> submit(TaskRun run) {
        return submit(call(run));
    }

    @SuppressWarnings("NullAway") // there is no result
    private static TaskCall<@Nullable Void> call(TaskRun run) {
        return () -> {
            run.run();
            return null;
        };
    }

    /**
     * Has a call made by a worker when others have been; when one of these fails, so does it, without being begun. So tasks
     * make a graph.
     */
    public <R extends @Nullable Object> CompletableFuture<R> after(TaskCall<R> call, CompletableFuture<?>... others) {
        return CompletableFuture.allOf(others).thenCompose(done -> submit(call));
    }

    /** Has a function of another task's result computed by a worker, when that is there. */
    public <A extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> after(
            CompletableFuture<A> other, TaskFunction<A, R> function) {
        return other.thenCompose(argument -> submit(() -> function.apply(argument)));
    }

    /**
     * Solves a problem by dividing it: whatever is not small is split, and what its parts result in is combined. Workers that have nothing to
     * do are given parts of what others have still to do.
     *
     * @param split the parts of a problem, or none if it is small
     * @param solve what a small problem results in
     * @param combine what the results of parts, in their order, result in
     */
    public <P, R> CompletableFuture<R> divide(
            P problem, TaskFunction<P, List<P>> split, TaskFunction<P, R> solve, TaskFunction<List<R>, R> combine) {
        return new Division<>(this::submit, split, solve, combine).solve(problem);
    }

    @Override
    public <T extends @Nullable Object> Future<T> submit(Callable<T> call) {
        return submit((TaskCall<T>) call::call);
    }

    @Override
    public <T extends @Nullable Object> Future<T> submit(Runnable run, T result) {
        return submit((TaskCall<T>) () -> {
            run.run();
            return result;
        });
    }

    @Override
    public Future<?> submit(Runnable run) {
        return submit((TaskRun) run::run);
    }

    @Override
    public void execute(Runnable run) {
        CompletableFuture<?> begun = submit((TaskRun) run::run);
        if (begun.isCancelled()) {
            throw new RejectedExecutionException("the executor was shut down");
        }
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> call) {
        throw new IllegalStateException("tasks of ranks are not run here");
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(Collection<? extends Callable<T>> calls)
            throws InterruptedException {
        return invokeAll(calls, Future::get);
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(
            Collection<? extends Callable<T>> calls, long time, TimeUnit unit) throws InterruptedException {
        long until = System.nanoTime() + unit.toNanos(time);
        return invokeAll(calls, future -> future.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
    }

    /** How the end of a task is awaited. */
    private interface Wait {
        @Nullable
        Object of(Future<?> future) throws InterruptedException, ExecutionException, TimeoutException;
    }

    private <T extends @Nullable Object> List<Future<T>> invokeAll(Collection<? extends Callable<T>> calls, Wait wait)
            throws InterruptedException {
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> call : calls) {
            futures.add(submit(call));
        }
        try {
            for (Future<T> future : futures) {
                try {
                    wait.of(future);
                } catch (TimeoutException e) {
                    future.cancel(true);
                } catch (ExecutionException | CancellationException e) {
                    // the future tells its owner
                }
            }
        } catch (InterruptedException e) {
            futures.forEach(future -> future.cancel(true));
            throw e;
        }
        return futures;
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        return any(calls).get();
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> calls, long time, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return any(calls).get(time, unit);
    }

    /** The first of several results; the other calls are cancelled then. It fails when all have. */
    private <T extends @Nullable Object> CompletableFuture<T> any(Collection<? extends Callable<T>> calls) {
        if (calls.isEmpty()) {
            throw new IllegalArgumentException("invokeAny: no calls (expected: at least one)");
        }
        List<CompletableFuture<T>> futures = new ArrayList<>();
        CompletableFuture<T> first = pool.<T>promise();
        AtomicInteger failing = new AtomicInteger(calls.size());
        for (Callable<T> call : calls) {
            futures.add(submit((TaskCall<T>) call::call));
        }
        for (CompletableFuture<T> future : futures) {
            CompletableFuture<?> _ = future.whenComplete((result, failure) -> {
                if (failure == null) {
                    first.complete(result);
                } else if (failing.decrementAndGet() == 0) {
                    first.completeExceptionally(failure);
                }
            });
        }
        CompletableFuture<?> _ =
                first.whenComplete((result, failure) -> futures.forEach(future -> future.cancel(true)));
        return first;
    }

    private void closed(long number) {
        open.remove(number);
        if (shutdown && open.isEmpty()) {
            terminated.complete(null);
        }
    }

    /** Takes no more tasks; those that were submitted are done. */
    @Override
    public void shutdown() {
        shutdown = true;
        if (open.isEmpty()) {
            terminated.complete(null);
        }
    }

    /** Takes no more tasks, and has those that wait or run end in vain; no list tells of them, their futures do. */
    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        for (CompletableFuture<?> future : open.values()) {
            future.cancel(true);
        }
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return terminated.isDone();
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
        try {
            terminated.get(time, unit);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for all tasks that were submitted, and closes the pool. */
    @Override
    public void close() {
        shutdown();
        pool.close();
    }
}
