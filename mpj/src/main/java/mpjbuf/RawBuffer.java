package mpjbuf;

/** How large a {@link Buffer} is to be. */
public interface RawBuffer {
    /** Number of bytes. */
    int getCapacity();

    /** Gives it back, which takes nothing. */
    void free();
}
