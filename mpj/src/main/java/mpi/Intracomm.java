package mpi;

import java.nio.Buffer;
import org.jspecify.annotations.Nullable;
import org.pjrun.ObjectRequest;
import org.pjrun.SplitType;

/** A communicator of one group. */
public class Intracomm extends Comm {
    Intracomm(org.pjrun.Comm comm) {
        super(comm);
    }

    Intracomm(ObjectRequest<? extends org.pjrun.Comm> made) {
        super(made);
    }

    static Intracomm world() {
        return new Intracomm(org.pjrun.Comm.world());
    }

    /** The communicator of Comm. */
    final org.pjrun.Comm intra() {
        return (org.pjrun.Comm) comm();
    }

    final boolean isWorld() {
        return comm().equals(comm().environment().world());
    }

    private static @Nullable Intracomm orNull(org.pjrun.Comm comm) {
        return comm.isNull() ? null : new Intracomm(comm);
    }

    // communicators, as MPJ Express has them

    public static int Compare(Comm comm1, Comm comm2) {
        return Comm.Compare(comm1, comm2);
    }

    public @Nullable Intracomm Split(int color, int key) {
        return orNull(intra().split(Wildcards.color(color), key));
    }

    public @Nullable Intracomm Create(Group group) {
        return orNull(intra().create(group.group()));
    }

    public @Nullable Cartcomm Create_cart(int[] dims, boolean[] periods, boolean reorder) {
        org.pjrun.CartComm made = intra().cartCreate(dims, periods, reorder);
        return made.isNull() ? null : new Cartcomm(made);
    }

    public @Nullable Graphcomm Create_graph(int[] index, int[] edges, boolean reorder) {
        org.pjrun.GraphComm made = intra().graphCreate(index, edges, reorder);
        return made.isNull() ? null : new Graphcomm(made);
    }

    // collectives, as MPJ Express has them

    private ObjectCalls objects() {
        return new ObjectCalls(intra());
    }

    public void Barrier() {
        intra().barrier();
    }

    public void Bcast(Object buf, int offset, int count, Datatype type, int root) {
        if (type.isObject()) {
            objects().bcast(buf, offset, count, type, root);
        } else {
            checked().bcast(buf, offset, count, type, root);
        }
    }

    public void Gather(
            Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int recvoffset,
            int recvcount,
            Datatype recvtype,
            int root) {
        if (sendtype.isObject()) {
            ObjectCalls objects = objects();
            int[] counts = objects.counts(recvcount);
            int[] places = objects.places(recvcount);
            objects.gather(
                    sendbuf, sendoffset, sendcount, sendtype, recvbuf, recvoffset, counts, places, recvtype, root);
        } else {
            checked().gather(sendbuf, sendoffset, sendcount, sendtype, recvbuf, recvoffset, recvcount, recvtype, root);
        }
    }

    public void Gatherv(
            Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            @Nullable Object recvbuf,
            int recvoffset,
            int @Nullable [] recvcount,
            int @Nullable [] displs,
            Datatype recvtype,
            int root) {
        if (sendtype.isObject()) {
            objects()
                    .gather(
                            sendbuf,
                            sendoffset,
                            sendcount,
                            sendtype,
                            recvbuf,
                            recvoffset,
                            recvcount,
                            displs,
                            recvtype,
                            root);
        } else {
            checked()
                    .gatherv(
                            sendbuf,
                            sendoffset,
                            sendcount,
                            sendtype,
                            recvbuf,
                            recvoffset,
                            recvcount,
                            displs,
                            recvtype,
                            root);
        }
    }

    public void Scatter(
            @Nullable Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            Object recvbuf,
            int recvoffset,
            int recvcount,
            Datatype recvtype,
            int root) {
        if (recvtype.isObject()) {
            ObjectCalls objects = objects();
            int[] counts = objects.counts(sendcount);
            int[] places = objects.places(sendcount);
            objects.scatter(
                    sendbuf, sendoffset, counts, places, sendtype, recvbuf, recvoffset, recvcount, recvtype, root);
        } else {
            checked().scatter(sendbuf, sendoffset, sendcount, sendtype, recvbuf, recvoffset, recvcount, recvtype, root);
        }
    }

