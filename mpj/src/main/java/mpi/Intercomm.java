package mpi;

import org.pjrun.InterComm;
import org.pjrun.ObjectRequest;

/** A communicator between two groups: ranks of messages are those of the other one. */
public final class Intercomm extends Comm {
    Intercomm(InterComm comm) {
        super(comm);
    }

    private Intercomm(ObjectRequest<InterComm> made) {
        super(made);
    }

    private InterComm inter() {
        return (InterComm) comm();
    }

    public int Remote_size() {
        return inter().remoteSize();
    }

    public Group Remote_group() {
        return new Group(inter().remoteGroup());
    }

    public Intracomm Merge(boolean high) {
        return new Intracomm(inter().merge(high));
    }

    @Override
    public Intercomm clone() {
        return dup();
    }

    @Override
    public Intercomm dup() {
        return new Intercomm(inter().dup());
    }

    @Override
    public Intercomm iDup() {
        return new Intercomm(inter().idup());
    }

    @Override
    public Intercomm dupWithInfo(Info info) {
        return (Intercomm) super.dupWithInfo(info);
    }

    public int getRemoteSize() {
        return Remote_size();
    }

    public Group getRemoteGroup() {
        return Remote_group();
    }

    public Intracomm merge(boolean high) {
        return Merge(high);
    }

    /** The communicator to whoever spawned this process, which nobody did. */
    public static Intercomm getParent() {
        throw MPIException.later("getParent");
    }
}
