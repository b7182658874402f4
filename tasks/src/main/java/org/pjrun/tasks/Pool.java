package org.pjrun.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.tasks.internal.pool.CallJob;
import org.pjrun.tasks.internal.pool.ChunkJob;
import org.pjrun.tasks.internal.pool.Element;
import org.pjrun.tasks.internal.pool.ListJob;
import org.pjrun.tasks.internal.pool.Master;
import org.pjrun.tasks.internal.pool.Packing;
import org.pjrun.tasks.internal.pool.StreamJob;
import org.pjrun.tasks.internal.pool.Worker;

/**
 * Worker processes that compute functions of what they are given.
 *
 * <pre>
 *   void main() {
 *       try (Pool pool = Pool.start(4)) {
 *           List&lt;Integer&gt; lengths = pool.map(files, file -&gt; length(file));
 *       }
 *   }
 * </pre>
 *
 * <p>{@link #start} launches worker processes from a plain program; {@link #over} makes workers of the ranks of a job. Functions are
 * lambdas or method references; what they capture travels with them, and so do inputs and results. Inputs are handed out in chunks,
 * whose size is found from how long tasks take unless it is given.
 *
 * <p><b>Failures.</b> What a task throws comes back as {@link TaskException}. When a worker dies, what it had not done is done by
 * others, and where the pool has started its workers another one takes its place. Each result is delivered once; a task whose worker
 * died may have been begun before.
 *
 * <p><b>Threads.</b> Any thread may call any method. A thread that waits for a result moves the pool on, and is not interrupted then.
 */
public final class Pool implements AutoCloseable {
    private final @Nullable Master master;

    private Pool(@Nullable Master master) {
        this.master = master;
    }

    /** Starts so many worker processes on this host, which see this program's class path. */
    public static Pool start(int workers) {
        return start(workers, Options.USUAL);
    }

