package mpi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pjrun.Communicator;
import org.pjrun.ObjectRequest;

/** Nonblocking collectives as Open MPI names them, of arrays, too. */
abstract class StartedNames extends CollectiveNames {
    StartedNames(Communicator comm) {
        super(comm);
    }

    StartedNames(ObjectRequest<? extends Communicator> made) {
        super(made);
    }

    public final Request iBarrier() {
        return started(later().barrier());
    }

    public final Request iBcast(Object buf, int count, Datatype type, int root) {
        return started(later().bcast(buf, 0, count, type, root));
    }

    public final Request iGather(
            Object sendbuf,
            int sendcount,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int recvcount,
            Datatype recvtype,
            int root) {
        return started(later().gather(sendbuf, 0, sendcount, sendtype, recvbuf, 0, recvcount, recvtype, root));
    }

    public final Request iGather(Object buf, int count, Datatype type, int root) {
        return started(later().gather(isHere(root) ? null : buf, 0, count, type, buf, 0, count, type, root));
    }

    public final Request iGatherv(
            Object sendbuf,
            int sendcount,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int @Nullable [] recvcounts,
            int @Nullable [] displs,
            Datatype recvtype,
            int root) {
        return started(
                later().gatherv(sendbuf, 0, sendcount, sendtype, recvbuf, 0, recvcounts, displs, recvtype, root));
    }

    public final Request iGatherv(Object recvbuf, int[] recvcounts, int[] displs, Datatype recvtype, int root) {
        return started(later().gatherv(null, 0, 0, recvtype, recvbuf, 0, recvcounts, displs, recvtype, root));
    }

    public final Request iGatherv(Object sendbuf, int sendcount, Datatype sendtype, int root) {
        return started(later().gatherv(sendbuf, 0, sendcount, sendtype, null, 0, null, null, sendtype, root));
    }

    public final Request iScatter(
            @Nullable Object sendbuf,
            int sendcount,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int recvcount,
            Datatype recvtype,
            int root) {
        return started(later().scatter(sendbuf, 0, sendcount, sendtype, recvbuf, 0, recvcount, recvtype, root));
    }

    public final Request iScatter(Object buf, int count, Datatype type, int root) {
        return started(later().scatter(buf, 0, count, type, isHere(root) ? null : buf, 0, count, type, root));
    }

    public final Request iScatterv(
            @Nullable Object sendbuf,
            int @Nullable [] sendcounts,
            int @Nullable [] displs,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int recvcount,
            Datatype recvtype,
            int root) {
        return started(
                later().scatterv(sendbuf, 0, sendcounts, displs, sendtype, recvbuf, 0, recvcount, recvtype, root));
    }

    public final Request iScatterv(Object sendbuf, int[] sendcounts, int[] displs, Datatype sendtype, int root) {
        return started(later().scatterv(sendbuf, 0, sendcounts, displs, sendtype, null, 0, 0, sendtype, root));
    }

    public final Request iScatterv(Object recvbuf, int recvcount, Datatype recvtype, int root) {
        return started(later().scatterv(null, 0, null, null, recvtype, recvbuf, 0, recvcount, recvtype, root));
    }

    public final Request iAllGather(
            Object sendbuf, int sendcount, Datatype sendtype, Object recvbuf, int recvcount, Datatype recvtype) {
        return started(later().allgather(sendbuf, 0, sendcount, sendtype, recvbuf, 0, recvcount, recvtype));
    }

    public final Request iAllGather(Object buf, int count, Datatype type) {
        return started(later().allgather(null, 0, 0, type, buf, 0, count, type));
    }

    public final Request iAllGatherv(
            Object sendbuf,
            int sendcount,
            Datatype sendtype,
            Object recvbuf,
            int[] recvcounts,
            int[] displs,
            Datatype recvtype) {
        return started(later().allgatherv(sendbuf, 0, sendcount, sendtype, recvbuf, 0, recvcounts, displs, recvtype));
    }

    public final Request iAllGatherv(Object recvbuf, int[] recvcounts, int[] displs, Datatype recvtype) {
        return started(later().allgatherv(null, 0, 0, recvtype, recvbuf, 0, recvcounts, displs, recvtype));
    }

    public final Request iAllToAll(
            Object sendbuf, int sendcount, Datatype sendtype, Object recvbuf, int recvcount, Datatype recvtype) {
        return started(later().alltoall(sendbuf, 0, sendcount, sendtype, recvbuf, 0, recvcount, recvtype));
    }

    public final Request iAllToAllv(
            Object sendbuf,
            int[] sendcounts,
            int[] sdispls,
            Datatype sendtype,
            Object recvbuf,
            int[] recvcounts,
            int[] rdispls,
            Datatype recvtype) {
        return started(later().alltoallv(
                        sendbuf, 0, sendcounts, sdispls, sendtype, recvbuf, 0, recvcounts, rdispls, recvtype));
    }

    public final Request iAllToAllw(
            Object sendbuf,
            int[] sendcounts,
            int[] sdispls,
            Datatype[] sendtypes,
            Object recvbuf,
            int[] recvcounts,
            int[] rdispls,
            Datatype[] recvtypes) {
        return started(
                later().alltoallw(sendbuf, sendcounts, sdispls, sendtypes, recvbuf, recvcounts, rdispls, recvtypes));
    }

    public final Request iReduce(Object sendbuf, @Nullable Object recvbuf, int count, Datatype type, Op op, int root) {
        return started(later().reduce(sendbuf, 0, recvbuf, 0, count, type, op, root));
    }

    public final Request iReduce(Object buf, int count, Datatype type, Op op, int root) {
        return started(later().reduceInPlace(buf, count, type, op, root));
    }

    public final Request iAllReduce(Object sendbuf, Object recvbuf, int count, Datatype type, Op op) {
        return started(later().allreduce(sendbuf, 0, recvbuf, 0, count, type, op));
    }

    public final Request iAllReduce(Object buf, int count, Datatype type, Op op) {
        return started(later().allreduce(null, 0, buf, 0, count, type, op));
    }

    public final Request iReduceScatter(Object sendbuf, Object recvbuf, int[] recvcounts, Datatype type, Op op) {
        return started(later().reduceScatter(sendbuf, 0, recvbuf, 0, recvcounts, type, op));
    }

    public final Request iReduceScatter(Object buf, int[] counts, Datatype type, Op op) {
        return started(later().reduceScatter(null, 0, buf, 0, counts, type, op));
    }

    public final Request iReduceScatterBlock(Object sendbuf, Object recvbuf, int recvcount, Datatype type, Op op) {
        return started(later().reduceScatterBlock(sendbuf, 0, recvbuf, 0, recvcount, type, op));
    }

    public final Request iReduceScatterBlock(Object buf, int count, Datatype type, Op op) {
        return started(later().reduceScatterBlock(null, 0, buf, 0, count, type, op));
    }

    /** The request of what has been started, which is never null. */
    static Request started(@Nullable Request request) {
        return Objects.requireNonNull(request);
    }
}
