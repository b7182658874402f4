package mpi;

import org.jspecify.annotations.Nullable;
import org.pjrun.Communicator;
import org.pjrun.InterComm;

/**
 * What the collectives of both flavours come down to: buffers become {@linkplain Side sides}, and what has come is put in place.
 *
 * <p>All methods return the request of what has been started, null where it is done. A send buffer that is null means that
 * what is sent stands in the receive buffer.
 */
final class CollectiveCalls {
    private final Collectives calls;
    private final int rank;

    /** Ranks that blocks come from, and go to. */
    private final int peers;

    /** Whether buffers are memory, as Open MPI has it, and need not hold elements of the datatype. */
    private final boolean raw;

    private CollectiveCalls(Collectives calls, int rank, int peers, boolean raw) {
        this.calls = calls;
        this.rank = rank;
        this.peers = peers;
        this.raw = raw;
    }

    static CollectiveCalls blocking(Communicator comm, boolean raw) {
        return comm instanceof InterComm inter
                ? new CollectiveCalls(new Across(inter, true), comm.rank(), inter.remoteSize(), raw)
                : new CollectiveCalls(new Blocking((org.pjrun.Comm) comm), comm.rank(), comm.size(), raw);
    }

    static CollectiveCalls started(Communicator comm) {
        return comm instanceof InterComm inter
                ? new CollectiveCalls(new Across(inter, false), comm.rank(), inter.remoteSize(), true)
                : new CollectiveCalls(new Started((org.pjrun.Comm) comm), comm.rank(), comm.size(), true);
    }

    private Object given(Object buffer, Datatype type) {
        return raw ? Memory.raw(buffer, type) : buffer;
    }

    private boolean between() {
        return calls instanceof Across;
    }

    /** Whether blocks of all come here, or go from here. */
    private boolean isRoot(int root) {
        return between() ? root == InterComm.ROOT : root == rank;
    }

    /** Whether this rank takes part as one of many; between groups the root does not. */
    private boolean isMember(int root) {
        return !between() || root >= 0;
    }

    private Side send(@Nullable Object buffer, int offset, long count, Datatype type) {
        return buffer == null ? Side.IN_PLACE : Side.of(given(buffer, type), offset, count, type);
    }

    private static Side there(@Nullable Object buffer) {
        throw new MPIException(MPI.ERR_BUFFER, "buffer: " + buffer + " (expected: a buffer)");
    }

    private Side recv(@Nullable Object buffer, int offset, long count, Datatype type) {
        return buffer == null ? there(null) : Side.of(given(buffer, type), offset, count, type);
    }

    private static @Nullable Request done(org.pjrun.@Nullable Request started, Side recv) {
        if (started != null) {
            return recv.request(started);
        }
        recv.land();
        return null;
    }

    @Nullable
    Request barrier() {
        return done(calls.barrier(), Side.NONE);
    }

    @Nullable
    Request bcast(@Nullable Object buf, int offset, int count, Datatype type, int root) {
        int from = Wildcards.root(root);
        Side side = between() && from == org.pjrun.Comm.PROC_NULL ? Side.NONE : recv(buf, offset, count, type);
        return done(calls.bcast(side, from), side);
    }

    @Nullable
    Request gather(
            @Nullable Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int recvoffset,
            int recvcount,
            Datatype recvtype,
            int root) {
        int to = Wildcards.root(root);
        Side send = isMember(to) ? send(sendbuf, sendoffset, sendcount, sendtype) : Side.NONE;
        Side recv = isRoot(to) ? recv(recvbuf, recvoffset, (long) recvcount * peers, recvtype) : Side.NONE;
        long count = sendbuf == null || between() && isRoot(to) ? Side.units(recvtype, recvcount) : send.count;
        return done(calls.gather(send, recv, count, to), recv);
    }

    @Nullable
    Request gatherv(
            @Nullable Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int recvoffset,
            int @Nullable [] recvcounts,
            int @Nullable [] displs,
            Datatype recvtype,
            int root) {
        int to = Wildcards.root(root);
        Side send = isMember(to) ? send(sendbuf, sendoffset, sendcount, sendtype) : Side.NONE;
        Side recv = isRoot(to) ? blocks(recvbuf, recvoffset, recvcounts, displs, recvtype) : Side.NONE;
        return done(calls.gatherv(send, recv, to), recv);
    }

