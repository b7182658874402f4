package mpi;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.Communicator;
import org.pjrun.ErrorClass;
import org.pjrun.ObjectRequest;
import org.pjrun.Topology;
import org.pjrun.TopologyComm;

/**
 * A communicator: messages, and in Open MPI's flavour collectives, are in the classes that this one extends.
 *
 * <p>Methods of MPJ Express's names return null to ranks that are in no new communicator, those of Open MPI's a
 * communicator that {@link #isNull}.
 */
public abstract class Comm extends BufferNames implements Freeable, Cloneable {
    public static final int TYPE_SHARED = 0;

    private Info info = new Info();

    Comm(Communicator comm) {
        super(comm);
    }

    Comm(ObjectRequest<? extends Communicator> made) {
        super(made);
    }

    // MPJ Express

    public int Size() {
        return comm().size();
    }

    public int Rank() {
        return comm().rank();
    }

    public Group Group() {
        return new Group(comm().group());
    }

    public static int Compare(Comm comm1, Comm comm2) {
        return Alike.number(comm1.comm().compare(comm2.comm()));
    }

    /** Frees it; the world, which cannot be freed, is let be. */
    public void Free() {
        if (!(this instanceof Intracomm intra && intra.isWorld())) {
            letGo();
        }
    }

    public boolean Test_inter() {
        return this instanceof Intercomm;
    }

    /** Makes an intercommunicator; the leaders of the two groups reach each other in this communicator. */
    public Intercomm Create_intercomm(Comm local_comm, int local_leader, int remote_leader, int tag) {
        if (!(local_comm instanceof Intracomm local) || !(this instanceof Intracomm peers)) {
            throw new MPIException(MPI.ERR_COMM, "Create_intercomm: expected two intracommunicators");
        }
        return new Intercomm(local.intra().intercommCreate(local_leader, peers.intra(), remote_leader, tag));
    }

    /** The value of an attribute of this rank, null if there is none. */
    public @Nullable Object Attr_get(int keyval) {
        return switch (keyval) {
            case MPI.TAG_UB -> Communicator.TAG_UB;
            case MPI.HOST -> MPI.PROC_NULL;
            case MPI.IO -> MPI.ANY_SOURCE;
            case MPI.WTIME_IS_GLOBAL -> comm().environment().wtimeIsGlobal();
            case MPI.APPNUM -> comm().environment().appnum();
            case MPI.UNIVERSE_SIZE -> comm().environment().universeSize();
            case MPI.LASTUSEDCODE -> MPI.ERR_LASTCODE;
            default -> comm().attr(ProcessState.HERE.keyval(keyval)).orElse(null);
        };
    }

    public void Attr_delete(int keyval) {
        comm().deleteAttr(ProcessState.HERE.keyval(keyval));
    }

    /** {@code MPI.CART}, {@code MPI.GRAPH} or {@code MPI.UNDEFINED}; with Open MPI's graphs also {@code MPI.DIST_GRAPH}. */
    public int Topo_test() {
        if (!(comm() instanceof TopologyComm topology)) {
            return MPI.UNDEFINED;
        }
        if (topology.topology() == Topology.CART) {
            return MPI.CART;
        }
        return topology.topology() == Topology.GRAPH ? MPI.GRAPH : MPI.DIST_GRAPH;
    }

    public void Abort(int errorcode) {
        comm().abort(errorcode);
    }

    // Open MPI

    @Override
    public Comm clone() {
        return dup();
    }

    public abstract Comm dup();

    /** Starts to make a communicator like this; it cannot be used before {@link #getRequest} is complete. */
    public abstract Comm iDup();

    /** Makes one like this, with hints that nothing depends on. */
    public Comm dupWithInfo(Info info) {
        Comm dup = dup();
        dup.setInfo(info);
        return dup;
    }

    /** The request that makes this communicator. */
    public final Request getRequest() {
        return making();
    }

    public final int getSize() {
        return Size();
    }

    public final int getRank() {
        return Rank();
    }

    public static int compare(Comm comm1, Comm comm2) {
        return Compare(comm1, comm2);
    }

    @Override
    public final void free() {
        letGo();
    }

    public final boolean isNull() {
        return freed() || comm().isNull();
    }

    public final void setInfo(Info info) {
        this.info = info.isNull() ? new Info() : info.dup();
    }

    public final Info getInfo() {
        return info.dup();
    }

    public final void disconnect() {
        letGo();
    }

    public final Group getGroup() {
        return Group();
    }

    public final boolean isInter() {
        return Test_inter();
    }

    public final Intercomm createIntercomm(Comm comm, int localLeader, int remoteLeader, int tag) {
        return Create_intercomm(comm, localLeader, remoteLeader, tag);
    }

    public static int createKeyval() {
        return ProcessState.HERE.newKeyval();
    }

    public static void freeKeyval(int keyval) {
        ProcessState.HERE.keyval(keyval).free();
    }

    public final void setAttr(int keyval, Object value) {
        comm().setAttr(ProcessState.HERE.keyval(keyval), value);
    }

    public final @Nullable Object getAttr(int keyval) {
        return Attr_get(keyval);
    }

    public final void deleteAttr(int keyval) {
        Attr_delete(keyval);
    }

    public final int getTopology() {
        return Topo_test();
    }

    public final void abort(int errorcode) {
        Abort(errorcode);
    }

    public final void setErrhandler(Errhandler errhandler) {
        comm().setErrorHandler(errhandler.handler());
    }

    public final Errhandler getErrhandler() {
        return Errhandler.of(comm().errorHandler());
    }

    /** Has the error handler told of an error of one of the classes {@code MPI.ERR_…}. */
    public void callErrhandler(int errorCode) {
        comm().callErrorHandler(new CommException(ErrorClass.OTHER, "error " + errorCode + " of the program's own"));
    }

    public final void setName(String name) {
        comm().setName(name);
    }

    public final String getName() {
        return comm().name();
    }

    /** Combines on this rank alone: {@code inOutBuf = inBuf op inOutBuf}. */
    public static void reduceLocal(Object inBuf, Object inOutBuf, int count, Datatype type, Op op) {
        Side in = Side.reduced(Memory.raw(inBuf, type), 0, count, type);
        Side inOut = Side.reduced(Memory.raw(inOutBuf, type), 0, count, type);
        MPI.COMM_SELF.intra().reduceLocal(in.memory(), in.offset, inOut.memory(), inOut.offset, in.count, op.of(type));
    }

    static <T> T made(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (CommException e) {
            throw MPI.failed(e);
        }
    }
}
