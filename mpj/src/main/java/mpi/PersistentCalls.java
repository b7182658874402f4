package mpi;

import java.util.Objects;
import org.pjrun.CommException;
import org.pjrun.Communicator;
import org.pjrun.ObjectRequest;

/** Persistent messages and packing as MPJ Express names them. */
abstract class PersistentCalls extends MessageCalls {
    PersistentCalls(Communicator comm) {
        super(comm);
    }

    PersistentCalls(ObjectRequest<? extends Communicator> made) {
        super(made);
    }

    // persistent; objects, which Comm has no persistent messages for, are sent anew by each start

    public Prequest Send_init(Object buf, int offset, int count, Datatype datatype, int dest, int tag) {
        int to = Wildcards.dest(dest);
        if (datatype.isObject()) {
            return new Prequest(() -> started(Isend(buf, offset, count, datatype, dest, tag)), null);
        }
        return new Prequest(
                datatype.plain(buf)
                        ? comm().sendInit(buf, offset, datatype.elements(count), to, tag)
                        : comm().sendInit(datatype.on(buf, offset, count), to, tag));
    }

    public Prequest Bsend_init(Object buf, int offset, int count, Datatype datatype, int dest, int tag) {
        int to = Wildcards.dest(dest);
        if (datatype.isObject()) {
            return new Prequest(() -> started(Ibsend(buf, offset, count, datatype, dest, tag)), null);
        }
        return new Prequest(
                datatype.plain(buf)
                        ? comm().bsendInit(buf, offset, datatype.elements(count), to, tag)
                        : comm().bsendInit(datatype.on(buf, offset, count), to, tag));
    }

    public Prequest Ssend_init(Object buf, int offset, int count, Datatype datatype, int dest, int tag) {
        int to = Wildcards.dest(dest);
        if (datatype.isObject()) {
            return new Prequest(() -> started(Issend(buf, offset, count, datatype, dest, tag)), null);
        }
        return new Prequest(
                datatype.plain(buf)
                        ? comm().ssendInit(buf, offset, datatype.elements(count), to, tag)
                        : comm().ssendInit(datatype.on(buf, offset, count), to, tag));
    }

    public Prequest Rsend_init(Object buf, int offset, int count, Datatype datatype, int dest, int tag) {
        int to = Wildcards.dest(dest);
        if (datatype.isObject()) {
            return new Prequest(() -> started(Irsend(buf, offset, count, datatype, dest, tag)), null);
        }
        return new Prequest(
                datatype.plain(buf)
                        ? comm().rsendInit(buf, offset, datatype.elements(count), to, tag)
                        : comm().rsendInit(datatype.on(buf, offset, count), to, tag));
    }

    public Prequest Recv_init(Object buf, int offset, int count, Datatype datatype, int source, int tag) {
        int from = Wildcards.source(source);
        int with = Wildcards.tag(tag);
        if (datatype.isObject()) {
            return new Prequest(
                    () -> comm().irecvObject(from, with),
                    Request.objects(Objects.requireNonNull(buf, "buf"), offset, count, datatype));
        }
        return new Prequest(
                datatype.plain(buf)
                        ? comm().recvInit(buf, offset, datatype.elements(count), from, with)
                        : comm().recvInit(datatype.on(buf, offset, count), from, with),
                datatype);
    }

    private static org.pjrun.Request started(Request request) {
        return Objects.requireNonNull(request.started);
    }

    // packing

    /** Bytes that so many take when packed; of objects it says little, since nobody knows how long they will be. */
    public int Pack_size(int incount, Datatype datatype) {
        return Math.toIntExact(datatype.layout().packSize(incount));
    }

    /** Packs into a buffer of MPJ Express; returns the position behind what was packed. */
    public int Pack(Object inbuf, int offset, int incount, Datatype datatype, mpjbuf.Buffer outbuf, int position) {
        return packed(inbuf, offset, incount, datatype, outbuf.bytes(), position);
    }

    public int Unpack(mpjbuf.Buffer inbuf, int position, Object outbuf, int offset, int outcount, Datatype datatype) {
        return unpacked(inbuf.bytes(), position, outbuf, offset, outcount, datatype);
    }

    static int packed(Object inbuf, int offset, int incount, Datatype datatype, byte[] outbuf, int position) {
        if (datatype.isObject()) {
            return PackedObjects.pack(datatype.pick(inbuf, offset, incount), outbuf, position);
        }
        try {
            return Math.toIntExact(datatype.on(inbuf, offset, incount).pack(outbuf, position));
        } catch (CommException e) {
            throw MPI.failed(e);
        }
    }

    static int unpacked(byte[] inbuf, int position, Object outbuf, int offset, int outcount, Datatype datatype) {
        if (datatype.isObject()) {
            return PackedObjects.unpack(inbuf, position, come -> datatype.put(come, outbuf, offset, outcount));
        }
        try {
            return Math.toIntExact(datatype.on(outbuf, offset, outcount).unpack(inbuf, position));
        } catch (CommException e) {
            throw MPI.failed(e);
        }
    }
}
