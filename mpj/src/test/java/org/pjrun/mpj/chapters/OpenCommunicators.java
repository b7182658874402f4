package org.pjrun.mpj.chapters;

import mpi.Comm;
import mpi.Count;
import mpi.File;
import mpi.Group;
import mpi.Info;
import mpi.Intercomm;
import mpi.Intracomm;
import mpi.MPI;
import mpi.Win;
import org.pjrun.mpj.Check;

/** Chapters 7 to 9 in Open MPI's names: groups, attributes, info, errors, and what comes later. */
public final class OpenCommunicators {
    private OpenCommunicators() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int next = (me + 1) % size;
        int before = (me + size - 1) % size;
        Group world = MPI.COMM_WORLD.getGroup();
        Group first = world.incl(new int[] {0});
        Intracomm alone = MPI.COMM_WORLD.create(first);
        Check.same(alone.isNull(), me != 0);
        Check.same(Group.compare(world, MPI.COMM_WORLD.getGroup()), MPI.IDENT);
        int keyval = Comm.createKeyval();
        MPI.COMM_WORLD.setAttr(keyval, "mine");
        Intracomm dup = MPI.COMM_WORLD.dup();
        Check.same(dup.getAttr(keyval), "mine");
        dup.deleteAttr(keyval);
        Check.same(dup.getAttr(keyval), null);
        Check.same(MPI.COMM_WORLD.getAttr(keyval), "mine");
        MPI.COMM_WORLD.deleteAttr(keyval);
        Comm.freeKeyval(keyval);
        dup.setName("mine");
        Check.same(dup.getName(), "mine");
        Check.same(Comm.compare(dup, MPI.COMM_WORLD), MPI.CONGRUENT);
        dup.free();
        Check.that(dup.isNull(), "freed");
        Check.same(Check.failing(() -> dup.barrier()), MPI.ERR_COMM);
        Intracomm host = MPI.COMM_WORLD.splitType(Comm.TYPE_SHARED, me, MPI.INFO_NULL);
        Check.same(host.getSize(), size);
        Info info = new Info();
        info.set("key", "value");
        Check.same(info.get("key"), "value");
        Check.same(info.getKey(0), "key");
        Check.same(info.dup().size(), 1);
        info.delete("key");
        Check.same(info.size(), 0);
        Check.same(MPI.COMM_WORLD.getErrhandler() == MPI.ERRORS_RETURN, true);
        Check.same(Check.failing(() -> MPI.COMM_WORLD.callErrhandler(MPI.ERR_IO)), MPI.ERR_OTHER);
        Check.same(Check.failing(() -> new Win(info, MPI.COMM_WORLD)), MPI.ERR_UNSUPPORTED_OPERATION);
        Check.same(Check.failing(() -> new File(MPI.COMM_WORLD, "x", MPI.MODE_RDONLY)), MPI.ERR_UNSUPPORTED_OPERATION);
        Check.same(Check.failing(() -> Intercomm.getParent()), MPI.ERR_UNSUPPORTED_OPERATION);
        Check.that(MPI.isInitialized() && !MPI.isFinalized(), "initialized");
        Check.same(MPI.InitThread(args, MPI.THREAD_FUNNELED), MPI.THREAD_MULTIPLE);
        Check.same(MPI.getVersion().getVersion(), 3);
        Check.that(!MPI.getLibVersion().isEmpty() && !MPI.getProcessorName().isEmpty(), "names");
        Check.same(new Count(5).compareTo(new Count(6)), -1);
        MPI.COMM_WORLD.barrier();
        MPI.Finalize();
        System.out.println("done");
    }
}
