package mpi;

/** A rank that the call needs has ended; pjrun knows by the name of this class that it was another's fault. */
final class PeerFailedException extends MPIException {
    private static final long serialVersionUID = 1L;

    PeerFailedException(org.pjrun.CommException cause) {
        super(cause);
    }
}
