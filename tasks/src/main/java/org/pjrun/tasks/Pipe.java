package org.pjrun.tasks;

import java.util.Optional;
import org.pjrun.Comm;
import org.pjrun.tasks.internal.shared.Kind;
import org.pjrun.tasks.internal.shared.QueueHome;
import org.pjrun.tasks.internal.shared.Remote;

/**
 * Objects from one rank to another, in order; the writer waits while the reader is too far behind.
 *
 * <p>Only the rank that has an end uses it: what another one tries is an {@link IllegalStateException} that says so.
 *
 * @param <T> type of objects
 */
public final class Pipe<T> {
    private final Remote home;
    private final String name;

    private Pipe(Remote home, String name) {
        this.home = home;
        this.name = name;
    }

    /**
     * The pipe of that name.
     *
     * @param writer rank that writes
     * @param reader rank that reads
     * @param capacity how many objects may be under way
     */
    public static <T> Pipe<T> of(Comm comm, String name, int writer, int reader, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("pipe " + name + ": capacity: " + capacity + " (expected: > 0)");
        }
        for (int end : new int[] {writer, reader}) {
            if (end < 0 || end >= comm.size()) {
                throw new IllegalArgumentException(
                        "pipe " + name + ": rank: " + end + " (expected: 0 to " + (comm.size() - 1) + ")");
            }
        }
        return new Pipe<>(Remote.of(comm, Kind.PIPE, name, capacity, writer, reader), name);
    }

    /**
     * Waits until there is room, and writes an object.
     *
     * @throws IllegalStateException if the pipe has been closed, or this rank has not the writing end
     */
    public void write(T object) throws InterruptedException {
        home.callInterruptibly(QueueHome.PUT, object);
    }

    /**
     * Waits for an object.
     *
     * @throws IllegalStateException if the pipe has been closed and holds no more, or this rank has not the reading end
     */
    public T read() throws InterruptedException {
        return next().orElseThrow(() -> new IllegalStateException(
                "pipe " + name + ": it has been closed, and all has been read (expected: no more reads; see next())"));
    }

    /** Waits for an object; empty if the pipe has been closed and holds no more. */
    public Optional<T> next() throws InterruptedException {
        return Queue.element(home.callInterruptibly(QueueHome.TAKE));
    }

    /** Says that no more will be written; called by the writer. */
    public void close() {
        home.call(QueueHome.CLOSE);
    }
}
