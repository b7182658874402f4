package org.pjrun;

/** A message is longer than the buffer of the receive that it matched; the message is lost (MPI 4.1 §3.2.4). */
public final class TruncationException extends CommException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with the explanation. */
    public TruncationException(String message) {
        super(ErrorClass.TRUNCATE, message);
    }
}