    /** Starts so many worker processes on this host, with some wishes. */
    public static Pool start(int workers, Options options) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers + " (expected: > 0)");
        }
        return new Pool(Master.start(workers, options));
    }

    /**
     * Makes workers of all ranks of a communicator but rank 0, whose pool it is; collective.
     *
     * <p>On the other ranks this works until rank 0 closes its pool, and then returns one that is closed. Where there is no other rank
     * the caller does the tasks itself when it waits for them.
     *
     * <pre>
     *   try (Pool pool = Pool.over(world)) {
     *       if (pool.isMaster()) {
     *           IO.println(pool.map(inputs, x -&gt; f(x)));
     *       }
     *   }
     * </pre>
     */
    public static Pool over(Comm comm) {
        return over(comm, Options.USUAL);
    }

    /** The same with some wishes, which count on rank 0. */
    public static Pool over(Comm comm, Options options) {
        Comm own = comm.dup();
        if (own.rank() == 0) {
            return new Pool(Master.over(own, options));
        }
        new Worker(own).serve();
        own.free();
        return new Pool(null);
    }

    /** Whether this is the process whose pool it is. */
    public boolean isMaster() {
        return master != null;
    }

    Master master() {
        Master known = master;
        if (known == null) {
            throw new IllegalStateException("the pool is rank 0's (expected: rank 0; ask isMaster())");
        }
        return known;
    }

    /** How many workers there are at the moment. */
    public int workers() {
        return master().workers();
    }

    /** Results for all inputs, in their order; blocks. */
    public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
            Collection<? extends A> inputs, TaskFunction<A, R> function) {
        return ListJob.run(master(), function, 0, list(inputs), 0);
    }

    /** The same with so many inputs handed to a worker at once. */
    public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
            Collection<? extends A> inputs, TaskFunction<A, R> function, int chunk) {
        return ListJob.run(master(), function, 0, list(inputs), checked(chunk));
    }

    /** Results of a function of shared data and an input, for all inputs, in their order; blocks. */
    public <D extends @Nullable Object, A extends @Nullable Object, R extends @Nullable Object> List<R> map(
            Broadcast<D> data, Collection<? extends A> inputs, TaskFunction2<D, A, R> function) {
        if (!data.of(master())) {
            throw new IllegalArgumentException("broadcast of another pool (expected: one of this)");
        }
        return ListJob.run(master(), function, data.id(), list(inputs), 0);
    }

    /** Results of a function of two arguments, for the inputs of two lists in pairs; blocks. */
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> List<R> starMap(
            List<? extends A> firsts, List<? extends B> seconds, TaskFunction2<A, B, R> function) {
        if (firsts.size() != seconds.size()) {
            throw new IllegalArgumentException(
                    "starMap: " + firsts.size() + " and " + seconds.size() + " inputs (expected: as many of each)");
        }
        List<@Nullable Object[]> pairs = new ArrayList<>(firsts.size());
        Iterator<? extends B> others = seconds.iterator();
        for (A first : firsts) {
            pairs.add(new Object[] {first, others.next()});
        }
        return ListJob.run(master(), spread(function), 0, pairs, 0);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the pairs are of these types
    private static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            TaskFunction<@Nullable Object[], R> spread(TaskFunction2<A, B, R> function) {
        return pair -> function.apply((A) pair[0], (B) pair[1]);
    }

    /**
     * Results as they come, in the order of inputs. Inputs are taken a bounded number ahead, by the thread that uses the stream, so
     * there may be infinitely many.
     */
    public <A extends @Nullable Object, R extends @Nullable Object> Stream<R> mapOrdered(
            Iterable<? extends A> inputs, TaskFunction<A, R> function) {
        return StreamJob.of(master(), function, inputs.iterator(), 0, 0, true);
    }

    /** Results as they come, whichever is first. Inputs are taken a bounded number ahead, so there may be infinitely many. */
    public <A extends @Nullable Object, R extends @Nullable Object> Stream<R> mapUnordered(
            Iterable<? extends A> inputs, TaskFunction<A, R> function) {
        return StreamJob.of(master(), function, inputs.iterator(), 0, 0, false);
    }

    /**
     * Results as they come, with the chunk and the look-ahead given.
     *
     * @param chunk how many inputs are handed to a worker at once
     * @param lookAhead how many inputs are taken before the first result is used
     * @param ordered whether results come in the order of inputs
     */
    public <A extends @Nullable Object, R extends @Nullable Object> Stream<R> stream(
            Iterator<? extends A> inputs, TaskFunction<A, R> function, int chunk, int lookAhead, boolean ordered) {
        if (lookAhead < chunk) {
            throw new IllegalArgumentException(
                    "look-ahead: " + lookAhead + " (expected: at least the chunk, " + chunk + ")");
        }
        return StreamJob.of(master(), function, inputs, checked(chunk), lookAhead, ordered);
    }

    /** Has something done with all inputs; blocks. */
    @SuppressWarnings("NullAway") // what it returns is nothing
    public <A extends @Nullable Object> void forEach(Collection<? extends A> inputs, TaskAction<A> action) {
        Object body = (TaskFunction<Object, @Nullable Object>) packed -> {
            for (int i = 0; i < Packing.length(packed); i++) {
                Element.accept(action, packed, i);
            }
            return null;
        };
        ChunkJob.list(master(), body, list(inputs), 0);
    }

    /** Combines the results for all inputs, in their order; blocks. Workers combine those of a chunk, the caller the rest. */
    public <A extends @Nullable Object, R> R reduce(
            Collection<? extends A> inputs, R identity, TaskFunction<A, R> function, TaskOperator<R> operator) {
        Object body = (TaskFunction<Object, R>) packed -> {
            R all = Element.apply(function, packed, 0);
            for (int i = 1; i < Packing.length(packed); i++) {
                all = operator.combine(all, Element.apply(function, packed, i));
            }
            return all;
        };
        return combined(ChunkJob.list(master(), body, list(inputs), 0), identity, operator);
    }

    /** Results of a function of the bounds of parts of a range, in their order. */
    @SuppressWarnings("unchecked") // the body returns Rs
    <R> List<R> ranges(long size, int chunk, TaskFunction2<Long, Long, R> function) {
        Object body = (TaskFunction<long[], R>) bounds -> function.apply(bounds[0], bounds[1]);
        return (List<R>) ChunkJob.range(master(), body, size, chunk);
    }

    /** A future that is completed by others of this pool, whose waiting threads move it on. */
    <T extends @Nullable Object> CompletableFuture<T> promise() {
        return CallJob.promise(master());
    }

    @SuppressWarnings("unchecked") // the body returns Rs
    static <R> R combined(List<@Nullable Object> parts, R identity, TaskOperator<R> operator) {
        R all = identity;
        for (Object part : parts) {
            all = operator.combine(all, (R) part);
        }
        return all;
    }

    /** Has a call made by a worker. */
    public <R extends @Nullable Object> CompletableFuture<R> submit(TaskCall<R> call) {
        return CallJob.submit(master(), call, 0);
    }

    /** Has a function computed by a worker. */
    public <A extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> submit(
            TaskFunction<A, R> function, A argument) {
        return CallJob.submit(master(), function, argument, 0);
    }

    /**
     * Has a call made by a worker, before all that are less urgent.
     *
     * @param priority 0 for the usual one, the greater the more urgent
     */
    public <R extends @Nullable Object> CompletableFuture<R> submit(int priority, TaskCall<R> call) {
        return CallJob.submit(master(), call, priority);
    }

    /** The result of a function, computed by a worker; blocks. */
    public <A extends @Nullable Object, R extends @Nullable Object> R apply(TaskFunction<A, R> function, A argument) {
        return Futures.outcome(submit(function, argument));
    }

    /** Sends data to each worker once, which {@link #map(Broadcast, Collection, TaskFunction2)} hands to tasks. */
    public <D extends @Nullable Object> Broadcast<D> broadcast(D data) {
        return new Broadcast<>(master(), data);
    }

    /** Has all tasks that wait or run end, in vain; their futures fail. The pool can be used further. */
    public void cancelAll() {
        master().cancelAll();
    }

    /** Waits until all tasks have been done, and ends the workers. */
    @Override
    public void close() {
        Master closing = master;
        if (closing != null) {
            closing.close();
        }
    }

    private static <A extends @Nullable Object> List<A> list(Collection<? extends A> inputs) {
        @SuppressWarnings("unchecked") // it is only read
        List<A> same = inputs instanceof List<?> list && list instanceof RandomAccess
                ? (List<A>) list
                : new ArrayList<>(inputs);
        return same;
    }

    private static int checked(int chunk) {
        if (chunk < 1) {
            throw new IllegalArgumentException("chunk: " + chunk + " (expected: > 0)");
        }
        return chunk;
    }
}
