package mpi;

import org.jspecify.annotations.Nullable;
import org.pjrun.InterComm;
import org.pjrun.Op;
import org.pjrun.Request;

/**
 * Collectives between two groups.
 *
 * @param blocks whether calls return when they are done
 */
record Across(InterComm comm, boolean blocks) implements Collectives {
    private @Nullable Request started(Request request) {
        if (!blocks) {
            return request;
        }
        request.waitFor();
        return null;
    }

    private static MPIException without(String operation) {
        return new MPIException(MPI.ERR_COMM, operation + ": not between two groups (expected: an intracommunicator)");
    }

    @Override
    public @Nullable Request barrier() {
        return started(comm.ibarrier());
    }

    @Override
    public @Nullable Request bcast(Side buffer, int root) {
        return started(comm.ibcast(buffer.buffer, buffer.offset, buffer.count, root));
    }

    @Override
    public @Nullable Request gather(Side send, Side recv, long count, int root) {
        return started(comm.igather(send.buffer, send.offset, recv.buffer, recv.offset, count, root));
    }

    @Override
    public @Nullable Request gatherv(Side send, Side recv, int root) {
        return started(comm.igatherv(
                send.buffer, send.offset, send.count, recv.buffer, recv.counts, recv.displacements, root));
    }

    @Override
    public @Nullable Request scatter(Side send, Side recv, long count, int root) {
        return started(comm.iscatter(send.buffer, send.offset, recv.buffer, recv.offset, count, root));
    }

    @Override
    public @Nullable Request scatterv(Side send, Side recv, int root) {
        return started(comm.iscatterv(
                send.buffer, send.counts, send.displacements, recv.buffer, recv.offset, recv.count, root));
    }

    @Override
    public @Nullable Request allgather(Side send, Side recv, long count) {
        return started(comm.iallgather(send.memory(), send.offset, send.count, recv.memory(), recv.offset, count));
    }

    @Override
    public @Nullable Request allgatherv(Side send, Side recv) {
        return started(comm.iallgatherv(
                send.memory(), send.offset, send.count, recv.memory(), recv.lengths(), recv.displacements));
    }

    @Override
    public @Nullable Request alltoall(Side send, Side recv, long sendCount, long recvCount) {
        return started(comm.ialltoall(send.memory(), send.offset, sendCount, recv.memory(), recv.offset, recvCount));
    }

    @Override
    public @Nullable Request alltoallv(Side send, Side recv) {
        return started(comm.ialltoallv(
                send.memory(), send.lengths(), send.displacements, recv.memory(), recv.lengths(), recv.displacements));
    }

    @Override
    public Request alltoallw(@Nullable Object[] send, @Nullable Object[] recv) {
        throw without("alltoallw");
    }

    @Override
    public @Nullable Request reduce(Side send, Side recv, long count, Op op, int root) {
        return started(comm.ireduce(send.buffer, send.offset, recv.buffer, recv.offset, count, op, root));
    }

    @Override
    public @Nullable Request allreduce(Side send, Side recv, long count, Op op) {
        return started(comm.iallreduce(send.memory(), send.offset, recv.memory(), recv.offset, count, op));
    }

    @Override
    public @Nullable Request reduceScatter(Side send, Side recv, long[] counts, Op op) {
        return started(comm.ireduceScatter(send.memory(), send.offset, recv.memory(), recv.offset, counts, op));
    }

    @Override
    public @Nullable Request reduceScatterBlock(Side send, Side recv, long count, Op op) {
        return started(comm.ireduceScatterBlock(send.memory(), send.offset, recv.memory(), recv.offset, count, op));
    }

    @Override
    public Request scan(Side send, Side recv, long count, Op op) {
        throw without("scan");
    }

    @Override
    public Request exscan(Side send, Side recv, long count, Op op) {
        throw without("exscan");
    }
}
