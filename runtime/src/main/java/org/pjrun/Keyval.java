package org.pjrun;

import java.util.Optional;

/**
 * The key of an attribute that programs and libraries hang on communicators (MPI 4.1 §7.7); one object for each kind of
 * attribute.
 *
 * <pre>
 *   Keyval&lt;Counter&gt; counters = Keyval.create();
 *   comm.setAttr(counters, new Counter());
 * </pre>
 *
 * <p>Callbacks run in the thread that copies or deletes. Exceptions that they throw are thrown by the call that they run in.
 *
 * @param <T> type of the attribute's values
 */
public final class Keyval<T> {
    private final Copy<T> copy;
    private final Delete<T> delete;
    private volatile boolean freed;

    private Keyval(Copy<T> copy, Delete<T> delete) {
        this.copy = copy;
        this.delete = delete;
    }

    /**
     * Says what a dup gets of an attribute.
     *
     * @param <T> type of the attribute's values
     */
    @FunctionalInterface
    public interface Copy<T> {
        /** The value that a dup of a communicator gets, empty for none. */
        Optional<T> copy(Communicator old, T value);
    }

    /**
     * Is told that an attribute is deleted.
     *
     * @param <T> type of the attribute's values
     */
    @FunctionalInterface
    public interface Delete<T> {
        /** Called when a value is deleted, replaced, or its communicator freed. */
        void delete(Communicator comm, T value);
    }

    /** A key whose attributes are not copied to dups (MPI_COMM_NULL_COPY_FN). */
    public static <T> Keyval<T> create() {
        return create((old, value) -> Optional.empty());
    }

    /** A key whose attributes are copied to dups as they are (MPI_COMM_DUP_FN). */
    public static <T> Keyval<T> createDuplicated() {
        return create((old, value) -> Optional.of(value));
    }

    /** A key with a callback for copies. */
    public static <T> Keyval<T> create(Copy<T> copy) {
        return create(copy, (comm, value) -> {});
    }

    /** A key with callbacks for copies and deletions. */
    public static <T> Keyval<T> create(Copy<T> copy, Delete<T> delete) {
        return new Keyval<>(copy, delete);
    }

    /** Ends the use of this key; attributes that have it stay, and are copied and deleted as ever, but none can be set. */
    public void free() {
        freed = true;
    }

    /** Whether {@link #free} has been called. */
    public boolean isFree() {
        return freed;
    }

    /** The callback for copies. */
    public Copy<T> copy() {
        return copy;
    }

    /** The callback for deletions. */
    public Delete<T> delete() {
        return delete;
    }
}
