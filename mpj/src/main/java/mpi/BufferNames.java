package mpi;

import java.nio.Buffer;
import org.jspecify.annotations.Nullable;
import org.pjrun.Communicator;
import org.pjrun.ObjectRequest;

/** What Open MPI declares for NIO buffers alone, with the types that compiled programs look for. */
abstract class BufferNames extends NeighborNames {
    BufferNames(Communicator comm) {
        super(comm);
    }

    BufferNames(ObjectRequest<? extends Communicator> made) {
        super(made);
    }

    public final Request iSend(Buffer buf, int count, Datatype type, int dest, int tag) {
        return iSend((Object) buf, count, type, dest, tag);
    }

    public final Request ibSend(Buffer buf, int count, Datatype type, int dest, int tag) {
        return ibSend((Object) buf, count, type, dest, tag);
    }

    public final Request isSend(Buffer buf, int count, Datatype type, int dest, int tag) {
        return isSend((Object) buf, count, type, dest, tag);
    }

    public final Request irSend(Buffer buf, int count, Datatype type, int dest, int tag) {
        return irSend((Object) buf, count, type, dest, tag);
    }

    public final Request iRecv(Buffer buf, int count, Datatype type, int source, int tag) {
        return iRecv((Object) buf, count, type, source, tag);
    }

    public final Prequest sendInit(Buffer buf, int count, Datatype type, int dest, int tag) {
        return sendInit((Object) buf, count, type, dest, tag);
    }

    public final Prequest bSendInit(Buffer buf, int count, Datatype type, int dest, int tag) {
        return bSendInit((Object) buf, count, type, dest, tag);
    }

    public final Prequest sSendInit(Buffer buf, int count, Datatype type, int dest, int tag) {
        return sSendInit((Object) buf, count, type, dest, tag);
    }

    public final Prequest rSendInit(Buffer buf, int count, Datatype type, int dest, int tag) {
        return rSendInit((Object) buf, count, type, dest, tag);
    }

    public final Prequest recvInit(Buffer buf, int count, Datatype type, int source, int tag) {
        return recvInit((Object) buf, count, type, source, tag);
    }

    public final Request iBcast(Buffer buf, int count, Datatype type, int root) {
        return iBcast((Object) buf, count, type, root);
    }

    public final Request iGather(
            Buffer sendbuf,
            int sendcount,
            Datatype sendtype,
            @Nullable Buffer recvbuf,
            int recvcount,
            Datatype recvtype,
            int root) {
        return iGather((Object) sendbuf, sendcount, sendtype, (Object) recvbuf, recvcount, recvtype, root);
    }

    public final Request iGather(Buffer buf, int count, Datatype type, int root) {
        return iGather((Object) buf, count, type, root);
    }

    public final Request iGatherv(
            Buffer sendbuf,
            int sendcount,
            Datatype sendtype,
            @Nullable Buffer recvbuf,
            int @Nullable [] recvcounts,
            int @Nullable [] displs,
            Datatype recvtype,
            int root) {
        return iGatherv((Object) sendbuf, sendcount, sendtype, (Object) recvbuf, recvcounts, displs, recvtype, root);
    }

    public final Request iGatherv(Buffer recvbuf, int[] recvcounts, int[] displs, Datatype recvtype, int root) {
        return iGatherv((Object) recvbuf, recvcounts, displs, recvtype, root);
    }

    public final Request iGatherv(Buffer sendbuf, int sendcount, Datatype sendtype, int root) {
        return iGatherv((Object) sendbuf, sendcount, sendtype, root);
    }

    public final Request iScatter(
            @Nullable Buffer sendbuf,
            int sendcount,
            Datatype sendtype,
            @Nullable Buffer recvbuf,
            int recvcount,
            Datatype recvtype,
            int root) {
        return iScatter((Object) sendbuf, sendcount, sendtype, (Object) recvbuf, recvcount, recvtype, root);
    }

    public final Request iScatter(Buffer buf, int count, Datatype type, int root) {
        return iScatter((Object) buf, count, type, root);
    }

    public final Request iScatterv(
            @Nullable Buffer sendbuf,
            int @Nullable [] sendcounts,
            int @Nullable [] displs,
            Datatype sendtype,
            @Nullable Buffer recvbuf,
            int recvcount,
            Datatype recvtype,
            int root) {
        return iScatterv((Object) sendbuf, sendcounts, displs, sendtype, (Object) recvbuf, recvcount, recvtype, root);
    }

    public final Request iScatterv(Buffer sendbuf, int[] sendcounts, int[] displs, Datatype sendtype, int root) {
        return iScatterv((Object) sendbuf, sendcounts, displs, sendtype, root);
    }

    public final Request iScatterv(Buffer recvbuf, int recvcount, Datatype recvtype, int root) {
        return iScatterv((Object) recvbuf, recvcount, recvtype, root);
    }

    public final Request iAllGather(
            Buffer sendbuf, int sendcount, Datatype sendtype, Buffer recvbuf, int recvcount, Datatype recvtype) {
        return iAllGather((Object) sendbuf, sendcount, sendtype, (Object) recvbuf, recvcount, recvtype);
    }

    public final Request iAllGather(Buffer buf, int count, Datatype type) {
        return iAllGather((Object) buf, count, type);
    }

