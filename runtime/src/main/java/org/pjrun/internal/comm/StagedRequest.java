package org.pjrun.internal.comm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pjrun.Request;
import org.pjrun.Status;

/** What makes a request a stage: as soon as somebody asks for that, a virtual thread waits for it like anybody else. */
abstract class StagedRequest implements Request {
    private static final VarHandle STAGE;

    static {
        try {
            STAGE = MethodHandles.lookup().findVarHandle(StagedRequest.class, "stage", CompletableFuture.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable CompletableFuture<Status> stage;

    /** Begins a new stage, of an operation that has been started anew. */
    final void renewStage() {
        stage = null;
    }

    private CompletableFuture<Status> stage() {
        CompletableFuture<Status> known = stage;
        while (known == null) {
            CompletableFuture<Status> begun = new CompletableFuture<>();
            if (STAGE.compareAndSet(this, null, begun)) {
                if (!end(begun, () -> test().orElse(null))) {
                    Thread.ofVirtual().name("stage of a request").start(() -> end(begun, this::waitFor));
                }
                return begun;
            }
            known = stage;
        }
        return known;
    }

    /** Completes a stage by what a wait or test tells; false if that is nothing yet. */
    @SuppressWarnings("NullAway") // of a supplier's null it thinks that there is none
    private static boolean end(CompletableFuture<Status> begun, Supplier<@Nullable Status> asked) {
        Status status;
        try {
            status = asked.get();
        } catch (RuntimeException | Error e) {
            return begun.completeExceptionally(e);
        }
        return status != null && begun.complete(status);
    }

    @Override
    public final CompletableFuture<Status> toCompletableFuture() {
        return stage().copy();
    }

    @Override
    public final <U> CompletionStage<U> thenApply(Function<? super Status, ? extends U> function) {
        return stage().thenApply(function);
    }

    @Override
    public final <U> CompletionStage<U> thenApplyAsync(Function<? super Status, ? extends U> function) {
        return stage().thenApplyAsync(function);
    }

    @Override
    public final <U> CompletionStage<U> thenApplyAsync(
            Function<? super Status, ? extends U> function, Executor executor) {
        return stage().thenApplyAsync(function, executor);
    }

    @Override
    public final CompletionStage<Void> thenAccept(Consumer<? super Status> action) {
        return stage().thenAccept(action);
    }

    @Override
    public final CompletionStage<Void> thenAcceptAsync(Consumer<? super Status> action) {
        return stage().thenAcceptAsync(action);
    }

    @Override
    public final CompletionStage<Void> thenAcceptAsync(Consumer<? super Status> action, Executor executor) {
        return stage().thenAcceptAsync(action, executor);
    }

    @Override
    public final CompletionStage<Void> thenRun(Runnable action) {
        return stage().thenRun(action);
    }

    @Override
    public final CompletionStage<Void> thenRunAsync(Runnable action) {
        return stage().thenRunAsync(action);
    }

    @Override
    public final CompletionStage<Void> thenRunAsync(Runnable action, Executor executor) {
        return stage().thenRunAsync(action, executor);
    }

    @Override
    public final <U, V> CompletionStage<V> thenCombine(
            CompletionStage<? extends U> other, BiFunction<? super Status, ? super U, ? extends V> function) {
        return stage().thenCombine(other, function);
    }

    @Override
    public final <U, V> CompletionStage<V> thenCombineAsync(
            CompletionStage<? extends U> other, BiFunction<? super Status, ? super U, ? extends V> function) {
        return stage().thenCombineAsync(other, function);
    }

    @Override
    public final <U, V> CompletionStage<V> thenCombineAsync(
            CompletionStage<? extends U> other,
            BiFunction<? super Status, ? super U, ? extends V> function,
            Executor executor) {
        return stage().thenCombineAsync(other, function, executor);
    }

    @Override
    public final <U> CompletionStage<Void> thenAcceptBoth(
            CompletionStage<? extends U> other, BiConsumer<? super Status, ? super U> action) {
        return stage().thenAcceptBoth(other, action);
    }

    @Override
    public final <U> CompletionStage<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super Status, ? super U> action) {
        return stage().thenAcceptBothAsync(other, action);
    }

    @Override
    public final <U> CompletionStage<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super Status, ? super U> action, Executor executor) {
        return stage().thenAcceptBothAsync(other, action, executor);
    }

    @Override
    public final CompletionStage<Void> runAfterBoth(CompletionStage<?> other, Runnable action) {
        return stage().runAfterBoth(other, action);
    }

    @Override
    public final CompletionStage<Void> runAfterBothAsync(CompletionStage<?> other, Runnable action) {
        return stage().runAfterBothAsync(other, action);
    }

    @Override
    public final CompletionStage<Void> runAfterBothAsync(CompletionStage<?> other, Runnable action, Executor executor) {
        return stage().runAfterBothAsync(other, action, executor);
    }

    @Override
    public final <U> CompletionStage<U> applyToEither(
            CompletionStage<? extends Status> other, Function<? super Status, U> function) {
        return stage().applyToEither(other, function);
    }

    @Override
    public final <U> CompletionStage<U> applyToEitherAsync(
            CompletionStage<? extends Status> other, Function<? super Status, U> function) {
        return stage().applyToEitherAsync(other, function);
    }

    @Override
    public final <U> CompletionStage<U> applyToEitherAsync(
            CompletionStage<? extends Status> other, Function<? super Status, U> function, Executor executor) {
        return stage().applyToEitherAsync(other, function, executor);
    }

    @Override
    public final CompletionStage<Void> acceptEither(
            CompletionStage<? extends Status> other, Consumer<? super Status> action) {
        return stage().acceptEither(other, action);
    }

    @Override
    public final CompletionStage<Void> acceptEitherAsync(
            CompletionStage<? extends Status> other, Consumer<? super Status> action) {
        return stage().acceptEitherAsync(other, action);
    }

    @Override
    public final CompletionStage<Void> acceptEitherAsync(
            CompletionStage<? extends Status> other, Consumer<? super Status> action, Executor executor) {
        return stage().acceptEitherAsync(other, action, executor);
    }

    @Override
    public final CompletionStage<Void> runAfterEither(CompletionStage<?> other, Runnable action) {
        return stage().runAfterEither(other, action);
    }

    @Override
    public final CompletionStage<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable action) {
        return stage().runAfterEitherAsync(other, action);
    }

