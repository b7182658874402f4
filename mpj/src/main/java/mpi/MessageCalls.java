package mpi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pjrun.Communicator;
import org.pjrun.ObjectRequest;
import org.pjrun.Received;

/** Messages as MPJ Express names them, (buffer, offset, count, datatype, rank, tag). */
abstract class MessageCalls extends CommBase {
    MessageCalls(Communicator comm) {
        super(comm);
    }

    MessageCalls(ObjectRequest<? extends Communicator> made) {
        super(made);
    }

    // blocking

    public void Send(Object buf, int offset, int count, Datatype datatype, int dest, int tag) {
        int to = Wildcards.dest(dest);
        if (datatype.plain(buf)) {
            comm().send(buf, offset, datatype.elements(count), to, tag);
        } else if (datatype.isObject()) {
            comm().sendObject(datatype.pick(buf, offset, count), to, tag);
        } else {
            comm().send(datatype.on(buf, offset, count), to, tag);
        }
    }

    public void Ssend(Object buf, int offset, int count, Datatype datatype, int dest, int tag) {
        int to = Wildcards.dest(dest);
        if (datatype.plain(buf)) {
            comm().ssend(buf, offset, datatype.elements(count), to, tag);
        } else if (datatype.isObject()) {
            comm().ssendObject(datatype.pick(buf, offset, count), to, tag);
        } else {
            comm().ssend(datatype.on(buf, offset, count), to, tag);
        }
    }

    public void Bsend(Object buf, int offset, int count, Datatype datatype, int dest, int tag) {
        int to = Wildcards.dest(dest);
        if (datatype.plain(buf)) {
            comm().bsend(buf, offset, datatype.elements(count), to, tag);
        } else if (datatype.isObject()) {
            comm().bsendObject(datatype.pick(buf, offset, count), to, tag);
        } else {
            comm().bsend(datatype.on(buf, offset, count), to, tag);
        }
    }

    public void Rsend(Object buf, int offset, int count, Datatype datatype, int dest, int tag) {
        int to = Wildcards.dest(dest);
        if (datatype.plain(buf)) {
            comm().rsend(buf, offset, datatype.elements(count), to, tag);
        } else if (datatype.isObject()) {
            comm().sendObject(datatype.pick(buf, offset, count), to, tag);
        } else {
            comm().rsend(datatype.on(buf, offset, count), to, tag);
        }
    }

    public Status Recv(Object buf, int offset, int count, Datatype datatype, int source, int tag) {
        int from = Wildcards.source(source);
        int with = Wildcards.tag(tag);
        if (datatype.plain(buf)) {
            return new Status(comm().recv(buf, offset, datatype.elements(count), from, with), datatype);
        }
        if (datatype.isObject()) {
            Received<@Nullable Object> come = comm().recvObjectWithStatus(from, with);
            boolean nobody = from == org.pjrun.Comm.PROC_NULL;
            return new Status(come.status(), nobody ? 0 : datatype.put(come.value(), buf, offset, count));
        }
        return new Status(comm().recv(datatype.on(buf, offset, count), from, with), datatype);
    }

    public Status Sendrecv(
            Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            int dest,
            int sendtag,
            Object recvbuf,
            int recvoffset,
            int recvcount,
            Datatype recvtype,
            int source,
            int recvtag) {
        Request receive = Irecv(recvbuf, recvoffset, recvcount, recvtype, source, recvtag);
        Send(sendbuf, sendoffset, sendcount, sendtype, dest, sendtag);
        return receive.Wait();
    }

    public Status Sendrecv_replace(
            Object buf, int offset, int count, Datatype datatype, int dest, int sendtag, int source, int recvtag) {
        if (datatype.isObject()) { // objects are written before the call returns, and put in place at the end
            return Sendrecv(buf, offset, count, datatype, dest, sendtag, buf, offset, count, datatype, source, recvtag);
        }
        int to = Wildcards.dest(dest);
        int from = Wildcards.source(source);
        int with = Wildcards.tag(recvtag);
        return new Status(
                datatype.plain(buf)
                        ? comm().sendrecvReplace(buf, offset, datatype.elements(count), to, sendtag, from, with)
                        : comm().sendrecvReplace(datatype.on(buf, offset, count), to, sendtag, from, with));
    }

    // nonblocking

    public Request Isend(Object buf, int offset, int count, Datatype datatype, int dest, int tag) {
        int to = Wildcards.dest(dest);
        if (datatype.plain(buf)) {
            return new Request(comm().isend(buf, offset, datatype.elements(count), to, tag));
        }
        if (datatype.isObject()) {
            return new Request(comm().isendObject(datatype.pick(buf, offset, count), to, tag));
        }
        return new Request(comm().isend(datatype.on(buf, offset, count), to, tag));
    }

    public Request Issend(Object buf, int offset, int count, Datatype datatype, int dest, int tag) {
        int to = Wildcards.dest(dest);
        if (datatype.plain(buf)) {
            return new Request(comm().issend(buf, offset, datatype.elements(count), to, tag));
        }
        if (datatype.isObject()) {
            return new Request(comm().issendObject(datatype.pick(buf, offset, count), to, tag));
        }
        return new Request(comm().issend(datatype.on(buf, offset, count), to, tag));
    }

    public Request Irsend(Object buf, int offset, int count, Datatype datatype, int dest, int tag) {
        int to = Wildcards.dest(dest);
        if (datatype.plain(buf)) {
            return new Request(comm().irsend(buf, offset, datatype.elements(count), to, tag));
        }
        if (datatype.isObject()) {
            return new Request(comm().isendObject(datatype.pick(buf, offset, count), to, tag));
        }
        return new Request(comm().irsend(datatype.on(buf, offset, count), to, tag));
    }

    public Request Ibsend(Object buf, int offset, int count, Datatype datatype, int dest, int tag) {
        int to = Wildcards.dest(dest);
        if (datatype.isObject()) {
            comm().bsendObject(datatype.pick(buf, offset, count), to, tag);
            return new Request(comm().ibsend(new byte[0], org.pjrun.Comm.PROC_NULL, 0)); // complete, as that one is
        }
        return new Request(
                datatype.plain(buf)
                        ? comm().ibsend(buf, offset, datatype.elements(count), to, tag)
                        : comm().ibsend(datatype.on(buf, offset, count), to, tag));
    }

    public Request Irecv(Object buf, int offset, int count, Datatype datatype, int src, int tag) {
        int from = Wildcards.source(src);
        int with = Wildcards.tag(tag);
        if (datatype.plain(buf)) {
            return new Request(comm().irecv(buf, offset, datatype.elements(count), from, with), datatype);
        }
        if (datatype.isObject()) {
            return new Request(
                    comm().irecvObject(from, with),
                    Request.objects(Objects.requireNonNull(buf, "buf"), offset, count, datatype));
        }
        return new Request(comm().irecv(datatype.on(buf, offset, count), from, with), datatype);
    }

    // probes

    public Status Probe(int source, int tag) {
        return new Status(comm().probe(Wildcards.source(source), Wildcards.tag(tag)));
    }

    /** The status of a message if there is one, else null. */
    public @Nullable Status Iprobe(int source, int tag) {
        org.pjrun.Status told =
                comm().iprobe(Wildcards.source(source), Wildcards.tag(tag)).orElse(null);
        if (told == null) {
            Thread.yield(); // as Request.Test
            return null;
        }
        return new Status(told);
    }
}
