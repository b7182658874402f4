package org.pjrun.benchmarks.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.pjrun.Comm;
import org.pjrun.ErrorClass;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;

/** Wrong programs of messages between two ranks at a time. */
final class PointToPointPrograms {
    private static final String RECEIVES = "HEAD_TO_HEAD_RECEIVES";
    private static final String SENDS = "HEAD_TO_HEAD_SENDS";
    private static final String TAG = "WRONG_TAG";
    private static final String SOURCE = "WRONG_SOURCE";
    private static final String COMMUNICATOR = "WRONG_COMMUNICATOR";
    private static final String ENDED = "PEER_ENDED";
    private static final String ITSELF = "TO_ITSELF";

    private final List<Program> programs = new ArrayList<>();

    static List<Program> all() {
        PointToPointPrograms made = new PointToPointPrograms();
        made.receives();
        made.sends();
        made.parameters();
        made.ends();
        made.races();
        made.requests();
        made.arguments();
        made.threads();
        made.leaks();
        return made.programs;
    }

    private void add(String name, Kind kind, int ranks, Expected expected, Program.Body body) {
        programs.add(new Program(name, kind, ranks, expected, false, body));
    }

    private void receives() {
        for (Receiving way : Receiving.values()) {
            add("circle-of-" + way, Kind.CALL_MATCHING, 2 + way.ordinal() % 4, Expected.deadlock(RECEIVES), comm -> {
                way.from(comm, (comm.rank() + 1) % comm.size(), 7);
                comm.send(new int[4], (comm.rank() + comm.size() - 1) % comm.size(), 7);
            });
            add("anybody-by-" + way, Kind.CALL_MATCHING, 3, Expected.deadlock(RECEIVES), comm -> {
                way.from(comm, Comm.ANY_SOURCE, Comm.ANY_TAG);
                comm.send(new int[4], (comm.rank() + 1) % comm.size(), 7);
            });
            add("one-more-than-sent-by-" + way, Kind.CALL_MATCHING, 2, Expected.deadlock(), comm -> {
                if (comm.rank() == 0) {
                    way.from(comm, 1, 1);
                    way.from(comm, 1, 1);
                    comm.send(new int[4], 1, 2);
                } else {
                    comm.send(new int[4], 0, 1);
                    way.from(comm, 0, 2);
                }
            });
        }
        add("pairs-within-a-larger-job", Kind.CALL_MATCHING, 6, Expected.deadlock(RECEIVES), comm -> {
            if (comm.rank() < 2) {
                comm.recv(new int[4], 1 - comm.rank(), 0); // !
            }
            comm.barrier(); // !
        });
        add("three-circles", Kind.CALL_MATCHING, 6, Expected.deadlock(RECEIVES), comm -> {
            comm.recv(new int[4], comm.rank() ^ 1, 0); // !
        });
        add("chain-to-a-circle", Kind.CALL_MATCHING, 5, Expected.deadlock(RECEIVES), comm -> {
            comm.recv(new int[4], comm.rank() == 0 ? 1 : comm.rank() - 1, 0); // !
        });
        add("second-round-of-a-ring", Kind.CALL_MATCHING, 4, Expected.deadlock(), comm -> {
            int next = (comm.rank() + 1) % comm.size();
            int previous = (comm.rank() + comm.size() - 1) % comm.size();
            comm.sendrecv(new int[4], next, 0, new int[4], previous, 0);
            comm.recv(new int[4], previous, 0); // !
            comm.send(new int[4], next, 0);
        });
    }

