package org.pjrun.tasks.internal.pool;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A function over inputs that come one by one, perhaps without end. The thread that wants results takes inputs, a bounded number ahead.
 *
 * @param <R> type of results
 */
public final class StreamJob<R extends @Nullable Object> extends Job implements Iterator<R> {
    /** So many units of each worker are under way. */
    private static final int UNITS_AHEAD = 4;

    private static final int MOST_AHEAD = 1 << 20;

    /** Results of a unit that were delivered. */
    private record Batch(
            long first, int tasks, int count, @Nullable Object results, String worker) implements Comparable<Batch> {
        @Override
        public int compareTo(Batch other) {
            return Long.compare(first, other.first);
        }
    }

    private final Master master;
    private final Iterator<?> inputs;
    private final int chunk;
    private final int lookAhead;
    private final boolean ordered;

    // guarded by this
    private final ArrayDeque<Object[]> buffer = new ArrayDeque<>(); // inputs, each in an array since it may be null
    private final PriorityQueue<Batch> arrived = new PriorityQueue<>();
    private long read;
    private long taken;
    private long returned;
    private boolean exhausted;
    private @Nullable Throwable failure;

    // of the thread that wants results
    private @Nullable Batch current;
    private int at;

    private StreamJob(Master master, Object body, Iterator<?> inputs, int chunk, int lookAhead, boolean ordered) {
        super(master.newId(), body, 0, 0, new Estimate());
        this.master = master;
        this.inputs = inputs;
        this.chunk = chunk;
        this.lookAhead = lookAhead;
        this.ordered = ordered;
    }

    /**
     * The results as a stream.
     *
     * @param chunk how many inputs are handed to a worker at once, 0 to find out
     * @param lookAhead how many inputs are taken before the result of the first is used, 0 to find out
     */
    public static <R extends @Nullable Object> Stream<R> of(
            Master master, Object body, Iterator<?> inputs, int chunk, int lookAhead, boolean ordered) {
        StreamJob<R> job = new StreamJob<>(master, body, inputs, chunk, lookAhead, ordered);
        master.add(job);
        Stream<R> results = StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(job, ordered ? Spliterator.ORDERED : 0), false);
        return results.onClose(job::stop);
    }

    private void stop() {
        end();
        master.unshare(id);
    }

    @Override
    public boolean hasNext() {
        while (!over()) {
            if (current != null && at < current.tasks) {
                return true;
            }
            fill();
            if (allReturned()) {
                stop();
                return false;
            }
            master.await(this::ready);
            Throwable failed = take();
            if (failed instanceof RuntimeException thrown) {
                stop();
                throw thrown;
            }
        }
        return false;
    }

    private synchronized boolean allReturned() {
        return exhausted && returned == read && failure == null;
    }

    /** Takes inputs, until enough are under way. */
    private void fill() {
        boolean more = false;
        int workers = master.workers(); // not inside of this job's monitor, which is taken inside the master's lock
        while (wants(workers)) {
            if (!inputs.hasNext()) {
                synchronized (this) {
                    exhausted = true;
                }
                break;
            }
            Object[] input = {inputs.next()};
            synchronized (this) {
                buffer.add(input);
                read++;
                more = true;
            }
        }
        if (more) {
            master.more();
        }
    }

    private synchronized boolean wants(int workers) {
        int unit = chunk > 0 ? chunk : estimate.tasks(MOST_AHEAD, workers);
        long ahead = lookAhead > 0 ? lookAhead : Math.min(MOST_AHEAD, (long) UNITS_AHEAD * workers * unit);
        return !exhausted && failure == null && read - returned < ahead;
    }

    private synchronized boolean ready() {
        Batch first = arrived.peek();
        return failure != null || first != null && (!ordered || first.first == returned) || over();
    }

    /** Takes the next results; what the job has failed with if it has. */
    private synchronized @Nullable Throwable take() {
        current = arrived.poll();
        at = 0;
        if (current != null) {
            returned += current.tasks;
        }
        return failure;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the body returns Rs
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Batch batch = current;
        Object result = batch.count == 0 || batch.results == null ? batch.results : Packing.at(batch.results, at);
        long index = batch.first + at++;
        if (result instanceof Failure failed) {
            stop();
            throw failed.exception(index, batch.worker);
        }
        return (R) result;
    }

    @Override
    int chunk() {
        return chunk;
    }

    @Override
    synchronized @Nullable Unit next(int most) {
        int count = Math.min(most, buffer.size());
        if (count == 0 || count < chunk && !exhausted && count < most && lookAhead == 0) {
            return null; // more are to come
        }
        long first = taken;
        taken += count;
        if (count == 1) {
            return Unit.single(this, first, buffer.remove()[0]);
        }
        @Nullable Object[] inputsOfUnit = new Object[count];
        for (int i = 0; i < count; i++) {
            inputsOfUnit[i] = buffer.remove()[0];
        }
        return Unit.packed(this, first, Packing.pack(Arrays.asList(inputsOfUnit), 0, count));
    }

    @Override
    long remaining() {
        return over() ? 0 : Long.MAX_VALUE;
    }

    @Override
    synchronized boolean available() {
        return !over() && !buffer.isEmpty();
    }

    @Override
    synchronized void deliver(Unit unit, @Nullable Object result, String worker) {
        arrived.add(new Batch(unit.first, unit.tasks, unit.count, result, worker));
    }

    @Override
    synchronized void fail(Unit unit, Throwable why) {
        if (failure == null) {
            failure = why;
        }
    }
}
