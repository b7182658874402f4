package org.pjrun.mpj.chapters;

import mpi.Comm;
import mpi.Count;
import mpi.Group;
import mpi.Info;
import mpi.Intercomm;
import mpi.Intracomm;
import mpi.MPI;
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
        groups(me, size);
        communicators(me, size);
        Check.that(MPI.isInitialized() && !MPI.isFinalized(), "initialized");
        Check.same(MPI.InitThread(args, MPI.THREAD_FUNNELED), MPI.THREAD_MULTIPLE);
        Check.same(MPI.queryThread(), MPI.THREAD_MULTIPLE);
        Check.that(MPI.isThreadMain() && MPI.wtime() > 0 && MPI.wtick() > 0, "environment");
        MPI.pControl(1, null);
        Check.same(MPI.getVersion().getVersion(), 3);
        Check.same(MPI.getVersion().getSubVersion(), 1);
        Check.that(!MPI.getLibVersion().isEmpty() && !MPI.getProcessorName().isEmpty(), "names");
        Check.same(new Count(5).compareTo(new Count(6)), -1);
        MPI.COMM_WORLD.barrier();
        MPI.Finalize();
        System.out.println("done");
    }

    private static void groups(int me, int size) {
        Group world = MPI.COMM_WORLD.getGroup();
        Group first = world.incl(new int[] {0});
        Group rest = world.excl(new int[] {0});
        Check.same(Group.union(first, rest).getSize(), size);
        Check.same(Group.intersection(first, rest).getSize(), 0);
        Check.same(Group.difference(world, first).getSize(), size - 1);
        Check.same(Group.translateRanks(world, new int[] {0}, first), new int[] {0});
        Check.same(world.rangeIncl(new int[][] {{size - 1, 0, -1}}).getRank(), size - 1 - me);
        Check.same(world.rangeExcl(new int[][] {{0, size - 1, 1}}).getSize(), 0);
        rest.free();
        Check.that(rest.isNull() && !first.isNull(), "freed");
        Check.same(Check.failing(rest::getSize), MPI.ERR_GROUP);
        if (me == 0) {
            Check.same(MPI.COMM_WORLD.createGroup(first, 3).getSize(), 1);
        }
    }

    private static void communicators(int me, int size) {
        Info info = new Info();
        info.set("key", "value");
        Comm general = MPI.COMM_WORLD;
        Intracomm dup = MPI.COMM_WORLD.dupWithInfo(info);
        Check.same(dup.getInfo().get("key"), "value");
        Check.same(general.dupWithInfo(info).getInfo().size(), 1);
        dup.setInfo(MPI.INFO_ENV);
        Check.that(dup.getInfo().size() == MPI.INFO_ENV.size() && MPI.INFO_NULL.isNull(), "info");
        Info other = info.clone();
        other.free();
        Check.that(other.isNull() && Check.failing(other::size) == MPI.ERR_INFO, "freed");
        Check.that(!dup.isInter() && dup.getTopology() == MPI.UNDEFINED, "kind");
        dup.setInfo(MPI.INFO_NULL);
        Check.same(dup.getInfo().size(), 0);
        dup.setErrhandler(MPI.ERRORS_ARE_FATAL);
        Check.that(dup.getErrhandler() == MPI.ERRORS_ARE_FATAL, "handler");
        dup.disconnect();
        Check.that(dup.isNull(), "disconnected");
        Comm later = general.iDup();
        Check.same(Check.failing(later::barrier), MPI.ERR_COMM);
        later.getRequest().waitFor();
        later.barrier();
        Check.same(general.clone().getSize(), size);
        Check.same(general.dup().getSize(), size);
        Check.same(MPI.COMM_WORLD.clone().getSize(), size);
        if (size > 1) {
            Intracomm half = MPI.COMM_WORLD.split(me % 2, me);
            Intercomm others = MPI.COMM_WORLD.createIntercomm(half, 0, 1 - me % 2, 4);
            Check.that(others.isInter() && others.getRemoteGroup().getSize() == others.getRemoteSize(), "inter");
            Check.same(others.dupWithInfo(info).getInfo().size(), 1);
            Intercomm made = others.iDup();
            made.getRequest().waitFor();
            Check.same(others.dup().getRemoteSize(), made.getRemoteSize());
            Check.same(others.clone().getRemoteSize(), made.getRemoteSize());
            Check.same(others.merge(me % 2 == 0).getSize(), size);
            Comm either = others;
            Comm copy = either.iDup();
            copy.getRequest().waitFor();
            Check.that(either.dup().isInter() && either.clone().isInter() && copy.isInter(), "inter");
            Check.that(either.dupWithInfo(info).isInter(), "inter");
        }
    }
}
