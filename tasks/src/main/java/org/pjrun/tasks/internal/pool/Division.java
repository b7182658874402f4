package org.pjrun.tasks.internal.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.pjrun.tasks.TaskCall;
import org.pjrun.tasks.TaskFunction;

/**
 * A problem that is divided on workers, which take work from each other through the master: one goes on by itself, depth first, for
 * some milliseconds; then it gives back what it has not begun, which whoever is free gets, the largest problems first.
 *
 * @param <P> type of problems
 * @param <R> type of results
 */
public final class Division<P, R> {
    /** How calls get to workers. */
    @FunctionalInterface
    public interface Submitting {
        /** Has a call made by a worker. */
        <T extends @Nullable Object> CompletableFuture<T> submit(TaskCall<T> call);
    }

    private final Submitting workers;
    private final TaskFunction<P, List<P>> split;
    private final TaskFunction<P, R> solve;
    private final TaskFunction<List<R>, R> combine;

    /** A way of dividing problems. */
    public Division(
            Submitting workers,
            TaskFunction<P, List<P>> split,
            TaskFunction<P, R> solve,
            TaskFunction<List<R>, R> combine) {
        this.workers = workers;
        this.split = split;
        this.solve = solve;
        this.combine = combine;
    }

    /** What a problem results in. */
    public CompletableFuture<R> solve(P problem) {
        TaskFunction<P, List<P>> splitting = split;
        TaskFunction<P, R> solving = solve;
        TaskFunction<List<R>, R> combining = combine;
        CompletableFuture<Tree> turn = workers.submit(() -> new Turn<>(splitting, solving, combining).work(problem));
        return turn.thenCompose(this::complete);
    }

    /** The result of a tree, whose open problems are handed out. */
    @SuppressWarnings({"unchecked", "NullAway"
    }) // what has neither a result nor parts has a problem; problems are Ps, results Rs
    private CompletableFuture<R> complete(Tree tree) {
        if (tree.result() != null) {
            return CompletableFuture.completedFuture((R) tree.result());
        }
        if (tree.parts() == null) {
            return solve((P) tree.problem());
        }
        List<CompletableFuture<R>> parts = new ArrayList<>();
        for (Tree part : tree.parts()) {
            parts.add(complete(part));
        }
        TaskFunction<List<R>, R> combining = combine;
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).thenCompose(done -> {
            ArrayList<R> results = new ArrayList<>();
            parts.forEach(part -> results.add(part.join()));
            return workers.submit(() -> combining.apply(results));
        });
    }
}
