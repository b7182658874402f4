package org.pjrun;

/**
 * An operation whose arguments are bound once and that is started many times (MPI 4.1 §3.9).
 *
 * <p>Starting and completing it allocates nothing.
 */
public interface PersistentRequest extends Request {
    /**
     * Starts the operation; it must not be active.
     *
     * @throws CommException with {@link ErrorClass#REQUEST} if it is active
     */
    void start();

    /** Starts all of them in order. */
    static void startAll(PersistentRequest... requests) {
        for (PersistentRequest request : requests) {
            request.start();
        }
    }
}
