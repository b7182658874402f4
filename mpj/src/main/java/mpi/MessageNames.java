package mpi;

import org.jspecify.annotations.Nullable;
import org.pjrun.Communicator;
import org.pjrun.ObjectRequest;

/**
 * Messages as Open MPI names them, (buffer, count, type, rank, tag): from the first element on, whatever an NIO buffer's
 * position is. Nonblocking calls take arrays, too. Elements need not be those of the datatype: a buffer is memory.
 */
abstract class MessageNames extends PersistentCalls {
    MessageNames(Communicator comm) {
        super(comm);
    }

    MessageNames(ObjectRequest<? extends Communicator> made) {
        super(made);
    }

    // blocking

    public final void send(Object buf, int count, Datatype type, int dest, int tag) {
        Send(Memory.raw(buf, type), 0, count, type, dest, tag);
    }

    public final void sSend(Object buf, int count, Datatype type, int dest, int tag) {
        Ssend(Memory.raw(buf, type), 0, count, type, dest, tag);
    }

    public final void bSend(Object buf, int count, Datatype type, int dest, int tag) {
        Bsend(Memory.raw(buf, type), 0, count, type, dest, tag);
    }

    public final void rSend(Object buf, int count, Datatype type, int dest, int tag) {
        Rsend(Memory.raw(buf, type), 0, count, type, dest, tag);
    }

    public final Status recv(Object buf, int count, Datatype type, int source, int tag) {
        return Recv(Memory.raw(buf, type), 0, count, type, source, tag);
    }

    public final Status sendRecv(
            Object sendbuf,
            int sendcount,
            Datatype sendtype,
            int dest,
            int sendtag,
            Object recvbuf,
            int recvcount,
            Datatype recvtype,
            int source,
            int recvtag) {
        return Sendrecv(
                Memory.raw(sendbuf, sendtype),
                0,
                sendcount,
                sendtype,
                dest,
                sendtag,
                Memory.raw(recvbuf, recvtype),
                0,
                recvcount,
                recvtype,
                source,
                recvtag);
    }

    public final Status sendRecvReplace(
            Object buf, int count, Datatype type, int dest, int sendtag, int source, int recvtag) {
        return Sendrecv_replace(Memory.raw(buf, type), 0, count, type, dest, sendtag, source, recvtag);
    }

    // nonblocking

    public final Request iSend(Object buf, int count, Datatype type, int dest, int tag) {
        return Isend(Memory.raw(buf, type), 0, count, type, dest, tag);
    }

    public final Request isSend(Object buf, int count, Datatype type, int dest, int tag) {
        return Issend(Memory.raw(buf, type), 0, count, type, dest, tag);
    }

    public final Request ibSend(Object buf, int count, Datatype type, int dest, int tag) {
        return Ibsend(Memory.raw(buf, type), 0, count, type, dest, tag);
    }

    public final Request irSend(Object buf, int count, Datatype type, int dest, int tag) {
        return Irsend(Memory.raw(buf, type), 0, count, type, dest, tag);
    }

    public final Request iRecv(Object buf, int count, Datatype type, int source, int tag) {
        return Irecv(Memory.raw(buf, type), 0, count, type, source, tag);
    }

    // persistent

    public final Prequest sendInit(Object buf, int count, Datatype type, int dest, int tag) {
        return Send_init(Memory.raw(buf, type), 0, count, type, dest, tag);
    }

    public final Prequest sSendInit(Object buf, int count, Datatype type, int dest, int tag) {
        return Ssend_init(Memory.raw(buf, type), 0, count, type, dest, tag);
    }

    public final Prequest bSendInit(Object buf, int count, Datatype type, int dest, int tag) {
        return Bsend_init(Memory.raw(buf, type), 0, count, type, dest, tag);
    }

    public final Prequest rSendInit(Object buf, int count, Datatype type, int dest, int tag) {
        return Rsend_init(Memory.raw(buf, type), 0, count, type, dest, tag);
    }

    public final Prequest recvInit(Object buf, int count, Datatype type, int source, int tag) {
        return Recv_init(Memory.raw(buf, type), 0, count, type, source, tag);
    }

    // packing and probes

    public final int pack(Object inbuf, int incount, Datatype type, byte[] outbuf, int position) {
        return packed(Memory.raw(inbuf, type), 0, incount, type, outbuf, position);
    }

    public final int unpack(byte[] inbuf, int position, Object outbuf, int outcount, Datatype type) {
        return unpacked(inbuf, position, Memory.raw(outbuf, type), 0, outcount, type);
    }

    public final int packSize(int incount, Datatype type) {
        return Pack_size(incount, type);
    }

    public final Status probe(int source, int tag) {
        return Probe(source, tag);
    }

    public final @Nullable Status iProbe(int source, int tag) {
        return Iprobe(source, tag);
    }
}
