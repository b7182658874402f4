package org.pjrun;

/** A rank has called {@link Communicator#abort}, and its process cannot be ended because other ranks live in it. */
public final class AbortException extends CommException {
    private static final long serialVersionUID = 1L;

    /** The code that was given. */
    private final int code;

    /** Makes an exception with the code and the explanation. */
    public AbortException(int code, String message) {
        super(ErrorClass.PROC_ABORTED, message);
        this.code = code;
    }

    /** The code that {@link Communicator#abort} was called with. */
    public int code() {
        return code;
    }
}
