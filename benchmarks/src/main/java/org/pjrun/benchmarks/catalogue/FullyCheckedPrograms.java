package org.pjrun.benchmarks.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.pjrun.Comm;
import org.pjrun.ErrorClass;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;

/** Programs whose errors show only when everything is checked, and correct ones that look like them. */
final class FullyCheckedPrograms {
    private static final Expected BUFFER = Expected.error(ErrorClass.BUFFER);

    private final List<Program> programs = new ArrayList<>();

    static List<Program> wrong() {
        FullyCheckedPrograms made = new FullyCheckedPrograms();
        made.latent();
        made.changed();
        made.overlapping();
        return made.programs;
    }

    static List<Program> correct() {
        FullyCheckedPrograms made = new FullyCheckedPrograms();
        made.leftAlone();
        return made.programs;
    }

    private void add(String name, Kind kind, int ranks, Expected expected, Program.Body body) {
        programs.add(new Program(name, kind, ranks, expected, true, body));
    }

    private void latent() {
        for (int ranks : new int[] {2, 3, 5}) {
            add(
                    "small-sends-in-a-circle-of-" + ranks,
                    Kind.BUFFERING_HAZARD,
                    ranks,
                    Expected.deadlock("HEAD_TO_HEAD_SENDS"),
                    comm -> {
                        comm.send(new int[1], (comm.rank() + 1) % comm.size(), 3); // !
                        comm.recv(new int[1], (comm.rank() + comm.size() - 1) % comm.size(), 3);
                    });
        }
        add("small-send-before-a-barrier", Kind.BUFFERING_HAZARD, 2, Expected.deadlock("DIFFERENT_CALLS"), comm -> {
            if (comm.rank() == 0) {
                comm.send(new int[1], 1, 3); // !
            }
            comm.barrier(); // !
            if (comm.rank() == 1) {
                comm.recv(new int[1], 0, 3);
            }
        });
        add("small-sends-crossed", Kind.BUFFERING_HAZARD, 2, Expected.deadlock(), comm -> {
            if (comm.rank() == 0) {
                comm.send(new int[1], 1, 1); // !
                comm.send(new int[1], 1, 2);
            } else {
                comm.recv(new int[1], 0, 2); // !
                comm.recv(new int[1], 0, 1);
            }
        });
        add("small-send-to-itself", Kind.BUFFERING_HAZARD, 2, Expected.deadlock("TO_ITSELF"), comm -> {
            comm.send(new int[1], comm.rank(), 3); // !
            comm.recv(new int[1], comm.rank(), 3);
        });
        add("small-scalars-first", Kind.BUFFERING_HAZARD, 2, Expected.deadlock("HEAD_TO_HEAD_SENDS"), comm -> {
            comm.send(4.5, 1 - comm.rank(), 3); // !
            comm.recvDouble(1 - comm.rank(), 3);
        });
    }

    private void changed() {
        add("send-buffer-changed", Kind.REQUEST_LIFECYCLE, 2, BUFFER, comm -> {
            int[] data = new int[4];
            if (comm.rank() == 0) {
                Request send = comm.isend(data, 1, 0);
                data[2] = 1;
                send.waitFor();
            } else {
                comm.recv(data, 0, 0);
            }
        });
        add("large-send-buffer-changed", Kind.REQUEST_LIFECYCLE, 2, BUFFER, comm -> {
            double[] data = new double[40_000];
            if (comm.rank() == 0) {
                Request send = comm.isend(data, 1, 0);
                data[39_999] = 1;
                Request.waitAll(send);
            } else {
                comm.recv(data, 0, 0);
            }
        });
        add("persistent-send-buffer-changed", Kind.REQUEST_LIFECYCLE, 2, BUFFER, comm -> {
            byte[] data = new byte[3];
            if (comm.rank() == 0) {
                PersistentRequest send = comm.sendInit(data, 1, 0);
                send.start();
                data[0]++;
                send.waitFor();
            } else {
                comm.recv(data, 0, 0);
            }
        });
        add("receive-buffer-written", Kind.REQUEST_LIFECYCLE, 2, BUFFER, comm -> {
            int[] data = new int[4];
            if (comm.rank() == 0) {
                Request receive = comm.irecv(data, 1, 0);
                data[0] = 7;
                comm.send(1, 1, 1);
                receive.waitFor();
            } else {
                comm.recvInt(0, 1);
                comm.send(data, 0, 0);
            }
        });
    }