    public final Request iAllGatherv(
            Buffer sendbuf,
            int sendcount,
            Datatype sendtype,
            Buffer recvbuf,
            int[] recvcounts,
            int[] displs,
            Datatype recvtype) {
        return iAllGatherv((Object) sendbuf, sendcount, sendtype, (Object) recvbuf, recvcounts, displs, recvtype);
    }

    public final Request iAllGatherv(Buffer recvbuf, int[] recvcounts, int[] displs, Datatype recvtype) {
        return iAllGatherv((Object) recvbuf, recvcounts, displs, recvtype);
    }

    public final Request iAllToAll(
            Buffer sendbuf, int sendcount, Datatype sendtype, Buffer recvbuf, int recvcount, Datatype recvtype) {
        return iAllToAll((Object) sendbuf, sendcount, sendtype, (Object) recvbuf, recvcount, recvtype);
    }

    public final Request iAllToAllv(
            Buffer sendbuf,
            int[] sendcounts,
            int[] sdispls,
            Datatype sendtype,
            Buffer recvbuf,
            int[] recvcounts,
            int[] rdispls,
            Datatype recvtype) {
        return iAllToAllv(
                (Object) sendbuf, sendcounts, sdispls, sendtype, (Object) recvbuf, recvcounts, rdispls, recvtype);
    }

    public final Request iAllToAllw(
            Buffer sendbuf,
            int[] sendcounts,
            int[] sdispls,
            Datatype[] sendtypes,
            Buffer recvbuf,
            int[] recvcounts,
            int[] rdispls,
            Datatype[] recvtypes) {
        return iAllToAllw(
                (Object) sendbuf, sendcounts, sdispls, sendtypes, (Object) recvbuf, recvcounts, rdispls, recvtypes);
    }

    public final Request iReduce(Buffer sendbuf, @Nullable Buffer recvbuf, int count, Datatype type, Op op, int root) {
        return iReduce((Object) sendbuf, (Object) recvbuf, count, type, op, root);
    }

    public final Request iReduce(Buffer buf, int count, Datatype type, Op op, int root) {
        return iReduce((Object) buf, count, type, op, root);
    }

    public final Request iAllReduce(Buffer sendbuf, Buffer recvbuf, int count, Datatype type, Op op) {
        return iAllReduce((Object) sendbuf, (Object) recvbuf, count, type, op);
    }

    public final Request iAllReduce(Buffer buf, int count, Datatype type, Op op) {
        return iAllReduce((Object) buf, count, type, op);
    }

    public final Request iReduceScatter(Buffer sendbuf, Buffer recvbuf, int[] recvcounts, Datatype type, Op op) {
        return iReduceScatter((Object) sendbuf, (Object) recvbuf, recvcounts, type, op);
    }

    public final Request iReduceScatter(Buffer buf, int[] counts, Datatype type, Op op) {
        return iReduceScatter((Object) buf, counts, type, op);
    }

    public final Request iReduceScatterBlock(Buffer sendbuf, Buffer recvbuf, int recvcount, Datatype type, Op op) {
        return iReduceScatterBlock((Object) sendbuf, (Object) recvbuf, recvcount, type, op);
    }

    public final Request iReduceScatterBlock(Buffer buf, int count, Datatype type, Op op) {
        return iReduceScatterBlock((Object) buf, count, type, op);
    }

    public final void allToAllw(
            Buffer sendbuf,
            int[] sendcounts,
            int[] sdispls,
            Datatype[] sendtypes,
            Buffer recvbuf,
            int[] recvcounts,
            int[] rdispls,
            Datatype[] recvtypes) {
        allToAllw((Object) sendbuf, sendcounts, sdispls, sendtypes, (Object) recvbuf, recvcounts, rdispls, recvtypes);
    }

    public final Request iNeighborAllGather(
            Buffer sendbuf, int sendcount, Datatype sendtype, Buffer recvbuf, int recvcount, Datatype recvtype) {
        return iNeighborAllGather((Object) sendbuf, sendcount, sendtype, (Object) recvbuf, recvcount, recvtype);
    }

    public final Request iNeighborAllGatherv(
            Buffer sendbuf,
            int sendcount,
            Datatype sendtype,
            Buffer recvbuf,
            int[] recvcounts,
            int[] displs,
            Datatype recvtype) {
        return iNeighborAllGatherv(
                (Object) sendbuf, sendcount, sendtype, (Object) recvbuf, recvcounts, displs, recvtype);
    }

    public final Request iNeighborAllToAll(
            Buffer sendbuf, int sendcount, Datatype sendtype, Buffer recvbuf, int recvcount, Datatype recvtype) {
        return iNeighborAllToAll((Object) sendbuf, sendcount, sendtype, (Object) recvbuf, recvcount, recvtype);
    }

    public final Request iNeighborAllToAllv(
            Buffer sendbuf,
            int[] sendcounts,
            int[] sdispls,
            Datatype sendtype,
            Buffer recvbuf,
            int[] recvcounts,
            int[] rdispls,
            Datatype recvtype) {
        return iNeighborAllToAllv(
                (Object) sendbuf, sendcounts, sdispls, sendtype, (Object) recvbuf, recvcounts, rdispls, recvtype);
    }
}
