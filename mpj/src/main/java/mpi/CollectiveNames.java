package mpi;

import org.jspecify.annotations.Nullable;
import org.pjrun.Communicator;
import org.pjrun.ObjectRequest;

/** Blocking collectives as Open MPI names them; with one buffer they work in place. */
abstract class CollectiveNames extends MessageNames {
    CollectiveNames(Communicator comm) {
        super(comm);
    }

    CollectiveNames(ObjectRequest<? extends Communicator> made) {
        super(made);
    }

    /** Whether this rank is the root, within one group. */
    final boolean isHere(int root) {
        return !(comm() instanceof org.pjrun.InterComm) && comm().rank() == root;
    }

    public final void barrier() {
        now().barrier();
    }

    public final void bcast(Object buf, int count, Datatype type, int root) {
        now().bcast(buf, 0, count, type, root);
    }

    public final void gather(
            Object sendbuf,
            int sendcount,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int recvcount,
            Datatype recvtype,
            int root) {
        now().gather(sendbuf, 0, sendcount, sendtype, recvbuf, 0, recvcount, recvtype, root);
    }

    public final void gather(Object buf, int count, Datatype type, int root) {
        now().gather(isHere(root) ? null : buf, 0, count, type, buf, 0, count, type, root);
    }

    public final void gatherv(
            Object sendbuf,
            int sendcount,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int @Nullable [] recvcounts,
            int @Nullable [] displs,
            Datatype recvtype,
            int root) {
        now().gatherv(sendbuf, 0, sendcount, sendtype, recvbuf, 0, recvcounts, displs, recvtype, root);
    }

    public final void gatherv(Object recvbuf, int[] recvcounts, int[] displs, Datatype recvtype, int root) {
        now().gatherv(null, 0, 0, recvtype, recvbuf, 0, recvcounts, displs, recvtype, root);
    }

    public final void gatherv(Object sendbuf, int sendcount, Datatype sendtype, int root) {
        now().gatherv(sendbuf, 0, sendcount, sendtype, null, 0, null, null, sendtype, root);
    }

    public final void scatter(
            @Nullable Object sendbuf,
            int sendcount,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int recvcount,
            Datatype recvtype,
            int root) {
        now().scatter(sendbuf, 0, sendcount, sendtype, recvbuf, 0, recvcount, recvtype, root);
    }

    public final void scatter(Object buf, int count, Datatype type, int root) {
        now().scatter(buf, 0, count, type, isHere(root) ? null : buf, 0, count, type, root);
    }

    public final void scatterv(
            @Nullable Object sendbuf,
            int @Nullable [] sendcounts,
            int @Nullable [] displs,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int recvcount,
            Datatype recvtype,
            int root) {
        now().scatterv(sendbuf, 0, sendcounts, displs, sendtype, recvbuf, 0, recvcount, recvtype, root);
    }

    public final void scatterv(Object sendbuf, int[] sendcounts, int[] displs, Datatype sendtype, int root) {
        now().scatterv(sendbuf, 0, sendcounts, displs, sendtype, null, 0, 0, sendtype, root);
    }

    public final void scatterv(Object recvbuf, int recvcount, Datatype recvtype, int root) {
        now().scatterv(null, 0, null, null, recvtype, recvbuf, 0, recvcount, recvtype, root);
    }

    public final void allGather(
            Object sendbuf, int sendcount, Datatype sendtype, Object recvbuf, int recvcount, Datatype recvtype) {
        now().allgather(sendbuf, 0, sendcount, sendtype, recvbuf, 0, recvcount, recvtype);
    }

    public final void allGather(Object buf, int count, Datatype type) {
        now().allgather(null, 0, 0, type, buf, 0, count, type);
    }

    public final void allGatherv(
            Object sendbuf,
            int sendcount,
            Datatype sendtype,
            Object recvbuf,
            int[] recvcounts,
            int[] displs,
            Datatype recvtype) {
        now().allgatherv(sendbuf, 0, sendcount, sendtype, recvbuf, 0, recvcounts, displs, recvtype);
    }

    public final void allGatherv(Object recvbuf, int[] recvcounts, int[] displs, Datatype recvtype) {
        now().allgatherv(null, 0, 0, recvtype, recvbuf, 0, recvcounts, displs, recvtype);
    }

    public final void allToAll(
            Object sendbuf, int sendcount, Datatype sendtype, Object recvbuf, int recvcount, Datatype recvtype) {
        now().alltoall(sendbuf, 0, sendcount, sendtype, recvbuf, 0, recvcount, recvtype);
    }

    public final void allToAllv(
            Object sendbuf,
            int[] sendcounts,
            int[] sdispls,
            Datatype sendtype,
            Object recvbuf,
            int[] recvcounts,
            int[] rdispls,
            Datatype recvtype) {
        now().alltoallv(sendbuf, 0, sendcounts, sdispls, sendtype, recvbuf, 0, recvcounts, rdispls, recvtype);
    }

    public final void allToAllw(
            Object sendbuf,
            int[] sendcounts,
            int[] sdispls,
            Datatype[] sendtypes,
            Object recvbuf,
            int[] recvcounts,
            int[] rdispls,
            Datatype[] recvtypes) {
        now().alltoallw(sendbuf, sendcounts, sdispls, sendtypes, recvbuf, recvcounts, rdispls, recvtypes);
    }

    public final void reduce(Object sendbuf, @Nullable Object recvbuf, int count, Datatype type, Op op, int root) {
        now().reduce(sendbuf, 0, recvbuf, 0, count, type, op, root);
    }

    public final void reduce(Object buf, int count, Datatype type, Op op, int root) {
        now().reduceInPlace(buf, count, type, op, root);
    }

    public final void allReduce(Object sendbuf, Object recvbuf, int count, Datatype type, Op op) {
        now().allreduce(sendbuf, 0, recvbuf, 0, count, type, op);
    }

    public final void allReduce(Object buf, int count, Datatype type, Op op) {
        now().allreduce(null, 0, buf, 0, count, type, op);
    }

    public final void reduceScatter(Object sendbuf, Object recvbuf, int[] recvcounts, Datatype type, Op op) {
        now().reduceScatter(sendbuf, 0, recvbuf, 0, recvcounts, type, op);
    }

    public final void reduceScatter(Object buf, int[] counts, Datatype type, Op op) {
        now().reduceScatter(null, 0, buf, 0, counts, type, op);
    }

    public final void reduceScatterBlock(Object sendbuf, Object recvbuf, int recvcount, Datatype type, Op op) {
        now().reduceScatterBlock(sendbuf, 0, recvbuf, 0, recvcount, type, op);
    }

    public final void reduceScatterBlock(Object buf, int count, Datatype type, Op op) {
        now().reduceScatterBlock(null, 0, buf, 0, count, type, op);
    }
}