    private Side blocks(
            @Nullable Object buf, int offset, int @Nullable [] counts, int @Nullable [] displs, Datatype type) {
        if (buf == null || counts == null) {
            throw new MPIException(MPI.ERR_BUFFER, (buf == null ? "buffer" : "counts") + ": null (expected: one)");
        }
        return Side.blocks(given(buf, type), offset, counts, displs, type, peers);
    }

    @Nullable
    Request scatter(
            @Nullable Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int recvoffset,
            int recvcount,
            Datatype recvtype,
            int root) {
        int from = Wildcards.root(root);
        Side send = isRoot(from) ? recv(sendbuf, sendoffset, (long) sendcount * peers, sendtype) : Side.NONE;
        Side recv = isMember(from) ? send(recvbuf, recvoffset, recvcount, recvtype) : Side.NONE;
        long count = recvbuf == null || between() && isRoot(from) ? Side.units(sendtype, sendcount) : recv.count;
        return done(calls.scatter(send, recv, count, from), recv);
    }

    @Nullable
    Request scatterv(
            @Nullable Object sendbuf,
            int sendoffset,
            int @Nullable [] sendcounts,
            int @Nullable [] displs,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int recvoffset,
            int recvcount,
            Datatype recvtype,
            int root) {
        int from = Wildcards.root(root);
        Side send = isRoot(from) ? blocks(sendbuf, sendoffset, sendcounts, displs, sendtype) : Side.NONE;
        Side recv = isMember(from) ? send(recvbuf, recvoffset, recvcount, recvtype) : Side.NONE;
        return done(calls.scatterv(send, recv, from), recv);
    }

    @Nullable
    Request allgather(
            @Nullable Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            Object recvbuf,
            int recvoffset,
            int recvcount,
            Datatype recvtype) {
        Side send = send(sendbuf, sendoffset, sendcount, sendtype);
        Side recv = recv(recvbuf, recvoffset, (long) recvcount * peers, recvtype);
        return done(calls.allgather(send, recv, Side.units(recvtype, recvcount)), recv);
    }

    @Nullable
    Request allgatherv(
            @Nullable Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            Object recvbuf,
            int recvoffset,
            int[] recvcounts,
            int @Nullable [] displs,
            Datatype recvtype) {
        Side send = send(sendbuf, sendoffset, sendcount, sendtype);
        Side recv = blocks(recvbuf, recvoffset, recvcounts, displs, recvtype);
        return done(calls.allgatherv(send, recv), recv);
    }

    @Nullable
    Request alltoall(
            @Nullable Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            Object recvbuf,
            int recvoffset,
            int recvcount,
            Datatype recvtype) {
        Side send = send(sendbuf, sendoffset, (long) sendcount * peers, sendtype);
        Side recv = recv(recvbuf, recvoffset, (long) recvcount * peers, recvtype);
        return done(calls.alltoall(send, recv, Side.units(sendtype, sendcount), Side.units(recvtype, recvcount)), recv);
    }

    @Nullable
    Request alltoallv(
            @Nullable Object sendbuf,
            int sendoffset,
            int[] sendcounts,
            int @Nullable [] sdispls,
            Datatype sendtype,
            Object recvbuf,
            int recvoffset,
            int[] recvcounts,
            int @Nullable [] rdispls,
            Datatype recvtype) {
        Side send = sendbuf == null ? Side.IN_PLACE : blocks(sendbuf, sendoffset, sendcounts, sdispls, sendtype);
        Side recv = blocks(recvbuf, recvoffset, recvcounts, rdispls, recvtype);
        return done(calls.alltoallv(send, recv), recv);
    }

    /** Displacements are in bytes. */
    @Nullable
    Request alltoallw(
            Object sendbuf,
            int[] sendcounts,
            int[] sdispls,
            Datatype[] sendtypes,
            Object recvbuf,
            int[] recvcounts,
            int[] rdispls,
            Datatype[] recvtypes) {
        return done(
                calls.alltoallw(
                        views(sendbuf, sendcounts, sdispls, sendtypes), views(recvbuf, recvcounts, rdispls, recvtypes)),
                Side.NONE);
    }