    private void sends() {
        for (Sending way : Sending.values()) {
            add(
                    "sends-in-a-circle-" + way,
                    Kind.BUFFERING_HAZARD,
                    2 + way.ordinal() % 3,
                    Expected.deadlock(SENDS),
                    comm -> {
                        way.to(comm, (comm.rank() + 1) % comm.size(), 3);
                        way.from(comm, (comm.rank() + comm.size() - 1) % comm.size(), 3);
                    });
            add("nobody-receives-" + way, Kind.CALL_MATCHING, 2, Expected.deadlock(), comm -> {
                if (comm.rank() == 0) {
                    way.to(comm, 1, 3);
                } else {
                    comm.recv(new int[4], 0, 4); // !
                }
            });
            add("to-itself-" + way, Kind.CALL_MATCHING, 2, Expected.deadlock(ITSELF), comm -> {
                if (comm.rank() == 1) {
                    way.to(comm, 1, 3);
                    way.from(comm, 1, 3);
                }
            });
            add("before-a-barrier-" + way, Kind.CALL_MATCHING, 3, Expected.deadlock("DIFFERENT_CALLS"), comm -> {
                if (comm.rank() == 0) {
                    way.to(comm, 1, 3);
                }
                comm.barrier(); // !
                if (comm.rank() == 1) {
                    way.from(comm, 0, 3);
                }
            });
        }
        add("receive-from-itself", Kind.CALL_MATCHING, 2, Expected.deadlock(ITSELF), comm -> {
            comm.recv(new int[4], comm.rank(), 0); // !
        });
        add("crossed-order", Kind.BUFFERING_HAZARD, 2, Expected.deadlock(), comm -> {
            if (comm.rank() == 0) {
                comm.ssend(new int[4], 1, 1); // !
                comm.ssend(new int[4], 1, 2);
            } else {
                comm.recv(new int[4], 0, 2); // !
                comm.recv(new int[4], 0, 1);
            }
        });
    }

    private void parameters() {
        for (Receiving way : Receiving.values()) {
            add("wrong-tag-" + way, Kind.PARAMETER_MATCHING, 2, Expected.deadlock(TAG), comm -> {
                if (comm.rank() == 0) {
                    way.from(comm, 1, 7);
                } else {
                    comm.send(new int[4], 0, 77);
                }
            });
            add("wrong-source-" + way, Kind.PARAMETER_MATCHING, 3, Expected.deadlock(SOURCE), comm -> {
                if (comm.rank() == 0) {
                    way.from(comm, 2, 7);
                } else if (comm.rank() == 1) {
                    comm.send(new int[4], 0, 7);
                }
            });
            add("wrong-communicator-" + way, Kind.PARAMETER_MATCHING, 2, Expected.deadlock(COMMUNICATOR), comm -> {
                Comm other = comm.dup();
                if (comm.rank() == 0) {
                    way.from(other, 1, 7);
                } else {
                    comm.send(new int[4], 0, 7);
                }
            });
        }
        add("swapped-tags", Kind.PARAMETER_MATCHING, 2, Expected.deadlock(), comm -> {
            int other = 1 - comm.rank();
            comm.send(new int[4], other, comm.rank());
            comm.recv(new int[4], other, comm.rank()); // !
        });
        add("shorter-buffer", Kind.PARAMETER_MATCHING, 2, Expected.error(ErrorClass.TRUNCATE), comm -> {
            if (comm.rank() == 0) {
                comm.recv(new int[2], 1, 0);
            } else {
                comm.send(new int[4], 0, 0);
            }
        });
        add("shorter-buffer-large", Kind.PARAMETER_MATCHING, 2, Expected.error(ErrorClass.TRUNCATE), comm -> {
            if (comm.rank() == 0) {
                comm.recv(new int[2], 1, 0);
            } else {
                comm.send(new int[40_000], 0, 0);
            }
        });
        add("other-type", Kind.PARAMETER_MATCHING, 2, Expected.error(ErrorClass.TYPE), comm -> {
            if (comm.rank() == 0) {
                comm.recv(new float[4], 1, 0);
            } else {
                comm.send(new int[4], 0, 0);
            }
        });
        add("other-scalar-type", Kind.PARAMETER_MATCHING, 2, Expected.error(ErrorClass.TYPE), comm -> {
            if (comm.rank() == 0) {
                comm.recvDouble(1, 0);
            } else {
                comm.send(4L, 0, 0);
            }
        });
        add("object-for-array", Kind.PARAMETER_MATCHING, 2, Expected.error(), comm -> {
            if (comm.rank() == 0) {
                comm.recv(new int[100], 1, 0);
            } else {
                comm.sendObject("text", 0, 0);
            }
        });
    }

