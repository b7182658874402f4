package mpi;

import org.jspecify.annotations.Nullable;
import org.pjrun.Op;
import org.pjrun.Request;

/** The collectives of a communicator: {@link Blocking}, {@link Started}, or between two groups {@link Across}. */
interface Collectives {
    // all return the request of what has been started, null where it is done

    @Nullable
    Request barrier();

    @Nullable
    Request bcast(Side buffer, int root);

    @Nullable
    Request gather(Side send, Side recv, long count, int root);

    @Nullable
    Request gatherv(Side send, Side recv, int root);

    @Nullable
    Request scatter(Side send, Side recv, long count, int root);

    @Nullable
    Request scatterv(Side send, Side recv, int root);

    @Nullable
    Request allgather(Side send, Side recv, long count);

    @Nullable
    Request allgatherv(Side send, Side recv);

    @Nullable
    Request alltoall(Side send, Side recv, long sendCount, long recvCount);

    @Nullable
    Request alltoallv(Side send, Side recv);

    @Nullable
    Request alltoallw(@Nullable Object[] send, @Nullable Object[] recv);

    @Nullable
    Request reduce(Side send, Side recv, long count, Op op, int root);

    @Nullable
    Request allreduce(Side send, Side recv, long count, Op op);

    @Nullable
    Request reduceScatter(Side send, Side recv, long[] counts, Op op);

    @Nullable
    Request reduceScatterBlock(Side send, Side recv, long count, Op op);

    @Nullable
    Request scan(Side send, Side recv, long count, Op op);

    @Nullable
    Request exscan(Side send, Side recv, long count, Op op);
}
