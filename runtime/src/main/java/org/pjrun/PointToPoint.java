package org.pjrun;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages from one rank to another (MPI 4.1 chapter 3).
 *
 * <p><b>Buffers.</b> A parameter {@code buffer} is a primitive array, a {@link java.lang.foreign.MemorySegment} (heap,
 * native or mapped) or a NIO buffer, which is used from its position to its limit and not moved. The kind of buffer
 * names the element type; sender and receiver must name the same. Without offset and count the whole buffer is meant;
 * both count elements. A receive buffer may be longer than the message. A segment's arena must stay open until the
 * operation is complete. Any other kind of object is refused; use the methods with {@code Object} in their name.
 *
 * <p><b>Order.</b> Messages of one sender on one communicator do not overtake each other, whatever their length and mode
 * (§3.5). A message to {@link Comm#PROC_NULL}, or from it, is complete at once and empty (§3.10).
 *
 * <p><b>Threads.</b> Any thread may call any method, virtual threads included. Blocking methods spin a short while, then
 * yield, then sleep. They are not interrupted by {@link Thread#interrupt}, which is kept for the caller.
 *
 * <p><b>Errors.</b> All throw {@link CommException} on bad arguments and failures; {@link PeerFailedException} when the peer
 * has ended; receives also {@link TruncationException} and {@link MismatchException}.
 */
public interface PointToPoint {
    // blocking

    /**
     * Sends the whole buffer in standard mode (§3.4): returns when the buffer can be used again.
     *
     * <p>Small messages are buffered as far as the receiver lends credit; others wait for their receive.
     */
    void send(Object buffer, int dest, int tag);

    /** Sends {@code count} elements from {@code offset} on in standard mode. */
    void send(Object buffer, long offset, long count, int dest, int tag);

    /** Sends one {@code int}. */
    void send(int value, int dest, int tag);

    /** Sends one {@code long}. */
    void send(long value, int dest, int tag);

    /** Sends one {@code double}. */
    void send(double value, int dest, int tag);

    /** Sends the whole buffer in synchronous mode: returns when the receive has been matched. */
    void ssend(Object buffer, int dest, int tag);

    /** Sends {@code count} elements from {@code offset} on in synchronous mode. */
    void ssend(Object buffer, long offset, long count, int dest, int tag);

    /** Sends the whole buffer in buffered mode: copies it and returns at once (§3.6; buffering is automatic). */
    void bsend(Object buffer, int dest, int tag);

    /** Sends {@code count} elements from {@code offset} on in buffered mode. */
    void bsend(Object buffer, long offset, long count, int dest, int tag);

    /** Sends the whole buffer in ready mode: the receive must have been posted; treated like standard mode. */
    void rsend(Object buffer, int dest, int tag);

    /** Sends {@code count} elements from {@code offset} on in ready mode. */
    void rsend(Object buffer, long offset, long count, int dest, int tag);

    /** Receives a message into the whole buffer; blocks until it is there (§3.2.4). */
    Status recv(Object buffer, int source, int tag);

    /** Receives a message into at most {@code count} elements from {@code offset} on; blocks. */
    Status recv(Object buffer, long offset, long count, int source, int tag);

    /** Receives one {@code int}; blocks. */
    int recvInt(int source, int tag);

    /** Receives one {@code long}; blocks. */
    long recvLong(int source, int tag);

    /** Receives one {@code double}; blocks. */
    double recvDouble(int source, int tag);

    /** Sends one buffer and receives into another at the same time, so that no cycle of these can block (§3.10). */
    Status sendrecv(Object sendBuffer, int dest, int sendTag, Object recvBuffer, int source, int recvTag);

    /** Sends a part of one buffer and receives into a part of another at the same time. */
    Status sendrecv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            int dest,
            int sendTag,
            Object recvBuffer,
            long recvOffset,
            long recvCount,
            int source,
            int recvTag);

    /** Sends the whole buffer and replaces its content by the message received. */
    Status sendrecvReplace(Object buffer, int dest, int sendTag, int source, int recvTag);

    /** Sends a part of the buffer and replaces its content by the message received. */
    Status sendrecvReplace(Object buffer, long offset, long count, int dest, int sendTag, int source, int recvTag);

    // probes

    /** Waits for a message and tells its status; the message stays (§3.8.1). */
    Status probe(int source, int tag);

    /** Tells the status of a message if there is one; the message stays, does not block. */
    Optional<Status> iprobe(int source, int tag);

    /** Waits for a message and takes it out of matching (§3.8.2). */
    Message mprobe(int source, int tag);

    /** Takes a message out of matching if there is one; does not block. */
    Optional<Message> improbe(int source, int tag);

    // nonblocking

    /** Starts to send the whole buffer in standard mode (§3.7.2). */
    Request isend(Object buffer, int dest, int tag);

    /** Starts to send {@code count} elements from {@code offset} on in standard mode. */
    Request isend(Object buffer, long offset, long count, int dest, int tag);

    /** Starts to send the whole buffer in synchronous mode. */
    Request issend(Object buffer, int dest, int tag);

    /** Starts to send {@code count} elements from {@code offset} on in synchronous mode. */
    Request issend(Object buffer, long offset, long count, int dest, int tag);

    /** Starts to send the whole buffer in buffered mode. */
    Request ibsend(Object buffer, int dest, int tag);

    /** Starts to send {@code count} elements from {@code offset} on in buffered mode. */
    Request ibsend(Object buffer, long offset, long count, int dest, int tag);

    /** Starts to send the whole buffer in ready mode. */
    Request irsend(Object buffer, int dest, int tag);

    /** Starts to send {@code count} elements from {@code offset} on in ready mode. */
    Request irsend(Object buffer, long offset, long count, int dest, int tag);

    /** Starts to receive into the whole buffer. */
    Request irecv(Object buffer, int source, int tag);

    /** Starts to receive into at most {@code count} elements from {@code offset} on. */
    Request irecv(Object buffer, long offset, long count, int source, int tag);

    // persistent

    /** Makes a persistent send of the whole buffer in standard mode (§3.9). */
    PersistentRequest sendInit(Object buffer, int dest, int tag);

    /** Makes a persistent send of {@code count} elements from {@code offset} on in standard mode. */
    PersistentRequest sendInit(Object buffer, long offset, long count, int dest, int tag);

    /** Makes a persistent send of the whole buffer in synchronous mode. */
    PersistentRequest ssendInit(Object buffer, int dest, int tag);

    /** Makes a persistent send of {@code count} elements from {@code offset} on in synchronous mode. */
    PersistentRequest ssendInit(Object buffer, long offset, long count, int dest, int tag);

    /** Makes a persistent send of the whole buffer in buffered mode. */
    PersistentRequest bsendInit(Object buffer, int dest, int tag);

    /** Makes a persistent send of {@code count} elements from {@code offset} on in buffered mode. */
    PersistentRequest bsendInit(Object buffer, long offset, long count, int dest, int tag);

    /** Makes a persistent send of the whole buffer in ready mode. */
    PersistentRequest rsendInit(Object buffer, int dest, int tag);

    /** Makes a persistent send of {@code count} elements from {@code offset} on in ready mode. */
    PersistentRequest rsendInit(Object buffer, long offset, long count, int dest, int tag);

    /** Makes a persistent receive into the whole buffer. */
    PersistentRequest recvInit(Object buffer, int source, int tag);

    /** Makes a persistent receive into at most {@code count} elements from {@code offset} on. */
    PersistentRequest recvInit(Object buffer, long offset, long count, int source, int tag);

    // objects

    /**
     * Sends an object in standard mode: any that the serializer can write, such as records, enums, collections, lambdas
     * that are {@link java.io.Serializable}, and classes of the program's own.
     */
    void sendObject(@Nullable Object object, int dest, int tag);

    /** Sends an object in synchronous mode. */
    void ssendObject(@Nullable Object object, int dest, int tag);

    /** Sends an object in buffered mode. */
    void bsendObject(@Nullable Object object, int dest, int tag);

    /** Starts to send an object, which is written before this returns, but for large arrays inside of it. */
    Request isendObject(@Nullable Object object, int dest, int tag);

    /** Starts to send an object in synchronous mode. */
    Request issendObject(@Nullable Object object, int dest, int tag);

    /** Receives an object of any size; blocks. */
    <T extends @Nullable Object> T recvObject(int source, int tag);

    /** Receives an object of any size together with the status of its message; blocks. */
    <T extends @Nullable Object> Received<T> recvObjectWithStatus(int source, int tag);

    /** Starts to receive an object of any size. */
    <T extends @Nullable Object> ObjectRequest<T> irecvObject(int source, int tag);

    /** Sends one object and receives another at the same time. */
    <T extends @Nullable Object> T sendrecvObject(
            @Nullable Object object, int dest, int sendTag, int source, int recvTag);
}
