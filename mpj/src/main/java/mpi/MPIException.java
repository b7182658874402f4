package mpi;

import org.pjrun.CommException;
import org.pjrun.ErrorClass;

/** A call failed; the message says which, why, and what to do. Unchecked, as most programs for MPJ Express take it. */
public class MPIException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errorClass;

    /** An error of no special class. */
    public MPIException() {
        this.errorClass = MPI.ERR_OTHER;
    }

    /** An error of no special class. */
    public MPIException(String message) {
        super(message);
        this.errorClass = MPI.ERR_OTHER;
    }

    /** An error of the class of its cause. */
    public MPIException(Throwable cause) {
        super(cause instanceof CommException ? cause.getMessage() : cause.toString(), cause);
        this.errorClass = cause instanceof CommException e ? number(e.errorClass()) : MPI.ERR_OTHER;
    }

    MPIException(int errorClass, String message) {
        super(message);
        this.errorClass = errorClass;
    }

    /** The error code, which is the error class here. */
    public int getErrorCode() {
        return errorClass;
    }

    /** The error class, one of {@code MPI.ERR_…}. */
    public int getErrorClass() {
        return errorClass;
    }

    /** What one-sided communication, files and dynamic processes say until they are here. */
    static MPIException later(String what) {
        return new MPIException(
                MPI.ERR_UNSUPPORTED_OPERATION,
                what + " will come with a later version of pjrun; there is no substitute yet");
    }

    /** Both interfaces and {@link ErrorClass} have the standard's names. */
    private static int number(ErrorClass errorClass) {
        try {
            return (Integer) MPI.class.getField("ERR_" + errorClass.name()).get(null);
        } catch (ReflectiveOperationException e) {
            return MPI.ERR_OTHER; // a class of MPI 3 and later, which these interfaces do not know
        }
    }
}
