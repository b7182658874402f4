package mpi;

/** What a program can give back. */
public interface Freeable {
    /** Gives it back; it cannot be used any more. */
    void free();
}
