package org.pjrun.mpj.chapters;

import mpi.Datatype;
import mpi.MPI;
import mpi.Prequest;
import mpi.Request;
import mpi.Status;
import org.pjrun.mpj.Check;

/** Chapter 3: all modes, blocking, nonblocking and persistent, of all basic types and of objects; probes, status, cancel. */
public final class ExpressMessages {
    private ExpressMessages() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();
        int next = (me + 1) % size;
        int before = (me + size - 1) % size;
        for (Object[] pair : new Object[][] {
            {MPI.BYTE, new byte[] {1, 2, 3}, new byte[3]},
            {MPI.CHAR, new char[] {1, 2, 3}, new char[3]},
            {MPI.SHORT, new short[] {1, 2, 3}, new short[3]},
            {MPI.BOOLEAN, new boolean[] {true, true, true}, new boolean[3]},
            {MPI.INT, new int[] {1, 2, 3}, new int[3]},
            {MPI.LONG, new long[] {1, 2, 3}, new long[3]},
            {MPI.FLOAT, new float[] {1, 2, 3}, new float[3]},
            {MPI.DOUBLE, new double[] {1, 2, 3}, new double[3]},
            {MPI.OBJECT, new Object[] {"a", null, new int[][] {{1}, {2, 3}}}, new Object[3]},
        }) {
            allModes((Datatype) pair[0], pair[1], pair[2], next, before);
        }
        statuses(me, size);
        int[] replaced = {me};
        MPI.COMM_WORLD.Sendrecv_replace(replaced, 0, 1, MPI.INT, next, 1, before, 1);
        Check.same(replaced[0], before);
        Object[] object = {"from " + me};
        MPI.COMM_WORLD.Sendrecv_replace(object, 0, 1, MPI.OBJECT, next, 1, before, 1);
        Check.same(object[0], "from " + before);
        nobody();
        cancel(me);
        Check.same(Check.failing(() -> MPI.COMM_WORLD.Send(new int[1], 0, 1, MPI.INT, size, 0)), MPI.ERR_RANK);
        Check.same(
                Check.failing(() -> MPI.COMM_WORLD.Send(new int[1], 0, 1, MPI.INT, MPI.ANY_SOURCE, 0)), MPI.ERR_RANK);
        Check.same(Check.failing(() -> MPI.COMM_WORLD.Send(new int[1], 0, 2, MPI.INT, 0, 0)), MPI.ERR_COUNT);
        Check.same(Check.failing(() -> MPI.COMM_WORLD.Send(new int[1], 0, 1, MPI.DOUBLE, 0, 0)), MPI.ERR_TYPE);
        Check.same(Check.failing(() -> MPI.COMM_WORLD.Send(new int[1], 0, 1, MPI.INT, 0, -7)), MPI.ERR_TAG);
        Check.same(Check.failing(() -> MPI.COMM_WORLD.Send(new int[1], 0, 1, MPI.OBJECT, 0, 0)), MPI.ERR_BUFFER);
        MPI.COMM_WORLD.Barrier();
        MPI.Finalize();
        System.out.println("done");
    }

    private static void allModes(Datatype type, Object out, Object in, int next, int before) {
        MPI.Buffer_attach(java.nio.ByteBuffer.allocateDirect(4096));
        for (int mode = 0; mode < 12; mode++) {
            for (int i = 0; i < java.lang.reflect.Array.getLength(in) && type == MPI.OBJECT; i++) {
                ((Object[]) in)[i] = overwritten();
            }
            Request receive = mode < 8 ? MPI.COMM_WORLD.Irecv(in, 0, 3, type, before, mode) : null;
            Prequest persistent = mode < 8 ? null : MPI.COMM_WORLD.Recv_init(in, 0, 3, type, before, mode);
            if (persistent != null) {
                persistent.Start();
            }
            Prequest send = null;
            switch (mode) {
                case 0 -> MPI.COMM_WORLD.Send(out, 0, 3, type, next, mode);
                case 1 -> MPI.COMM_WORLD.Bsend(out, 0, 3, type, next, mode);
                case 2 -> MPI.COMM_WORLD.Issend(out, 0, 3, type, next, mode);
                case 3 -> MPI.COMM_WORLD.Rsend(out, 0, 3, type, next, mode);
                case 4 -> MPI.COMM_WORLD.Isend(out, 0, 3, type, next, mode).Wait();
                case 5 -> MPI.COMM_WORLD.Ibsend(out, 0, 3, type, next, mode).Wait();
                case 6 -> MPI.COMM_WORLD.Ssend(out, 0, 3, type, next, mode);
                case 7 -> MPI.COMM_WORLD.Irsend(out, 0, 3, type, next, mode).Wait();
                case 8 -> send = MPI.COMM_WORLD.Send_init(out, 0, 3, type, next, mode);
                case 9 -> send = MPI.COMM_WORLD.Bsend_init(out, 0, 3, type, next, mode);
                case 10 -> send = MPI.COMM_WORLD.Ssend_init(out, 0, 3, type, next, mode);
                default -> send = MPI.COMM_WORLD.Rsend_init(out, 0, 3, type, next, mode);
            }
            if (send != null) {
                Prequest.Startall(new Prequest[] {send});
                send.Wait();
            }
            Status status = persistent == null ? receive.Wait() : persistent.Wait();
            Check.same(status.source, before);
            Check.same(status.tag, mode);
            Check.same(status.Get_count(type), 3);
            Check.same(status.Get_elements(type), 3);
            Check.same(in, out);
        }
        MPI.Buffer_detach();
    }

    private static Object overwritten() {
        return "not there";
    }

    private static void statuses(int me, int size) {
        if (me == 0) {
            int[] all = new int[size * 2];
            Request[] requests = new Request[size + 1];
            for (int r = 1; r < size; r++) {
                requests[r] = MPI.COMM_WORLD.Irecv(all, 2 * r, 2, MPI.INT, r, MPI.ANY_TAG);
            }
            requests[size] = MPI.REQUEST_NULL;
            int found = 0;
            for (Status status = Request.Waitany(requests);
                    status.index != MPI.UNDEFINED;
                    status = Request.Waitany(requests)) {
                Check.same(status.source, status.index);
                Check.same(status.tag, 100 + status.index);
                found++;
            }
            Check.same(found, size - 1);
            Check.that(Request.Testall(requests) != null, "all are null");
            Check.that(Request.Waitsome(requests) == null, "none to wait for");
            Check.same(Request.Waitall(requests).length, size + 1);
        } else {
            MPI.COMM_WORLD.Send(new int[] {me, me}, 0, 2, MPI.INT, 0, 100 + me);
        }
        Check.that(MPI.COMM_WORLD.Iprobe(MPI.ANY_SOURCE, 77) == null, "nobody has sent");
        Request self = MPI.COMM_WORLD.Isend(new int[] {1, 2, 3}, 0, 3, MPI.INT, me, 77);
        Status probed = MPI.COMM_WORLD.Probe(me, 77);
        Check.same(probed.Get_count(MPI.INT), 3);
        Check.same(probed.Get_count(MPI.INT2), MPI.UNDEFINED);
        MPI.COMM_WORLD.Recv(new int[3], 0, 3, MPI.INT, me, 77);
        self.Wait();
        Check.that(self.Is_null(), "waited for");
    }

    private static void nobody() {
        MPI.COMM_WORLD.Send(new int[1], 0, 1, MPI.INT, MPI.PROC_NULL, 3);
        Status status = MPI.COMM_WORLD.Recv(new int[1], 0, 1, MPI.INT, MPI.PROC_NULL, 3);
        Check.same(status.source, MPI.PROC_NULL);
        Check.same(status.tag, MPI.ANY_TAG);
        Check.same(status.Get_count(MPI.INT), 0);
        Check.same(MPI.COMM_WORLD.Recv(new Object[1], 0, 1, MPI.OBJECT, MPI.PROC_NULL, 3).source, MPI.PROC_NULL);
    }

    private static void cancel(int me) {
        Request request = MPI.COMM_WORLD.Irecv(new int[1], 0, 1, MPI.INT, me, 88);
        Check.that(request.Test() == null, "nothing has come");
        request.Cancel();
        Check.that(request.Wait().Test_cancelled(), "cancelled");
    }
}
