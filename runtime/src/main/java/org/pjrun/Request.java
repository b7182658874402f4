package org.pjrun;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.pjrun.internal.comm.RequestSets;

/**
 * A nonblocking or persistent operation (MPI 4.1 §3.7, §3.9).
 *
 * <p>Until it is complete its buffer belongs to the operation: a send's must not be changed, a receive's not be touched.
 * The request keeps the buffer alive. Any thread may wait or test; when the operation has failed, the first call that
 * finds it complete throws, and so do later ones. A request that is complete stays so: waiting again returns the same.
 *
 * <p><b>As a stage.</b> What is to be done when the operation is complete can be said by the methods of
 * {@link CompletionStage}, with the status or the failure of {@link #waitFor}. The first of these calls lets a virtual thread wait
 * for the request, which takes note of its end as any wait does and runs what depends on it; where the request is complete
 * already the caller runs it. None of these threads is inside the engine, so functions may communicate and block. Those who wait do
 * not keep the process alive. A persistent request is a new stage with each start. {@link #toCompletableFuture} is a copy: to
 * complete or cancel it changes nothing for the request.
 */
public interface Request extends CompletionStage<Status> {
    /** What {@link #waitAny} and {@link #testAny} return when no request is active. */
    int UNDEFINED = -1;

    /**
     * Waits until the operation is complete.
     *
     * @return the message's status for a receive, {@link Status#EMPTY} for a send
     * @throws CommException if the operation failed
     */
    Status waitFor();

    /**
     * Whether the operation is complete; moves messages, but does not block.
     *
     * @return the status if it is complete
     * @throws CommException if the operation failed
     */
    Optional<Status> test();

    /**
     * Whether there is something to wait for: false after a wait or test has found it complete, and for a persistent
     * request that is not started.
     */
    boolean active();

    /**
     * Asks for the operation to be cancelled (MPI 4.1 §3.8.4); local, does not block.
     *
     * <p>Wait for the request as ever: its status says whether it was cancelled or took place. A send of which its
     * receiver has been told is taken back with the receiver's help, so waiting for it takes a receiver that calls.
     */
    void cancel();

    /** Waits for all requests, in any order of completion (MPI_Waitall); returns their statuses in the order given. */
    static Status[] waitAll(Request... requests) {
        return RequestSets.waitAll(requests);
    }

    /**
     * Waits until one of the active requests is complete and takes note of it (MPI_Waitany).
     *
     * @return its index, {@link #UNDEFINED} if none is active
     */
    static int waitAny(Request... requests) {
        return RequestSets.waitAny(requests);
    }

    /**
     * Waits until at least one active request is complete (MPI_Waitsome).
     *
     * @return the indices of those that are, empty if none is active
     */
    static int[] waitSome(Request... requests) {
        return RequestSets.waitSome(requests);
    }

    /** Whether all requests are complete (MPI_Testall); does not block. */
    static boolean testAll(Request... requests) {
        return RequestSets.testAll(requests);
    }

    /** Index of an active request that has become complete, {@link #UNDEFINED} if there is none; does not block. */
    static int testAny(Request... requests) {
        return RequestSets.testAny(requests);
    }

    /** Indices of the active requests that have become complete (MPI_Testsome); does not block. */
    static int[] testSome(Request... requests) {
        return RequestSets.testSome(requests);
    }
}
