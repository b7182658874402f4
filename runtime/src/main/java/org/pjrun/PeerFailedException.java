package org.pjrun;

/** A process that the operation needs has ended, or left the job without completing its part. */
public final class PeerFailedException extends CommException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with the explanation. */
    public PeerFailedException(String message) {
        super(ErrorClass.PROC_FAILED, message);
    }
}
