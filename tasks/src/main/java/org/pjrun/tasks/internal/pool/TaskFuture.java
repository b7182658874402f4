package org.pjrun.tasks.internal.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A future whose waiting threads move the pool on.
 *
 * @param <T> type of the result
 */
final class TaskFuture<T extends @Nullable Object> extends CompletableFuture<T> {
    private final Master master;
    private @Nullable Unit unit;

    TaskFuture(Master master) {
        this.master = master;
    }

    /** Says what is to be cancelled with this future. */
    void of(Unit task) {
        unit = task;
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        master.awaitInterruptibly(this::isDone);
        return super.get();
    }

    @Override
    public T join() {
        master.await(this::isDone);
        return super.join();
    }

    /** Has the task not be begun; if it has been, its thread is interrupted. */
    @Override
    public boolean cancel(boolean interrupts) {
        boolean cancelled = super.cancel(interrupts);
        Unit task = unit;
        if (cancelled && task != null) {
            master.cancel(task);
        }
        return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new TaskFuture<>(master);
    }
}
