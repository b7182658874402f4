package org.pjrun.tasks.internal.pool;

import java.util.ArrayList;
import java.util.List;
import org.pjrun.tasks.TaskFunction;

/**
 * What a worker does with a problem in its turn.
 *
 * @param <P> type of problems
 * @param <R> type of results
 */
public final class Turn<P, R> {
    /** For how long a worker works by itself: so long at most others have nothing to do. */
    private static final long TURN_NANOS = 10_000_000;

    private final TaskFunction<P, List<P>> split;
    private final TaskFunction<P, R> solve;
    private final TaskFunction<List<R>, R> combine;
    private final long until = System.nanoTime() + TURN_NANOS;

    /** The next turn of the calling thread. */
    public Turn(TaskFunction<P, List<P>> split, TaskFunction<P, R> solve, TaskFunction<List<R>, R> combine) {
        this.split = split;
        this.solve = solve;
        this.combine = combine;
    }

    /** Works, depth first, until the turn is over. */
    public Tree work(P problem) throws Exception {
        List<P> parts = split.apply(problem);
        if (parts.isEmpty()) {
            return new Tree(null, null, solve.apply(problem));
        }
        List<Tree> trees = new ArrayList<>();
        for (P part : parts) {
            trees.add(System.nanoTime() >= until ? new Tree(part, null, null) : work(part));
        }
        return combined(trees);
    }

    @SuppressWarnings("unchecked") // results are Rs
    private Tree combined(List<Tree> trees) throws Exception {
        List<R> results = new ArrayList<>();
        for (Tree tree : trees) {
            if (tree.result() == null) {
                return new Tree(null, trees, null);
            }
            results.add((R) tree.result());
        }
        return new Tree(null, null, combine.apply(results));
    }
}