    public void Scatterv(
            @Nullable Object sendbuf,
            int sendoffset,
            int @Nullable [] sendcount,
            int @Nullable [] displs,
            Datatype sendtype,
            Object recvbuf,
            int recvoffset,
            int recvcount,
            Datatype recvtype,
            int root) {
        if (recvtype.isObject()) {
            objects()
                    .scatter(
                            sendbuf,
                            sendoffset,
                            sendcount,
                            displs,
                            sendtype,
                            recvbuf,
                            recvoffset,
                            recvcount,
                            recvtype,
                            root);
        } else {
            checked()
                    .scatterv(
                            sendbuf,
                            sendoffset,
                            sendcount,
                            displs,
                            sendtype,
                            recvbuf,
                            recvoffset,
                            recvcount,
                            recvtype,
                            root);
        }
    }

    public void Allgather(
            Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            Object recvbuf,
            int recvoffset,
            int recvcount,
            Datatype recvtype) {
        if (sendtype.isObject()) {
            ObjectCalls objects = objects();
            int[] counts = objects.counts(recvcount);
            int[] places = objects.places(recvcount);
            objects.allgather(sendbuf, sendoffset, sendcount, sendtype, recvbuf, recvoffset, counts, places, recvtype);
        } else {
            checked().allgather(sendbuf, sendoffset, sendcount, sendtype, recvbuf, recvoffset, recvcount, recvtype);
        }
    }

    public void Allgatherv(
            Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            Object recvbuf,
            int recvoffset,
            int[] recvcount,
            int[] displs,
            Datatype recvtype) {
        if (sendtype.isObject()) {
            objects()
                    .allgather(
                            sendbuf, sendoffset, sendcount, sendtype, recvbuf, recvoffset, recvcount, displs, recvtype);
        } else {
            checked()
                    .allgatherv(
                            sendbuf, sendoffset, sendcount, sendtype, recvbuf, recvoffset, recvcount, displs, recvtype);
        }
    }

    public void Alltoall(
            Object sendbuf,
            int sendoffset,
            int sendcount,
            Datatype sendtype,
            Object recvbuf,
            int recvoffset,
            int recvcount,
            Datatype recvtype) {
        if (sendtype.isObject()) {
            ObjectCalls objects = objects();
            objects.alltoall(
                    sendbuf,
                    sendoffset,
                    objects.counts(sendcount),
                    objects.places(sendcount),
                    sendtype,
                    recvbuf,
                    recvoffset,
                    objects.counts(recvcount),
                    objects.places(recvcount),
                    recvtype);
        } else {
            checked().alltoall(sendbuf, sendoffset, sendcount, sendtype, recvbuf, recvoffset, recvcount, recvtype);
        }
    }

    public void Alltoallv(
            Object sendbuf,
            int sendoffset,
            int[] sendcount,
            int[] sdispls,
            Datatype sendtype,
            Object recvbuf,
            int recvoffset,
            int[] recvcount,
            int[] rdispls,
            Datatype recvtype) {
        if (sendtype.isObject()) {
            objects()
                    .alltoall(
                            sendbuf,
                            sendoffset,
                            sendcount,
                            sdispls,
                            sendtype,
                            recvbuf,
                            recvoffset,
                            recvcount,
                            rdispls,
                            recvtype);
        } else {
            checked()
                    .alltoallv(
                            sendbuf,
                            sendoffset,
                            sendcount,
                            sdispls,
                            sendtype,
                            recvbuf,
                            recvoffset,
                            recvcount,
                            rdispls,
                            recvtype);
        }
    }

    public void Reduce(
            Object sendbuf,
            int sendoffset,
            @Nullable Object recvbuf,
            int recvoffset,
            int count,
            Datatype datatype,
            Op op,
            int root) {
        if (datatype.isObject()) {
            objects().reduce(sendbuf, sendoffset, recvbuf, recvoffset, count, datatype, op, root);
        } else {
            checked().reduce(sendbuf, sendoffset, recvbuf, recvoffset, count, datatype, op, root);
        }
    }

