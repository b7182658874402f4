package org.pjrun.internal.transport.ring;

/**
 * Makes sure that pages of shared memory exist before they are used.
 *
 * <p>A page of a full file system that is touched for the first time through a mapping kills the process; asked for
 * beforehand it is an error that can be explained.
 */
@FunctionalInterface
public interface Reservation {
    /** Memory that needs no reservation. */
    Reservation NONE = (offset, bytes) -> {};

    /**
     * Reserves a part of the segment that nobody has written to yet.
     *
     * @throws org.pjrun.CommException if the memory is not there
     */
    void reserve(long offset, long bytes);
}
