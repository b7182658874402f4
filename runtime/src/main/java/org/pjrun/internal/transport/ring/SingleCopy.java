package org.pjrun.internal.transport.ring;

import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.memory.OwnMemory;
import org.pjrun.internal.shared.RemoteMemory;
import org.pjrun.internal.transport.Transfer;

/** Which of this rank's messages their receivers copy right out of its memory, instead of both through shared memory. */
final class SingleCopy {
    /** From here on one copy by the kernel is faster than two of our own that overlap. */
    private static final long LEAST_BYTES = Long.getLong("pjrun.pull", 4 * 1024);

    /**
     * So many bytes of arrays go both ways before it is worth its while to find out about the garbage collector, which
     * takes as long as copying them.
     */
    private static final long HEAP_AFTER_BYTES = 32L << 20;

    private final OwnMemory own = new OwnMemory();
    private final long leastBytes;
    private long heapBytesFirst;

    SingleCopy() {
        this(LEAST_BYTES, HEAP_AFTER_BYTES);
    }

    /**
     * Offers what is long enough.
     *
     * @param heapBytesFirst bytes of arrays that are copied both ways at first
     */
    SingleCopy(long leastBytes, long heapBytesFirst) {
        this.leastBytes = leastBytes;
        this.heapBytesFirst = heapBytesFirst;
    }

    /** Whether a message is to be offered to its receiver. */
    boolean suits(Transfer send) {
        if (send.length < leastBytes || !RemoteMemory.available()) {
            return false;
        }
        Buffer.Place place = send.buffer.place();
        return place == Buffer.Place.NATIVE || place == Buffer.Place.HEAP && arrayGoesOnce(send.length);
    }

    /** Counts bytes that go both ways although they might have been offered. */
    void passes(long bytes) {
        heapBytesFirst -= bytes;
    }

    /** Counts bytes of an array that are about to be copied, and answers whether arrays are copied once by now. */
    private boolean arrayGoesOnce(long bytes) {
        if (heapBytesFirst > 0) {
            heapBytesFirst -= bytes;
            return false;
        }
        return own.arraysFollowed();
    }

    /** Notes that a message is about to be copied here out of another rank's memory: it counts like one that goes. */
    void arrives(Transfer receive) {
        if (receive.buffer.place() == Buffer.Place.HEAP && arrayGoesOnce(receive.length)) {
            own.preferHugePages(receive.buffer.address(0), receive.length);
        }
    }

    /**
     * Finds out where a message lies.
     *
     * @return what the {@link #counter} must be for that to be good, negative if it is good in any case
     */
    long locate(Transfer send) {
        if (send.buffer.place() == Buffer.Place.NATIVE) {
            send.address = send.buffer.address(0);
            return -1;
        }
        long moves;
        do {
            moves = own.moves();
            send.address = send.buffer.address(0);
        } while (own.moves() != moves);
        own.preferHugePages(send.address, send.length);
        return moves;
    }

    /** This process, as those who copy from it name it. */
    long process() {
        return own.process();
    }

    /** Where they can read how often its collector has run, 0 if no array can be offered. */
    long counter() {
        return own.counter();
    }
}
