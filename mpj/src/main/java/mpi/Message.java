package mpi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A message that a matched probe has taken out of matching, so that only this object can receive it. */
public final class Message {
    private org.pjrun.@Nullable Message matched;
    private boolean nobody;

    /** A message to be found by {@link #mProbe}. */
    public Message() {}

    public boolean isNull() {
        return matched == null && !nobody;
    }

    /** Whether the message is the empty one of {@code MPI.PROC_NULL}. */
    public boolean isNoProc() {
        return nobody;
    }

    public Status mProbe(int source, int tag, Comm comm) {
        return found(comm.comm().mprobe(Wildcards.source(source), Wildcards.tag(tag)), source);
    }

    public @Nullable Status imProbe(int source, int tag, Comm comm) {
        org.pjrun.Message message = comm.comm()
                .improbe(Wildcards.source(source), Wildcards.tag(tag))
                .orElse(null);
        if (message == null) {
            Thread.yield(); // as Request.Test
            return null;
        }
        return found(message, source);
    }

    private Status found(org.pjrun.Message message, int source) {
        matched = message;
        nobody = source == MPI.PROC_NULL;
        return new Status(message.status());
    }

    private org.pjrun.Message take() {
        org.pjrun.Message message = matched;
        if (message == null) {
            throw new MPIException(MPI.ERR_REQUEST, "mRecv: no message (expected: one that mProbe has found)");
        }
        matched = null;
        nobody = false;
        return message;
    }

    public Status mRecv(Object buf, int count, Datatype type) {
        org.pjrun.Message message = take();
        if (type.isObject()) {
            org.pjrun.Status told = message.status();
            return new Status(told, type.put(message.<@Nullable Object>recvObject(), buf, 0, count));
        }
        return new Status(
                type.plain(buf)
                        ? message.recv(buf, 0, type.elements(count))
                        : message.recv(type.on(Memory.raw(buf, type), 0, count)));
    }

    public Request imRecv(Object buf, int count, Datatype type) {
        Objects.requireNonNull(buf, "buf");
        return new Request(take().irecv(type.on(Memory.raw(buf, type), 0, count)));
    }

    /** For programs compiled against Open MPI, whose nonblocking calls take NIO buffers alone. */
    public Request imRecv(java.nio.Buffer buf, int count, Datatype type) {
        return imRecv((Object) buf, count, type);
    }
}