    private void ends() {
        for (Receiving way : Receiving.values()) {
            add("peer-ends-before-" + way, Kind.CALL_MATCHING, 2, Expected.deadlock(ENDED), comm -> {
                if (comm.rank() == 0) {
                    way.from(comm, 1, 0);
                }
            });
        }
        add("all-others-end", Kind.CALL_MATCHING, 4, Expected.deadlock(ENDED), comm -> {
            if (comm.rank() == 2) {
                comm.recv(new int[4], Comm.ANY_SOURCE, 0); // !
            }
        });
        add("worker-asks-once-too-often", Kind.CALL_MATCHING, 4, Expected.deadlock(), comm -> {
            if (comm.rank() == 0) {
                for (int asked = 1; asked < comm.size(); asked++) {
                    int worker = comm.recvInt(Comm.ANY_SOURCE, 0);
                    comm.send(0, worker, 1);
                }
            } else {
                comm.send(comm.rank(), 0, 0);
                comm.recvInt(0, 1); // !
                comm.send(comm.rank(), 0, 0);
                comm.recvInt(0, 1); // !
            }
        });
        add("no-end-of-stream", Kind.CALL_MATCHING, 2, Expected.deadlock(), comm -> {
            if (comm.rank() == 0) {
                for (int i = 1; i <= 100; i++) {
                    comm.send(i, 1, 0);
                }
            } else {
                int last = 1;
                while (last != 0) {
                    last = comm.recvInt(0, 0); // !
                }
            }
        });
    }

    private void races() {
        add("wildcard-takes-the-other-message", Kind.MESSAGE_RACE, 3, Expected.deadlock(), comm -> {
            if (comm.rank() == 0) {
                comm.recv(new int[4], 1, 0);
                comm.send(new int[4], 2, 1);
                comm.recv(new int[4], Comm.ANY_SOURCE, 0);
                comm.recv(new int[4], 1, 0); // !
            } else if (comm.rank() == 1) {
                comm.send(new int[4], 0, 0);
                comm.recv(new int[4], 2, 5);
                comm.send(new int[4], 0, 0);
            } else {
                comm.recv(new int[4], 0, 1);
                comm.send(new int[4], 1, 5);
                comm.recv(new int[4], 0, 9); // !
            }
        });
        add("wait-any-of-the-impossible", Kind.MESSAGE_RACE, 3, Expected.deadlock(), comm -> {
            if (comm.rank() == 0) {
                Request first = comm.irecv(new int[4], 1, 0);
                Request second = comm.irecv(new int[4], 2, 0);
                Request.waitAny(first, second); // !
            } else {
                comm.recv(new int[4], 0, 0); // !
            }
        });
    }

    private void requests() {
        add("start-of-an-active-request", Kind.REQUEST_LIFECYCLE, 2, Expected.error(ErrorClass.REQUEST), comm -> {
            PersistentRequest request = comm.recvInit(new int[4], 1 - comm.rank(), 0);
            request.start();
            request.start();
        });
        add("wait-for-the-other-request", Kind.REQUEST_LIFECYCLE, 2, Expected.deadlock(), comm -> {
            Request sends = comm.isend(new int[4], 1 - comm.rank(), 0);
            Request receives = comm.irecv(new int[4], 1 - comm.rank(), 1);
            sends.waitFor();
            receives.waitFor(); // !
        });
        add("receive-never-completed", Kind.REQUEST_LIFECYCLE, 2, Expected.LEFT_OVER, comm -> {
            comm.irecv(new int[4], 1 - comm.rank(), 0);
            comm.barrier();
        });
        add("persistent-never-completed", Kind.REQUEST_LIFECYCLE, 2, Expected.LEFT_OVER, comm -> {
            PersistentRequest request = comm.recvInit(new int[4], 1 - comm.rank(), 0);
            request.start();
            comm.barrier();
        });
        add("large-send-never-completed", Kind.REQUEST_LIFECYCLE, 2, Expected.LEFT_OVER, comm -> {
            comm.isend(new int[40_000], 1 - comm.rank(), 0);
            comm.barrier();
        });
        add("waits-before-starting-to-send", Kind.REQUEST_LIFECYCLE, 2, Expected.deadlock(), comm -> {
            Request receives = comm.irecv(new int[4], 1 - comm.rank(), 0);
            receives.waitFor(); // !
            comm.isend(new int[4], 1 - comm.rank(), 0).waitFor();
        });
    }

