package org.pjrun;

/** Two sides of an operation do not agree, such as on the element type (MPI 4.1 §3.3.1), or ranks on a collective one. */
public final class MismatchException extends CommException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with the explanation. */
    public MismatchException(ErrorClass errorClass, String message) {
        super(errorClass, message);
    }
}
