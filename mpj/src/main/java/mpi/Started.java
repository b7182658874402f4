package mpi;

import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.Op;
import org.pjrun.Request;

/** Collectives that go on while the program does something else. */
record Started(Comm comm) implements Collectives {
    @Override
    public Request barrier() {
        return comm.ibarrier();
    }

    @Override
    public Request bcast(Side buffer, int root) {
        return comm.ibcast(buffer.memory(), buffer.offset, buffer.count, root);
    }

    @Override
    public Request gather(Side send, Side recv, long count, int root) {
        return comm.igather(send.memory(), send.offset, recv.buffer, recv.offset, count, root);
    }

    @Override
    public Request gatherv(Side send, Side recv, int root) {
        return comm.igatherv(
                send.memory(), send.offset, send.count, recv.buffer, recv.counts, recv.displacements, root);
    }

    @Override
    public Request scatter(Side send, Side recv, long count, int root) {
        return comm.iscatter(send.buffer, send.offset, recv.memory(), recv.offset, count, root);
    }

    @Override
    public Request scatterv(Side send, Side recv, int root) {
        return comm.iscatterv(
                send.buffer, send.counts, send.displacements, recv.memory(), recv.offset, recv.count, root);
    }

    @Override
    public Request allgather(Side send, Side recv, long count) {
        return comm.iallgather(send.memory(), send.offset, recv.memory(), recv.offset, count);
    }

    @Override
    public Request allgatherv(Side send, Side recv) {
        return comm.iallgatherv(
                send.memory(), send.offset, send.count, recv.memory(), recv.lengths(), recv.displacements);
    }

    @Override
    public Request alltoall(Side send, Side recv, long sendCount, long recvCount) {
        return comm.ialltoall(send.memory(), send.offset, recv.memory(), recv.offset, recvCount);
    }

    @Override
    public Request alltoallv(Side send, Side recv) {
        return comm.ialltoallv(
                send.memory(), send.counts, send.displacements, recv.memory(), recv.lengths(), recv.displacements);
    }

    @Override
    public Request alltoallw(@Nullable Object[] send, @Nullable Object[] recv) {
        return comm.ialltoallw(send, recv);
    }

    @Override
    public Request reduce(Side send, Side recv, long count, Op op, int root) {
        return comm.ireduce(send.memory(), send.offset, recv.buffer, recv.offset, count, op, root);
    }

    @Override
    public Request allreduce(Side send, Side recv, long count, Op op) {
        return comm.iallreduce(send.memory(), send.offset, recv.memory(), recv.offset, count, op);
    }

    @Override
    public Request reduceScatter(Side send, Side recv, long[] counts, Op op) {
        return comm.ireduceScatter(send.memory(), send.offset, recv.memory(), recv.offset, counts, op);
    }

    @Override
    public Request reduceScatterBlock(Side send, Side recv, long count, Op op) {
        return comm.ireduceScatterBlock(send.memory(), send.offset, recv.memory(), recv.offset, count, op);
    }

    @Override
    public Request scan(Side send, Side recv, long count, Op op) {
        return comm.iscan(send.memory(), send.offset, recv.memory(), recv.offset, count, op);
    }

    @Override
    public Request exscan(Side send, Side recv, long count, Op op) {
        return comm.iexscan(send.memory(), send.offset, recv.memory(), recv.offset, count, op);
    }
}
