package org.pjrun.tasks;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.pjrun.Comm;
import org.pjrun.tasks.internal.shared.Kind;
import org.pjrun.tasks.internal.shared.QueueHome;
import org.pjrun.tasks.internal.shared.Remote;

/**
 * A bounded queue of objects, into which any thread of any rank puts and from which any takes.
 *
 * <pre>
 *   Queue&lt;String&gt; lines = Queue.of(world, "lines", 100);
 *   lines.put(line);                       // waits while 100 are in it
 *   for (String each : lines) { … }        // until it is closed and empty
 * </pre>
 *
 * <p>Elements are never null. They lie on rank 0 of the communicator, which must have asked for a shared object, too.
 *
 * @param <T> type of elements
 */
public final class Queue<T> implements Iterable<T> {
    private final Remote home;

    private Queue(Remote home) {
        this.home = home;
    }

    /** The queue of that name, which holds at most so many elements. */
    public static <T> Queue<T> of(Comm comm, String name, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("queue " + name + ": capacity: " + capacity + " (expected: > 0)");
        }
        return new Queue<>(Remote.of(comm, Kind.QUEUE, name, capacity));
    }

    /**
     * Waits until there is room, and puts an element in.
     *
     * @throws IllegalStateException if the queue has been closed
     */
    public void put(T element) throws InterruptedException {
        home.callInterruptibly(QueueHome.PUT, element);
    }

    /** Puts an element in if there is room; does not wait. */
    public boolean offer(T element) {
        return Boolean.TRUE.equals(home.call(QueueHome.OFFER, element));
    }

    /** Waits at most so long for room, and puts an element in; whether it did. */
    public boolean offer(T element, Duration most) throws InterruptedException {
        return home.callWithin(most.toNanos(), QueueHome.PUT, element) != null;
    }

    /** Waits for an element and takes it out; empty if the queue has been closed and holds no more. */
    public Optional<T> take() throws InterruptedException {
        return element(home.callInterruptibly(QueueHome.TAKE));
    }

    /** Takes an element out if there is one; does not wait. */
    public Optional<T> poll() {
        return element(home.call(QueueHome.POLL));
    }

    /** Waits at most so long for an element and takes it out; empty if there was none. */
    public Optional<T> poll(Duration most) throws InterruptedException {
        Object taken = home.callWithin(most.toNanos(), QueueHome.TAKE);
        return taken == null ? Optional.empty() : element(taken);
    }

    /** The element that a call resulted in. */
    @SuppressWarnings("unchecked") // only Ts are put in
    static <T> Optional<T> element(Object taken) {
        return taken instanceof Object[] holder ? Optional.of((T) holder[0]) : Optional.empty();
    }

    /** Says that no more will be put in: those who wait for elements get the rest, and then none. */
    public void close() {
        home.call(QueueHome.CLOSE);
    }

    /** How many elements are in it at the moment. */
    public int size() {
        return (int) home.call(QueueHome.SIZE);
    }

    /** Says that an element that was taken has been dealt with. */
    public void taskDone() {
        home.call(QueueHome.TASK_DONE);
    }

    /** Waits until {@link #taskDone} has been called for every element that was put in. */
    public void join() throws InterruptedException {
        home.callInterruptibly(QueueHome.JOIN);
    }

    /** Elements as they come, taken out, until the queue is closed and empty. */
    @Override
    public Iterator<T> iterator() {
        return new Elements<>(this);
    }

    private static final class Elements<T> implements Iterator<T> {
        private final Queue<T> queue;
        private Optional<T> next = Optional.empty();

        Elements(Queue<T> queue) {
            this.queue = queue;
        }

        @Override
        public boolean hasNext() {
            if (next.isEmpty()) {
                next = element(queue.home.call(QueueHome.TAKE));
            }
            return next.isPresent();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the queue has been closed, and is empty");
            }
            T element = next.get();
            next = Optional.empty();
            return element;
        }
    }
}
