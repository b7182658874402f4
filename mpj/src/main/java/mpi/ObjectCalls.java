package mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;

/** Collectives of {@code MPI.OBJECT}: each rank's objects travel as one array. */
record ObjectCalls(Comm comm) {
    void bcast(Object buf, int offset, int count, Datatype type, int root) {
        boolean mine = comm.rank() == root;
        @Nullable Object[] objects = comm.bcastObject(mine ? type.pick(buf, offset, count) : new Object[0], root);
        if (!mine) {
            type.put(objects, buf, offset, count);
        }
    }

    void gather(
            Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int recvoffset,
            int @Nullable [] counts,
            int @Nullable [] displs,
            Datatype recvtype,
            int root) {
        put(
                comm.<@Nullable Object[]>gatherObject(sendtype.pick(sendbuf, sendoffset, sendcount), root),
                recvbuf,
                recvoffset,
                counts,
                displs,
                recvtype);
    }

    void scatter(
            @Nullable Object sendbuf,
            int sendoffset,
            int @Nullable [] counts,
            int @Nullable [] displs,
            Datatype sendtype,
            Object recvbuf,
            int recvoffset,
            int recvcount,
            Datatype recvtype,
            int root) {
        List<@Nullable Object[]> blocks =
                comm.rank() == root ? pick(sendbuf, sendoffset, counts, displs, sendtype) : null;
        recvtype.put(comm.<@Nullable Object[]>scatterObject(blocks, root), recvbuf, recvoffset, recvcount);
    }

    void allgather(
            Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            Object recvbuf,
            int recvoffset,
            int[] counts,
            int[] displs,
            Datatype recvtype) {
        put(
                comm.<@Nullable Object[]>allgatherObject(sendtype.pick(sendbuf, sendoffset, sendcount)),
                recvbuf,
                recvoffset,
                counts,
                displs,
                recvtype);
    }

    void alltoall(
            Object sendbuf,
            int sendoffset,
            int[] sendcounts,
            int[] sdispls,
            Datatype sendtype,
            Object recvbuf,
            int recvoffset,
            int[] recvcounts,
            int[] rdispls,
            Datatype recvtype) {
        put(
                comm.<@Nullable Object[]>alltoallObject(pick(sendbuf, sendoffset, sendcounts, sdispls, sendtype)),
                recvbuf,
                recvoffset,
                recvcounts,
                rdispls,
                recvtype);
    }

    private List<@Nullable Object[]> pick(
            @Nullable Object buf, int offset, int @Nullable [] counts, int @Nullable [] displs, Datatype type) {
        Objects.requireNonNull(buf, "buffer");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(displs, "displs");
        List<@Nullable Object[]> blocks = new ArrayList<>();
        for (int b = 0; b < comm.size(); b++) {
            blocks.add(type.pick(buf, Math.toIntExact(offset + displs[b] * type.stride()), counts[b]));
        }
        return blocks;
    }

    /** Puts the blocks of all ranks in place; nothing where none have come. */
    private static void put(
            List<@Nullable Object[]> blocks,
            @Nullable Object buf,
            int offset,
            int @Nullable [] counts,
            int @Nullable [] displs,
            Datatype type) {
        if (blocks.isEmpty()) {
            return;
        }
        Objects.requireNonNull(buf, "buffer");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(displs, "displs");
        for (int b = 0; b < blocks.size(); b++) {
            type.put(blocks.get(b), buf, Math.toIntExact(offset + displs[b] * type.stride()), counts[b]);
        }
    }

    /** The same count for each rank. */
    int[] counts(int count) {
        int[] counts = new int[comm.size()];
        java.util.Arrays.fill(counts, count);
        return counts;
    }

    /** Blocks of the same length, one after the other. */
    int[] places(int count) {
        int[] places = new int[comm.size()];
        java.util.Arrays.setAll(places, r -> r * count);
        return places;
    }

    void reduce(
            Object sendbuf,
            int sendoffset,
            @Nullable Object recvbuf,
            int recvoffset,
            int count,
            Datatype type,
            Op op,
            int root) {
        @Nullable
        Object[] reduced =
                comm.reduceObject(type.pick(sendbuf, sendoffset, count), (a, b) -> op.combine(a, b, type), root);
        if (comm.rank() == root) {
            type.put(reduced, Objects.requireNonNull(recvbuf, "buffer"), recvoffset, count);
        }
    }

    void allreduce(Object sendbuf, int sendoffset, Object recvbuf, int recvoffset, int count, Datatype type, Op op) {
        type.put(
                comm.allreduceObject(type.pick(sendbuf, sendoffset, count), (a, b) -> op.combine(a, b, type)),
                recvbuf,
                recvoffset,
                count);
    }

    void reduceScatter(
            Object sendbuf, int sendoffset, Object recvbuf, int recvoffset, int[] counts, Datatype type, Op op) {
        int[] places = new int[comm.size()];
        for (int b = 1; b < places.length; b++) {
            places[b] = places[b - 1] + counts[b - 1];
        }
        @Nullable
        Object[] mine = comm.reduceScatterObject(
                pick(sendbuf, sendoffset, counts, places, type), (a, b) -> op.combine(a, b, type));
        type.put(mine, recvbuf, recvoffset, counts[comm.rank()]);
    }

    void scan(Object sendbuf, int sendoffset, Object recvbuf, int recvoffset, int count, Datatype type, Op op) {
        type.put(
                comm.scanObject(type.pick(sendbuf, sendoffset, count), (a, b) -> op.combine(a, b, type)),
                recvbuf,
                recvoffset,
                count);
    }
}