    @Override
    public final CompletionStage<Void> runAfterEitherAsync(
            CompletionStage<?> other, Runnable action, Executor executor) {
        return stage().runAfterEitherAsync(other, action, executor);
    }

    @Override
    public final <U> CompletionStage<U> thenCompose(Function<? super Status, ? extends CompletionStage<U>> function) {
        return stage().thenCompose(function);
    }

    @Override
    public final <U> CompletionStage<U> thenComposeAsync(
            Function<? super Status, ? extends CompletionStage<U>> function) {
        return stage().thenComposeAsync(function);
    }

    @Override
    public final <U> CompletionStage<U> thenComposeAsync(
            Function<? super Status, ? extends CompletionStage<U>> function, Executor executor) {
        return stage().thenComposeAsync(function, executor);
    }

    @Override
    public final <U> CompletionStage<U> handle(BiFunction<? super Status, Throwable, ? extends U> function) {
        return stage().handle(function);
    }

    @Override
    public final <U> CompletionStage<U> handleAsync(BiFunction<? super Status, Throwable, ? extends U> function) {
        return stage().handleAsync(function);
    }

    @Override
    public final <U> CompletionStage<U> handleAsync(
            BiFunction<? super Status, Throwable, ? extends U> function, Executor executor) {
        return stage().handleAsync(function, executor);
    }

    @Override
    public final CompletionStage<Status> whenComplete(BiConsumer<? super Status, ? super Throwable> action) {
        return stage().whenComplete(action);
    }

    @Override
    public final CompletionStage<Status> whenCompleteAsync(BiConsumer<? super Status, ? super Throwable> action) {
        return stage().whenCompleteAsync(action);
    }

    @Override
    public final CompletionStage<Status> whenCompleteAsync(
            BiConsumer<? super Status, ? super Throwable> action, Executor executor) {
        return stage().whenCompleteAsync(action, executor);
    }

    @Override
    public final CompletionStage<Status> exceptionally(Function<Throwable, ? extends Status> function) {
        return stage().exceptionally(function);
    }

    @Override
    public final CompletionStage<Status> exceptionallyAsync(Function<Throwable, ? extends Status> function) {
        return stage().exceptionallyAsync(function);
    }

    @Override
    public final CompletionStage<Status> exceptionallyAsync(
            Function<Throwable, ? extends Status> function, Executor executor) {
        return stage().exceptionallyAsync(function, executor);
    }

    @Override
    public final CompletionStage<Status> exceptionallyCompose(
            Function<Throwable, ? extends CompletionStage<Status>> function) {
        return stage().exceptionallyCompose(function);
    }

    @Override
    public final CompletionStage<Status> exceptionallyComposeAsync(
            Function<Throwable, ? extends CompletionStage<Status>> function) {
        return stage().exceptionallyComposeAsync(function);
    }

    @Override
    public final CompletionStage<Status> exceptionallyComposeAsync(
            Function<Throwable, ? extends CompletionStage<Status>> function, Executor executor) {
        return stage().exceptionallyComposeAsync(function, executor);
    }
}