    private Object[] views(Object buf, int[] counts, int[] displs, Datatype[] types) {
        Object[] views = new Object[Math.min(counts.length, peers)];
        for (int i = 0; i < views.length; i++) {
            boolean elements = types[i].base.holds(buf);
            views[i] = types[i].on(
                    given(buf, types[i]), elements ? displs[i] / types[i].base.bytes : displs[i], counts[i]);
        }
        return views;
    }

    @Nullable
    Request reduce(
            @Nullable Object sendbuf,
            int sendoffset,
            @Nullable Object recvbuf,
            int recvoffset,
            int count,
            Datatype type,
            Op op,
            int root) {
        int to = Wildcards.root(root);
        Side send = isMember(to) ? contributed(sendbuf, sendoffset, count, type) : Side.NONE;
        Side recv = isRoot(to) ? reduced(recvbuf, recvoffset, count, type) : Side.NONE;
        return done(calls.reduce(send, recv, reducedUnits(type, count), op.of(type), to), recv);
    }

    /** The same with one buffer, which is the root's for the result and the others' for what they contribute. */
    @Nullable
    Request reduceInPlace(Object buf, int count, Datatype type, Op op, int root) {
        boolean in = between() || isRoot(Wildcards.root(root));
        return in
                ? reduce(between() ? buf : null, 0, buf, 0, count, type, op, root)
                : reduce(buf, 0, null, 0, count, type, op, root);
    }

    private Side contributed(@Nullable Object buf, int offset, long count, Datatype type) {
        return buf == null ? Side.IN_PLACE : Side.reduced(given(buf, type), offset, count, type);
    }

    private Side reduced(@Nullable Object buf, int offset, long count, Datatype type) {
        return buf == null ? there(null) : Side.reduced(given(buf, type), offset, count, type);
    }

    private static long reducedUnits(Datatype type, long count) {
        return type.isMixed() ? count * type.getExtent() : type.elements(count);
    }

    @Nullable
    Request allreduce(
            @Nullable Object sendbuf, int sendoffset, Object recvbuf, int recvoffset, int count, Datatype type, Op op) {
        Side send = contributed(sendbuf, sendoffset, count, type);
        Side recv = reduced(recvbuf, recvoffset, count, type);
        return done(calls.allreduce(send, recv, reducedUnits(type, count), op.of(type)), recv);
    }

    @Nullable
    Request reduceScatter(
            @Nullable Object sendbuf,
            int sendoffset,
            Object recvbuf,
            int recvoffset,
            int[] allCounts,
            Datatype type,
            Op op) {
        int[] recvcounts = between() ? allCounts : Counts.first(peers, allCounts);
        long total = 0;
        for (int count : recvcounts) {
            total += count;
        }
        Side send = contributed(sendbuf, sendoffset, total, type);
        Side recv = reduced(recvbuf, recvoffset, sendbuf == null ? total : recvcounts[rank], type);
        long[] counts = Counts.longs(recvcounts, reducedUnits(type, 1), 0);
        return done(calls.reduceScatter(send, recv, counts, op.of(type)), recv);
    }

    @Nullable
    Request reduceScatterBlock(
            @Nullable Object sendbuf,
            int sendoffset,
            Object recvbuf,
            int recvoffset,
            int recvcount,
            Datatype type,
            Op op) {
        long total = (long) recvcount * peers;
        Side send = contributed(sendbuf, sendoffset, total, type);
        Side recv = reduced(recvbuf, recvoffset, sendbuf == null ? total : recvcount, type);
        return done(calls.reduceScatterBlock(send, recv, reducedUnits(type, recvcount), op.of(type)), recv);
    }

    @Nullable
    Request scan(
            @Nullable Object sendbuf, int sendoffset, Object recvbuf, int recvoffset, int count, Datatype type, Op op) {
        Side send = contributed(sendbuf, sendoffset, count, type);
        Side recv = reduced(recvbuf, recvoffset, count, type);
        return done(calls.scan(send, recv, reducedUnits(type, count), op.of(type)), recv);
    }

    @Nullable
    Request exscan(
            @Nullable Object sendbuf, int sendoffset, Object recvbuf, int recvoffset, int count, Datatype type, Op op) {
        Side send = contributed(sendbuf, sendoffset, count, type);
        Side recv = reduced(recvbuf, recvoffset, count, type);
        return done(calls.exscan(send, recv, reducedUnits(type, count), op.of(type)), recv);
    }
}
