package org.pjrun;

import java.util.Optional;

/**
 * What intracommunicators, {@link Comm}, and intercommunicators have in common: members, messages, a name, an end (MPI 4.1
 * chapter 7).
 *
 * <p><b>The end.</b> {@link #free} says that this rank is done with the communicator. It is called by all members, waits for
 * nobody, and lets go of everything: messages that nobody has received are dropped, and their senders, if they wait still,
 * get an exception. Operations that have been started are completed. What is called on a communicator afterwards throws
 * {@link CommException} with {@link ErrorClass#COMM}. A communicator is {@link AutoCloseable}, so that
 * {@code try (Comm row = world.split(…))} frees it.
 *
 * <p><b>Null.</b> Where MPI returns MPI_COMM_NULL to ranks that are in no new group, they get a communicator that
 * {@link #isNull}, of size 0, on which nothing can be called but what asks for that, and {@link #close}.
 */
public interface Communicator extends PointToPoint, AutoCloseable {
    /** Source of a receive that takes a message from any rank. */
    int ANY_SOURCE = -1;

    /** Tag of a receive that takes a message with any tag. */
    int ANY_TAG = -1;

    /** The rank of nobody: sends to it and receives from it are complete at once and empty. */
    int PROC_NULL = -2;

    /** No rank, no color. */
    int UNDEFINED = -3;

    /** In place of a send buffer: the rank's contribution stands in the receive buffer already (§6.2). */
    Object IN_PLACE = InPlace.IN_PLACE;

    /** Largest tag that can be used. */
    int TAG_UB = Integer.MAX_VALUE;

    /** This process's rank in its group, from 0 to {@link #size()} - 1; {@link #UNDEFINED} if the communicator is null. */
    int rank();

    /** Number of ranks in this process's group. */
    int size();

    /** This process's group (§7.3.2). */
    Group group();

    /** Name of the communicator, for people; all ranks are given the same, but may change theirs (§7.8). */
    String name();

    /** Changes the name that the communicator has on this rank. */
    void setName(String name);

    /** How this communicator and another are alike (§7.4.1). */
    Comparison compare(Communicator other);

    /** The value of an attribute on this rank (§7.7.2). */
    <T> Optional<T> attr(Keyval<T> key);

    /**
     * Sets an attribute on this rank; a value that it has already is deleted.
     *
     * @throws CommException with {@link ErrorClass#KEYVAL} if the key has been freed
     */
    <T> void setAttr(Keyval<T> key, T value);

    /**
     * Deletes an attribute on this rank.
     *
     * @throws CommException with {@link ErrorClass#KEYVAL} if there is none
     */
    void deleteAttr(Keyval<?> key);

    /** What is told of errors of this communicator on this rank, before they are thrown (§9.3). */
    ErrorHandler errorHandler();

    /** Has a handler told of errors from now on; dups and parts of this communicator that are made later begin with it. */
    void setErrorHandler(ErrorHandler handler);

    /** Has the error handler told of an error of the program's own, and throws it if the handler returns (§9.5). */
    void callErrorHandler(CommException error);

    /**
     * Ends the job (§9.7): this process ends with the code as its exit status, and pjrun ends the others.
     *
     * <p>Of the code the lowest eight bits count; the status is 1 if these are 0. It does not return. Where other ranks live in
     * this process, as in tests, it throws {@link AbortException}.
     */
    void abort(int code);

    /** What surrounds this rank. */
    Environment environment();

    /** Whether this is MPI_COMM_NULL: this rank is not a member. */
    boolean isNull();

    /**
     * Ends the use of this communicator on this rank (§7.4.3); all members call it, and nobody waits.
     *
     * @throws CommException if it has been freed before, or is the world
     */
    void free();

    /** Frees the communicator unless that has been done, or it is null, or the world, which ends with the program. */
    @Override
    void close();
}