    public void Allreduce(
            Object sendbuf, int sendoffset, Object recvbuf, int recvoffset, int count, Datatype datatype, Op op) {
        if (datatype.plain(sendbuf) && datatype.plain(recvbuf)) { // the most common one, by the shortest way
            intra().allreduce(sendbuf, sendoffset, recvbuf, recvoffset, datatype.elements(count), op.of(datatype));
        } else if (datatype.isObject()) {
            objects().allreduce(sendbuf, sendoffset, recvbuf, recvoffset, count, datatype, op);
        } else {
            checked().allreduce(sendbuf, sendoffset, recvbuf, recvoffset, count, datatype, op);
        }
    }

    public void Reduce_scatter(
            Object sendbuf,
            int sendoffset,
            Object recvbuf,
            int recvoffset,
            int[] recvcounts,
            Datatype datatype,
            Op op) {
        if (datatype.isObject()) {
            objects().reduceScatter(sendbuf, sendoffset, recvbuf, recvoffset, recvcounts, datatype, op);
        } else {
            checked().reduceScatter(sendbuf, sendoffset, recvbuf, recvoffset, recvcounts, datatype, op);
        }
    }

    public void Scan(
            Object sendbuf, int sendoffset, Object recvbuf, int recvoffset, int count, Datatype datatype, Op op) {
        if (datatype.isObject()) {
            objects().scan(sendbuf, sendoffset, recvbuf, recvoffset, count, datatype, op);
        } else {
            checked().scan(sendbuf, sendoffset, recvbuf, recvoffset, count, datatype, op);
        }
    }

    // collectives, as Open MPI has them

    public final void scan(Object sendbuf, Object recvbuf, int count, Datatype type, Op op) {
        now().scan(sendbuf, 0, recvbuf, 0, count, type, op);
    }

    public final Request iScan(Object sendbuf, Object recvbuf, int count, Datatype type, Op op) {
        return started(later().scan(sendbuf, 0, recvbuf, 0, count, type, op));
    }

    public final Request iScan(Buffer sendbuf, Buffer recvbuf, int count, Datatype type, Op op) {
        return iScan((Object) sendbuf, (Object) recvbuf, count, type, op);
    }

    public final void scan(Object buf, int count, Datatype type, Op op) {
        now().scan(null, 0, buf, 0, count, type, op);
    }

    public final Request iScan(Object buf, int count, Datatype type, Op op) {
        return started(later().scan(null, 0, buf, 0, count, type, op));
    }

    public final Request iScan(Buffer buf, int count, Datatype type, Op op) {
        return iScan((Object) buf, count, type, op);
    }

    public final void exScan(Object sendbuf, Object recvbuf, int count, Datatype type, Op op) {
        now().exscan(sendbuf, 0, recvbuf, 0, count, type, op);
    }

    public final Request iExScan(Object sendbuf, Object recvbuf, int count, Datatype type, Op op) {
        return started(later().exscan(sendbuf, 0, recvbuf, 0, count, type, op));
    }

    public final Request iExScan(Buffer sendbuf, Buffer recvbuf, int count, Datatype type, Op op) {
        return iExScan((Object) sendbuf, (Object) recvbuf, count, type, op);
    }

    public final void exScan(Object buf, int count, Datatype type, Op op) {
        now().exscan(null, 0, buf, 0, count, type, op);
    }

    public final Request iExScan(Object buf, int count, Datatype type, Op op) {
        return started(later().exscan(null, 0, buf, 0, count, type, op));
    }

    public final Request iExScan(Buffer buf, int count, Datatype type, Op op) {
        return iExScan((Object) buf, count, type, op);
    }

    // communicators, as Open MPI has them

    @Override
    public Intracomm clone() {
        return dup();
    }

    @Override
    public Intracomm dup() {
        return new Intracomm(intra().dup());
    }

