package mpi;

import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.Op;
import org.pjrun.Request;

/** Collectives that are done when they return. */
record Blocking(Comm comm) implements Collectives {
    @Override
    public @Nullable Request barrier() {
        comm.barrier();
        return null;
    }

    @Override
    public @Nullable Request bcast(Side buffer, int root) {
        comm.bcast(buffer.memory(), buffer.offset, buffer.count, root);
        return null;
    }

    @Override
    public @Nullable Request gather(Side send, Side recv, long count, int root) {
        comm.gather(send.memory(), send.offset, recv.buffer, recv.offset, count, root);
        return null;
    }

    @Override
    public @Nullable Request gatherv(Side send, Side recv, int root) {
        comm.gatherv(send.memory(), send.offset, send.count, recv.buffer, recv.counts, recv.displacements, root);
        return null;
    }

    @Override
    public @Nullable Request scatter(Side send, Side recv, long count, int root) {
        comm.scatter(send.buffer, send.offset, recv.memory(), recv.offset, count, root);
        return null;
    }

    @Override
    public @Nullable Request scatterv(Side send, Side recv, int root) {
        comm.scatterv(send.buffer, send.counts, send.displacements, recv.memory(), recv.offset, recv.count, root);
        return null;
    }

    @Override
    public @Nullable Request allgather(Side send, Side recv, long count) {
        comm.allgather(send.memory(), send.offset, recv.memory(), recv.offset, count);
        return null;
    }

    @Override
    public @Nullable Request allgatherv(Side send, Side recv) {
        comm.allgatherv(send.memory(), send.offset, send.count, recv.memory(), recv.lengths(), recv.displacements);
        return null;
    }

    @Override
    public @Nullable Request alltoall(Side send, Side recv, long sendCount, long recvCount) {
        comm.alltoall(send.memory(), send.offset, recv.memory(), recv.offset, recvCount);
        return null;
    }

    @Override
    public @Nullable Request alltoallv(Side send, Side recv) {
        comm.alltoallv(
                send.memory(), send.counts, send.displacements, recv.memory(), recv.lengths(), recv.displacements);
        return null;
    }

    @Override
    public @Nullable Request alltoallw(@Nullable Object[] send, @Nullable Object[] recv) {
        comm.alltoallw(send, recv);
        return null;
    }

    @Override
    public @Nullable Request reduce(Side send, Side recv, long count, Op op, int root) {
        comm.reduce(send.memory(), send.offset, recv.buffer, recv.offset, count, op, root);
        return null;
    }

    @Override
    public @Nullable Request allreduce(Side send, Side recv, long count, Op op) {
        comm.allreduce(send.memory(), send.offset, recv.memory(), recv.offset, count, op);
        return null;
    }

    @Override
    public @Nullable Request reduceScatter(Side send, Side recv, long[] counts, Op op) {
        comm.reduceScatter(send.memory(), send.offset, recv.memory(), recv.offset, counts, op);
        return null;
    }

    @Override
    public @Nullable Request reduceScatterBlock(Side send, Side recv, long count, Op op) {
        comm.reduceScatterBlock(send.memory(), send.offset, recv.memory(), recv.offset, count, op);
        return null;
    }

    @Override
    public @Nullable Request scan(Side send, Side recv, long count, Op op) {
        comm.scan(send.memory(), send.offset, recv.memory(), recv.offset, count, op);
        return null;
    }

    @Override
    public @Nullable Request exscan(Side send, Side recv, long count, Op op) {
        comm.exscan(send.memory(), send.offset, recv.memory(), recv.offset, count, op);
        return null;
    }
}
