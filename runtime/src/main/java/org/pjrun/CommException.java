package org.pjrun;

/**
 * An operation failed; the message says which, why, and what to do (MPI 4.1 §9.3).
 *
 * <p>Unchecked, like MPI's default of errors being fatal: a program that catches nothing ends with the explanation.
 */
public class CommException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of error this is. */
    private final ErrorClass errorClass;

    /** Makes an exception of the given class. */
    public CommException(ErrorClass errorClass, String message) {
        super(message);
        this.errorClass = errorClass;
    }

    /** Makes an exception of the given class with what caused it. */
    public CommException(ErrorClass errorClass, String message, Throwable cause) {
        super(message, cause);
        this.errorClass = errorClass;
    }

    /** What kind of error this is. */
    public ErrorClass errorClass() {
        return errorClass;
    }
}
