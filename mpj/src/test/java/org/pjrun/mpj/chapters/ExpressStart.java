package org.pjrun.mpj.chapters;

import java.util.Arrays;
import mpi.Intracomm;
import mpi.MPI;
import mpi.MPIException;
import mpi.Request;
import mpi.Status;
import org.pjrun.mpj.Check;

/** What programs of MPJ Express take for granted: the start and the end, statics, fields of a status, arrays with holes. */
public final class ExpressStart {
    private static final int TIMES = 100;

    /** A field of the program's own, which belongs to one rank. */
    private static int mine = -1;

    private ExpressStart() {}

    public static void main(String[] args) {
        arguments();
        again();
        statuses();
        holes();
        errors();
        System.out.println("done");
    }

    private static void arguments() {
        Check.same(MPI.Init(new String[] {"a", "b", "c", "d"}), new String[] {"a", "b", "c", "d"});
        String me = Integer.toString(MPI.COMM_WORLD.Rank());
        String size = Integer.toString(MPI.COMM_WORLD.Size());
        Check.same(MPI.Init(new String[] {me, size, "pjrun", "d"}), new String[] {"d"});
        Check.same(MPI.Init(new String[] {me, size, "pjrun"}), new String[0]);
        Check.same(MPI.Init(null), new String[0]);
        String[] word = {"x"};
        Check.same(MPI.initThread(MPI.THREAD_MULTIPLE, MPI.THREAD_SINGLE, word), word);
        Check.same(MPI.DEBUG || MPI.isOldSelected, false);
        Check.that(MPI.NUM_OF_PROCESSORS > 0 && new MPI() != null, "processors");
    }

    /** A hundred times, with communicators left over and messages in between. */
    private static void again() {
        for (int i = 0; i < TIMES; i++) {
            MPI.Init(new String[0]);
            Check.that(MPI.Initialized() && !MPI.isFinalized(), "initialized");
            mine = MPI.COMM_WORLD.Rank();
            int next = (mine + 1) % MPI.COMM_WORLD.Size();
            Intracomm left = MPI.COMM_WORLD.Split(0, mine);
            int[] in = new int[1];
            Request receive = left.Irecv(in, 0, 1, MPI.INT, MPI.ANY_SOURCE, i);
            left.Send(new int[] {i}, 0, 1, MPI.INT, next, i);
            receive.Wait();
            Check.same(in[0], i);
            Check.same(mine, MPI.COMM_WORLD.Rank());
            MPI.Finalize();
            Check.that(MPI.Initialized() && MPI.isFinalized(), "finalized");
        }
        MPI.Init(new String[0]);
    }

    private static void statuses() {
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();
        Status empty = new Status();
        Check.same(empty.source, MPI.ANY_SOURCE);
        Check.same(empty.tag, MPI.ANY_TAG);
        Check.same(empty.index, MPI.UNDEFINED);
        Check.same(empty.count, 0);
        empty.free();
        Request send = MPI.COMM_WORLD.Isend(new double[] {1, 2, 3}, 0, 3, MPI.DOUBLE, (me + 1) % size, 8);
        Status status = MPI.COMM_WORLD.Recv(new double[5], 0, 5, MPI.DOUBLE, MPI.ANY_SOURCE, MPI.ANY_TAG);
        Check.same(status.source, (me + size - 1) % size);
        Check.same(status.tag, 8);
        Check.same(status.count, 3);
        send.Wait();
        status.source = 77; // programs write them, too
        Check.same(status.source, 77);
    }

    private static void holes() {
        int me = MPI.COMM_WORLD.Rank();
        int[] in = new int[4];
        Request[] requests = {
            null,
            MPI.COMM_WORLD.Irecv(in, 1, 1, MPI.INT, me, 1),
            MPI.REQUEST_NULL,
            MPI.COMM_WORLD.Irecv(in, 3, 1, MPI.INT, me, 3),
        };
        Check.that(Request.Testany(requests) == null, "none has come");
        Check.same(Request.Testsome(requests).length, 0);
        Check.that(Request.Testall(requests) == null, "none has come");
        MPI.COMM_WORLD.Send(new int[] {30}, 0, 1, MPI.INT, me, 3);
        Status any = Request.Waitany(requests);
        Check.same(any.index, 3);
        Check.same(in[3], 30);
        Check.that(requests[3].Is_null() && !requests[1].Is_null() && MPI.REQUEST_NULL.Is_null(), "null or not");
        MPI.COMM_WORLD.Send(new int[] {10}, 0, 1, MPI.INT, me, 1);
        Status[] some = Request.Waitsome(requests);
        Check.same(some.length, 1);
        Check.same(some[0].index, 1);
        Check.same(in, new int[] {0, 10, 0, 30});
        Check.same(Request.Testany(requests).index, MPI.UNDEFINED);
        Check.that(Request.Testsome(requests) == null, "nothing to test");
        Status[] all = Request.Waitall(requests);
        Check.same(Arrays.stream(all).mapToInt(s -> s.index).toArray(), new int[] {0, 1, 2, 3});
        Check.that(MPI.REQUEST_NULL.Test() != null, "null is complete");
        Check.same(MPI.REQUEST_NULL.Wait().source, MPI.ANY_SOURCE);
        MPI.REQUEST_NULL.Cancel();
        MPI.REQUEST_NULL.free();
    }

    private static void errors() {
        RuntimeException unchecked = new MPIException("text");
        Check.same(unchecked.getMessage(), "text");
        Check.same(new MPIException().getErrorClass(), MPI.ERR_OTHER);
        Check.same(new MPIException(new IllegalStateException("x")).getErrorCode(), MPI.ERR_OTHER);
        Check.same(Check.failing(() -> MPI.COMM_WORLD.Attr_get(99)), MPI.ERR_KEYVAL);
        Check.same(Check.failing(() -> MPI.COMM_WORLD.Attr_delete(99)), MPI.ERR_KEYVAL);
        Check.same(Check.failing(() -> MPI.NULL.Size()), MPI.ERR_TYPE);
        Check.same(MPI.INT.getType(), 5);
        Check.same(MPI.INT2.getByteSize(), 8);
        Check.same(MPI.OBJECT.getByteSize(), 0);
    }
}
