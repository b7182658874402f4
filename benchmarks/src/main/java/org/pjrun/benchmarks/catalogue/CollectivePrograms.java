package org.pjrun.benchmarks.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.pjrun.Comm;
import org.pjrun.Request;

/** Wrong programs in which collective operations take part. */
final class CollectivePrograms {
    private final List<Program> programs = new ArrayList<>();

    static List<Program> all() {
        CollectivePrograms made = new CollectivePrograms();
        made.skipped();
        made.mixed();
        made.communicators();
        return made.programs;
    }

    private void add(String name, Kind kind, int ranks, Expected expected, Program.Body body) {
        programs.add(new Program(name, kind, ranks, expected, false, body));
    }

    private void skipped() {
        for (Collecting call : Collecting.values()) {
            for (int ranks : new int[] {2, 3, 5}) {
                add(call + "-skipped-by-the-last-of-" + ranks, Kind.CALL_MATCHING, ranks, Expected.deadlock(), comm -> {
                    if (comm.rank() < comm.size() - 1) {
                        call.call(comm, 0);
                    }
                });
            }
            add(call + "-once-more-on-one-rank", Kind.CALL_MATCHING, 4, Expected.deadlock(), comm -> {
                call.call(comm, 0);
                if (comm.rank() == 2) {
                    call.call(comm, 0);
                }
            });
        }
        add("root-skips-bcast", Kind.CALL_MATCHING, 3, Expected.deadlock(), comm -> {
            if (comm.rank() != 0) {
                comm.bcast(new int[4], 0); // !
            }
        });
        add("contribution-missing-in-gather", Kind.CALL_MATCHING, 3, Expected.deadlock(), comm -> {
            if (comm.rank() != 2) {
                comm.gather(new int[4], new int[12], 0); // !
            }
        });
        add("early-return-of-one-rank", Kind.CALL_MATCHING, 4, Expected.deadlock(), comm -> {
            for (int step = 0; step < 10; step++) {
                if (comm.rank() == 3 && step == 7) {
                    return;
                }
                comm.barrier(); // !
            }
        });
    }

    private void mixed() {
        for (Collecting call : Collecting.values()) {
            add("receive-before-" + call, Kind.CALL_MATCHING, 3, Expected.deadlock("DIFFERENT_CALLS"), comm -> {
                if (comm.rank() == 1) {
                    comm.recv(new int[4], 0, 0); // !
                }
                call.call(comm, 0);
                if (comm.rank() == 0) {
                    comm.send(new int[4], 1, 0);
                }
            });
            add("request-completed-before-" + call, Kind.CALL_MATCHING, 2, Expected.deadlock(), comm -> {
                Request request = comm.irecv(new int[4], 1 - comm.rank(), 0);
                if (comm.rank() == 1) {
                    request.waitFor(); // !
                }
                call.call(comm, 0);
                comm.send(new int[4], 1 - comm.rank(), 0);
                request.waitFor();
            });
        }
    }

    private void communicators() {
        add("two-communicators-in-opposite-order", Kind.CALL_MATCHING, 2, Expected.deadlock(), comm -> {
            Comm first = comm.dup();
            Comm second = comm.dup();
            if (comm.rank() == 0) {
                first.barrier(); // !
                second.barrier();
            } else {
                second.barrier(); // !
                first.barrier();
            }
        });
        add("overlapping-parts-in-a-circle", Kind.CALL_MATCHING, 3, Expected.deadlock(), comm -> {
            Comm[] pairs = new Comm[3];
            for (int p = 0; p < 3; p++) {
                pairs[p] = comm.split(comm.rank() == p || comm.rank() == (p + 1) % 3 ? 0 : Comm.UNDEFINED, 0);
            }
            pairs[comm.rank()].barrier(); // !
            pairs[(comm.rank() + 2) % 3].barrier();
        });
        add("dup-skipped-by-one", Kind.CALL_MATCHING, 3, Expected.LEFT_OVER, comm -> {
            if (comm.rank() != 1) {
                comm.dup();
            }
        });
        add("split-skipped-by-one", Kind.CALL_MATCHING, 3, Expected.deadlock(), comm -> {
            if (comm.rank() != 1) {
                comm.split(0, 0); // !
            }
        });
        add("barrier-on-part-and-receive-from-part", Kind.CALL_MATCHING, 4, Expected.deadlock(), comm -> {
            Comm part = comm.split(comm.rank() / 2, 0);
            if (part.rank() == 0) {
                part.barrier(); // !
            } else {
                part.recv(new int[4], 0, 0); // !
            }
        });
    }
}
