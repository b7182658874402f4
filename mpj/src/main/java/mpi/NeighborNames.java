package mpi;

import org.pjrun.Communicator;
import org.pjrun.ObjectRequest;
import org.pjrun.TopologyComm;

/** Collectives among the neighbours of a grid or graph, which only Open MPI has. */
abstract class NeighborNames extends StartedNames {
    NeighborNames(Communicator comm) {
        super(comm);
    }

    NeighborNames(ObjectRequest<? extends Communicator> made) {
        super(made);
    }

    private TopologyComm topology() {
        if (comm() instanceof TopologyComm topology) {
            return topology;
        }
        throw new MPIException(MPI.ERR_TOPOLOGY, "comm: " + comm() + " (expected: one with a topology)");
    }

    public final void neighborAllGather(
            Object sendbuf, int sendcount, Datatype sendtype, Object recvbuf, int recvcount, Datatype recvtype) {
        iNeighborAllGather(sendbuf, sendcount, sendtype, recvbuf, recvcount, recvtype)
                .waitFor();
    }

    public final Request iNeighborAllGather(
            Object sendbuf, int sendcount, Datatype sendtype, Object recvbuf, int recvcount, Datatype recvtype) {
        TopologyComm topology = topology();
        Side send = Side.of(Memory.raw(sendbuf, sendtype), 0, sendcount, sendtype);
        Side recv = Side.of(Memory.raw(recvbuf, recvtype), 0, (long) recvcount * topology.sources().length, recvtype);
        return recv.request(topology.ineighborAllgather(
                send.memory(), send.offset, recv.memory(), recv.offset, Side.units(recvtype, recvcount)));
    }

    public final void neighborAllGatherv(
            Object sendbuf,
            int sendcount,
            Datatype sendtype,
            Object recvbuf,
            int[] recvcounts,
            int[] displs,
            Datatype recvtype) {
        iNeighborAllGatherv(sendbuf, sendcount, sendtype, recvbuf, recvcounts, displs, recvtype)
                .waitFor();
    }

    public final Request iNeighborAllGatherv(
            Object sendbuf,
            int sendcount,
            Datatype sendtype,
            Object recvbuf,
            int[] recvcounts,
            int[] displs,
            Datatype recvtype) {
        Side send = Side.of(Memory.raw(sendbuf, sendtype), 0, sendcount, sendtype);
        Side recv = Side.blocks(
                Memory.raw(recvbuf, recvtype),
                0,
                recvcounts,
                displs,
                recvtype,
                topology().sources().length);
        return recv.request(topology()
                .ineighborAllgatherv(
                        send.memory(), send.offset, send.count, recv.memory(), recv.lengths(), recv.displacements));
    }

    public final void neighborAllToAll(
            Object sendbuf, int sendcount, Datatype sendtype, Object recvbuf, int recvcount, Datatype recvtype) {
        iNeighborAllToAll(sendbuf, sendcount, sendtype, recvbuf, recvcount, recvtype)
                .waitFor();
    }

    public final Request iNeighborAllToAll(
            Object sendbuf, int sendcount, Datatype sendtype, Object recvbuf, int recvcount, Datatype recvtype) {
        TopologyComm topology = topology();
        Side send =
                Side.of(Memory.raw(sendbuf, sendtype), 0, (long) sendcount * topology.destinations().length, sendtype);
        Side recv = Side.of(Memory.raw(recvbuf, recvtype), 0, (long) recvcount * topology.sources().length, recvtype);
        return recv.request(topology.ineighborAlltoall(
                send.memory(), send.offset, recv.memory(), recv.offset, Side.units(recvtype, recvcount)));
    }

    public final void neighborAllToAllv(
            Object sendbuf,
            int[] sendcounts,
            int[] sdispls,
            Datatype sendtype,
            Object recvbuf,
            int[] recvcounts,
            int[] rdispls,
            Datatype recvtype) {
        iNeighborAllToAllv(sendbuf, sendcounts, sdispls, sendtype, recvbuf, recvcounts, rdispls, recvtype)
                .waitFor();
    }

    public final Request iNeighborAllToAllv(
            Object sendbuf,
            int[] sendcounts,
            int[] sdispls,
            Datatype sendtype,
            Object recvbuf,
            int[] recvcounts,
            int[] rdispls,
            Datatype recvtype) {
        Side send = Side.blocks(
                Memory.raw(sendbuf, sendtype),
                0,
                sendcounts,
                sdispls,
                sendtype,
                topology().destinations().length);
        Side recv = Side.blocks(
                Memory.raw(recvbuf, recvtype),
                0,
                recvcounts,
                rdispls,
                recvtype,
                topology().sources().length);
        return recv.request(topology()
                .ineighborAlltoallv(
                        send.memory(),
                        send.lengths(),
                        send.displacements,
                        recv.memory(),
                        recv.lengths(),
                        recv.displacements));
    }
}
