package org.pjrun.mpj.chapters;

import mpi.Count;
import mpi.MPI;
import mpi.Prequest;
import mpi.Request;
import mpi.Status;
import org.pjrun.mpj.Check;

/** Chapter 3 in Open MPI's names: what waits and tests, for one request and for arrays, and what a status tells. */
public final class OpenCompletion {
    private OpenCompletion() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        one(me);
        several(me);
        status(me);
        persistent(me);
        MPI.COMM_WORLD.barrier();
        MPI.Finalize();
        System.out.println("done");
    }

    private static Request receive(int[] in, int me, int tag) {
        return MPI.COMM_WORLD.iRecv(in, 1, MPI.INT, me, tag);
    }

    private static void send(int me, int tag) {
        MPI.COMM_WORLD.send(new int[] {tag}, 1, MPI.INT, me, tag);
    }

    private static void one(int me) {
        int[] in = new int[1];
        Request request = receive(in, me, 1);
        Check.that(!request.test() && request.testStatus() == null && request.getStatus() == null, "nothing yet");
        Check.that(MPI.COMM_WORLD.iProbe(me, 1) == null, "nothing yet");
        send(me, 1);
        Status status = null;
        while (status == null) {
            status = request.getStatus();
        }
        Check.same(status.getTag(), 1);
        Check.that(!request.isNull(), "still there");
        Check.that(request.test() && request.isNull() && request.test(), "complete, and null from now on");
        request = receive(in, me, 2);
        send(me, 2);
        while (status.getTag() != 2) {
            Status found = request.testStatus();
            status = found == null ? status : found;
        }
        Check.same(in[0], 2);
        request = receive(in, me, 3);
        request.cancel();
        Check.that(request.waitStatus().isCancelled(), "cancelled");
    }

    private static void several(int me) {
        int[][] in = new int[3][1];
        Request[] requests = {receive(in[0], me, 0), null, receive(in[1], me, 1), receive(in[2], me, 2)};
        Check.same(Request.testAny(requests), MPI.UNDEFINED);
        Check.that(Request.testAnyStatus(requests) == null && !Request.testAll(requests), "none has come");
        Check.that(Request.testAllStatus(requests) == null, "none has come");
        Check.same(Request.testSome(requests), new int[0]);
        Check.same(Request.testSomeStatus(requests).length, 0);
        send(me, 1);
        Check.same(Request.waitAnyStatus(requests).getIndex(), 2);
        send(me, 2);
        Check.same(Request.waitSome(requests), new int[] {3});
        send(me, 0);
        Check.same(Request.waitSomeStatus(requests)[0].getIndex(), 0);
        Check.that(Request.testAll(requests) && Request.testAllStatus(requests).length == 4, "all are complete");
        Check.that(Request.testSome(requests) == null && Request.waitSome(requests) == null, "nothing to wait for");
        Check.that(Request.testSomeStatus(requests) == null && Request.waitSomeStatus(requests) == null, "nothing");
        Check.same(Request.waitAny(requests), MPI.UNDEFINED);
        Check.same(Request.testAny(requests), MPI.UNDEFINED);
        Check.same(Request.testAnyStatus(requests).getIndex(), MPI.UNDEFINED);
        Check.same(in, new int[][] {{0}, {1}, {2}});
        requests[1] = receive(in[0], me, 7);
        send(me, 7);
        Status[] statuses = Request.waitAllStatus(requests);
        Check.same(statuses[1].getTag(), 7);
        Check.same(statuses[0].getCount(MPI.INT), 0);
    }

    private static void status(int me) {
        Request send = MPI.COMM_WORLD.iSend(new int[] {1, 2, 3}, 3, MPI.INT, me, 4);
        Status status = MPI.COMM_WORLD.probe(me, 4);
        Check.same(status.getCount(MPI.INT), 3);
        Check.same(status.getCount(MPI.BYTE), 12);
        Check.same(status.getElements(MPI.INT), 3);
        Check.same(status.getElementsX(MPI.INT), new Count(3));
        Check.same(status.getError(), MPI.SUCCESS);
        MPI.COMM_WORLD.recv(new int[3], 3, MPI.INT, me, 4);
        send.waitFor();
        status.setElements(MPI.INT, 6);
        Check.same(status.getElements(MPI.INT), 6);
        Count many = new Count(0);
        many.setCount(1L << 40);
        Check.same(many.getCount(), 1L << 40);
        status.setElementsX(MPI.INT, many);
        Check.same(status.getElementsX(MPI.INT).compareTo(many), 0);
        status.setCancelled(true);
        Check.that(status.isCancelled(), "set");
    }

    private static void persistent(int me) {
        int[] in = new int[1];
        Prequest receive = MPI.COMM_WORLD.recvInit(in, 1, MPI.INT, me, 5);
        Prequest send = MPI.COMM_WORLD.sendInit(new int[] {9}, 1, MPI.INT, me, 5);
        Check.that(!receive.isNull(), "there before it is started");
        for (int i = 0; i < 3; i++) {
            Prequest.startAll(new Prequest[] {receive, send});
            Check.same(Check.failing(receive::start), MPI.ERR_REQUEST);
            Request.waitAll(new Request[] {send, receive});
            Check.that(!receive.isNull() && receive.test(), "inactive");
        }
        receive.free();
        send.free();
        Check.that(receive.isNull() && send.isNull(), "freed");
        Check.same(Check.failing(send::start), MPI.ERR_REQUEST);
    }
}