    @Override
    public Intracomm iDup() {
        return new Intracomm(intra().idup());
    }

    @Override
    public Intracomm dupWithInfo(Info info) {
        return (Intracomm) super.dupWithInfo(info);
    }

    public final Intracomm split(int color, int key) {
        return new Intracomm(intra().split(Wildcards.color(color), key));
    }

    /** A communicator for the ranks of each host. */
    public final Intracomm splitType(int splitType, int key, Info info) {
        if (splitType == MPI.UNDEFINED) {
            return split(splitType, key);
        }
        if (splitType != TYPE_SHARED) {
            throw new MPIException(MPI.ERR_ARG, "splitType: " + splitType + " (expected: Comm.TYPE_SHARED)");
        }
        return new Intracomm(intra().splitType(SplitType.SHARED, key));
    }

    public final Intracomm create(Group group) {
        return new Intracomm(intra().create(group.group()));
    }

    public final Intracomm createGroup(Group group, int tag) {
        return new Intracomm(intra().createGroup(group.group(), tag));
    }

    public final CartComm createCart(int[] dims, boolean[] periods, boolean reorder) {
        return new CartComm(intra().cartCreate(dims, periods, reorder));
    }

    public final GraphComm createGraph(int[] index, int[] edges, boolean reorder) {
        return new GraphComm(intra().graphCreate(index, edges, reorder));
    }

    public final GraphComm createDistGraph(
            int[] sources, int[] degrees, int[] destinations, int[] weights, Info info, boolean reorder) {
        return new GraphComm(intra().distGraphCreate(sources, degrees, destinations, weights, reorder));
    }

    public final GraphComm createDistGraph(
            int[] sources, int[] degrees, int[] destinations, Info info, boolean reorder) {
        return new GraphComm(intra().distGraphCreate(sources, degrees, destinations, null, reorder));
    }

    public final GraphComm createDistGraphAdjacent(
            int[] sources,
            int[] sourceWeights,
            int[] destinations,
            int[] destinationWeights,
            Info info,
            boolean reorder) {
        return new GraphComm(
                intra().distGraphCreateAdjacent(sources, sourceWeights, destinations, destinationWeights, reorder));
    }

    public final GraphComm createDistGraphAdjacent(int[] sources, int[] destinations, Info info, boolean reorder) {
        return new GraphComm(intra().distGraphCreateAdjacent(sources, null, destinations, null, reorder));
    }

    // dynamic processes

    public static String openPort() {
        throw MPIException.later("openPort");
    }

    public static String openPort(Info info) {
        throw MPIException.later("openPort");
    }

    public static void closePort(String name) {
        throw MPIException.later("closePort");
    }

    public final Intercomm accept(String port, int root) {
        throw MPIException.later("accept");
    }

    public final Intercomm accept(String port, Info info, int root) {
        throw MPIException.later("accept");
    }

    public final Intercomm connect(String port, int root) {
        throw MPIException.later("connect");
    }

    public final Intercomm connect(String port, Info info, int root) {
        throw MPIException.later("connect");
    }

    public static void publishName(String service, String port) {
        throw MPIException.later("publishName");
    }

    public static void publishName(String service, Info info, String port) {
        throw MPIException.later("publishName");
    }

    public static void unpublishName(String service, String port) {
        throw MPIException.later("unpublishName");
    }

    public static void unpublishName(String service, Info info, String port) {
        throw MPIException.later("unpublishName");
    }

    public static String lookupName(String service) {
        throw MPIException.later("lookupName");
    }

    public static String lookupName(String service, Info info) {
        throw MPIException.later("lookupName");
    }

    public final Intercomm spawn(String command, String[] argv, int maxprocs, Info info, int root, int[] errcodes) {
        throw MPIException.later("spawn");
    }

    public final Intercomm spawnMultiple(
            String[] commands, String[][] argv, int[] maxprocs, Info[] info, int root, int[] errcodes) {
        throw MPIException.later("spawnMultiple");
    }
}
