package org.pjrun;

/** What a {@link GeneralizedRequest} asks of the program that carries its operation out (MPI 4.1 §13.2). */
public interface GeneralizedOperation {
    /**
     * The status of the operation; asked for once, by the first wait or test that finds the request complete (query_fn).
     *
     * <p>What it throws, this wait or test throws, and so do all later ones.
     */
    default Status query() {
        return Status.EMPTY;
    }

    /** Lets go of what the operation holds; called once, after {@link #query} (free_fn). */
    default void free() {}

    /**
     * {@link Request#cancel} has been called (cancel_fn); the program still completes the request.
     *
     * @param complete whether it has been completed already, so that it is too late
     */
    default void cancel(boolean complete) {}
}