    private void overlapping() {
        overlap("receives-overlap", (comm, data) -> List.of(comm.irecv(data, 1, 0), comm.irecv(data, 1, 1)));
        overlap(
                "receives-overlap-by-one",
                (comm, data) -> List.of(comm.irecv(data, 0, 5, 1, 0), comm.irecv(data, 4, 4, 1, 1)));
        overlap("receive-over-a-send", (comm, data) -> {
            Request send = comm.isend(data, 1, 2);
            return List.of(send, comm.irecv(data, 1, 0), comm.irecv(new int[8], 1, 1));
        });
    }

    private interface Posting {
        List<Request> post(Comm comm, int[] data);
    }

    private void overlap(String name, Posting posting) {
        add(name, Kind.MESSAGE_RACE, 2, BUFFER, comm -> {
            int[] data = new int[8];
            if (comm.rank() == 0) {
                List<Request> requests = posting.post(comm, data);
                comm.send(1, 1, 9);
                for (Request request : requests) {
                    request.waitFor();
                }
            } else {
                comm.recvInt(0, 9);
                Request early = comm.irecv(data, 0, 2);
                comm.send(new int[2], 0, 0);
                comm.send(new int[2], 0, 1);
                early.cancel();
                early.waitFor();
            }
        });
    }

    private void leftAlone() {
        add("ok-small-pairs", Kind.CORRECT, 4, Expected.FINE, comm -> {
            if (comm.rank() % 2 == 0) {
                comm.send(new int[1], comm.rank() + 1, 0);
                comm.recv(new int[1], comm.rank() + 1, 0);
            } else {
                comm.recv(new int[1], comm.rank() - 1, 0);
                comm.send(new int[1], comm.rank() - 1, 0);
            }
        });
        add("ok-changed-after-the-wait", Kind.CORRECT, 2, Expected.FINE, comm -> {
            int[] mine = new int[4];
            int[] theirs = new int[4];
            for (int i = 0; i < 20; i++) {
                Request receive = comm.irecv(theirs, 1 - comm.rank(), 0);
                Request send = comm.isend(mine, 1 - comm.rank(), 0);
                Request.waitAll(send, receive);
                mine[i % 4] += theirs[i % 4] + 1;
            }
        });
        add("ok-two-sends-of-one-array", Kind.CORRECT, 2, Expected.FINE, comm -> {
            int[] data = {1, 2, 3};
            if (comm.rank() == 0) {
                Request.waitAll(comm.isend(data, 1, 0), comm.isend(data, 1, 1));
            } else {
                comm.recv(data, 0, 0);
                comm.recv(data, 0, 1);
            }
        });
        add("ok-halves-of-one-array", Kind.CORRECT, 2, Expected.FINE, comm -> {
            int[] data = new int[8];
            Request first = comm.irecv(data, 0, 4, 1 - comm.rank(), 0);
            Request second = comm.irecv(data, 4, 4, 1 - comm.rank(), 1);
            comm.send(new int[4], 1 - comm.rank(), 0);
            comm.send(new int[4], 1 - comm.rank(), 1);
            Request.waitAll(first, second);
        });
        add("ok-receive-shorter-than-its-buffer", Kind.CORRECT, 2, Expected.FINE, comm -> {
            long[] data = {5, 6, 7};
            Request receive = comm.irecv(data, 1 - comm.rank(), 0);
            comm.send(new long[] {4}, 1 - comm.rank(), 0);
            receive.waitFor();
            data[1]++;
        });
        add("ok-persistent-changed-between", Kind.CORRECT, 2, Expected.FINE, comm -> {
            int[] mine = new int[2];
            int[] theirs = new int[2];
            PersistentRequest receive = comm.recvInit(theirs, 1 - comm.rank(), 0);
            PersistentRequest send = comm.sendInit(mine, 1 - comm.rank(), 0);
            for (int i = 0; i < 10; i++) {
                mine[0] = i;
                receive.start();
                send.start();
                Request.waitAll(receive, send);
                theirs[1] = i;
            }
        });
        add("ok-objects-and-collectives", Kind.CORRECT, 3, Expected.FINE, comm -> {
            Request receive = comm.irecv(new int[1], (comm.rank() + 2) % 3, 0);
            Request text = comm.isendObject("text", (comm.rank() + 1) % 3, 1);
            comm.recvObject((comm.rank() + 2) % 3, 1);
            text.waitFor();
            comm.send(new int[1], (comm.rank() + 1) % 3, 0);
            receive.waitFor();
            comm.ibarrier().waitFor();
        });
    }
}