    private void arguments() {
        invalid("negative-tag", ErrorClass.TAG, comm -> comm.send(new int[4], 0, -5));
        invalid("wildcard-tag-in-a-send", ErrorClass.TAG, comm -> comm.send(new int[4], 0, Comm.ANY_TAG));
        invalid("rank-too-large", ErrorClass.RANK, comm -> comm.send(new int[4], comm.size(), 0));
        invalid("wildcard-destination", ErrorClass.RANK, comm -> comm.send(new int[4], Comm.ANY_SOURCE, 0));
        invalid("negative-source", ErrorClass.RANK, comm -> comm.recv(new int[4], -7, 0));
        invalid("count-beyond-the-buffer", ErrorClass.COUNT, comm -> comm.send(new int[4], 2, 3, 0, 0));
        invalid("negative-count", ErrorClass.COUNT, comm -> comm.recv(new int[4], 0, -1, 0, 0));
        invalid("no-array", ErrorClass.TYPE, ErrorClass.BUFFER, comm -> comm.send("text", 0, 0));
        invalid("root-too-large", ErrorClass.ROOT, comm -> comm.bcast(new int[4], comm.size()));
        invalid("boxed-array", ErrorClass.TYPE, ErrorClass.BUFFER, comm -> comm.send(new Integer[] {1}, 0, 0));
    }

    private void invalid(String name, ErrorClass error, Program.Body body) {
        invalid(name, error, error, body);
    }

    private void invalid(String name, ErrorClass error, ErrorClass or, Program.Body body) {
        Expected expected = error == or ? Expected.error(error) : Expected.error(error, or);
        add(name, Kind.INVALID_PARAMETER, 2, expected, body);
    }

    private void threads() {
        add("two-threads-each", Kind.GLOBAL_CONCURRENCY, 2, Expected.deadlock(RECEIVES), comm -> {
            Thread second = new Thread(() -> comm.recv(new int[4], 1 - comm.rank(), 1)); // !
            second.start();
            comm.recv(new int[4], 1 - comm.rank(), 2); // !
            second.join();
        });
        add("thread-waits-for-a-blocked-one", Kind.GLOBAL_CONCURRENCY, 2, Expected.deadlock(), comm -> {
            Thread second = new Thread(() -> comm.recv(new int[4], 1 - comm.rank(), 1)); // !
            second.start();
            second.join();
            comm.send(new int[4], 1 - comm.rank(), 1);
        });
        add("monitor-held-while-receiving", Kind.GLOBAL_CONCURRENCY, 2, Expected.deadlock(), comm -> {
            Object lock = new Object();
            CountDownLatch held = new CountDownLatch(1);
            Thread second = new Thread(() -> {
                synchronized (lock) {
                    held.countDown();
                    comm.recv(new int[4], 1 - comm.rank(), 1); // !
                }
            });
            second.start();
            held.await();
            synchronized (lock) {
                comm.send(new int[4], 1 - comm.rank(), 1);
            }
            second.join();
        });
    }

    private void leaks() {
        add("message-never-received", Kind.RESOURCE_LEAK, 2, Expected.LEFT_OVER, comm -> {
            comm.send(new int[4], 1 - comm.rank(), 0);
            comm.barrier();
        });
        add("one-of-many-never-received", Kind.RESOURCE_LEAK, 3, Expected.LEFT_OVER, comm -> {
            if (comm.rank() == 0) {
                for (int i = 0; i < 9; i++) {
                    comm.recv(new int[4], 1, 0);
                }
            } else if (comm.rank() == 1) {
                for (int i = 0; i < 10; i++) {
                    comm.send(new int[4], 0, 0);
                }
            }
            comm.barrier();
        });
        add("object-never-received", Kind.RESOURCE_LEAK, 2, Expected.LEFT_OVER, comm -> {
            comm.sendObject(java.util.List.of(1, 2), 1 - comm.rank(), 0);
            comm.barrier();
        });
        add("communicator-never-freed", Kind.RESOURCE_LEAK, 2, Expected.LEFT_OVER, Comm::dup);
        add("part-never-freed", Kind.RESOURCE_LEAK, 4, Expected.LEFT_OVER, comm -> comm.split(comm.rank() % 2, 0));
    }
}
