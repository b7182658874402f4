package org.pjrun.internal.comm;

import java.util.ArrayList;
import java.util.List;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Diagnosis;
import org.pjrun.ErrorClass;
import org.pjrun.internal.diagnosis.RankText;

/** What a rank tells of itself, for {@link Diagnosis}. */
public final class SelfPortrait {
    private final CommBase comm;

    private SelfPortrait(CommBase comm) {
        this.comm = comm;
    }

    /** The portrait of the rank that has this communicator. */
    public static SelfPortrait of(Comm comm) {
        if (comm instanceof CommBase own) {
            return new SelfPortrait(own);
        }
        throw new CommException(ErrorClass.COMM, "diagnosis: " + comm + " (expected: a communicator of this library)");
    }

    /** What the rank does at the moment. */
    public String text() {
        return RankText.of(comm.engine.snapshot(Thread.getAllStackTraces(), null));
    }

    /** Says that the calling thread's waits are nobody's concern. */
    public void background() {
        comm.engine.background(Thread.currentThread());
    }

    /** Declares that the calling thread waits for ranks of the communicator. */
    public Diagnosis.Wait waiting(String what, boolean all, int... ranks) {
        List<Integer> processes = new ArrayList<>();
        for (int rank : ranks) {
            if (rank < 0 || rank >= comm.size()) {
                throw comm.error(
                        "waiting",
                        ErrorClass.RANK,
                        "rank: " + rank + " (expected: 0 to " + (comm.size() - 1) + ")",
                        null);
            }
            comm.engine.enter();
            try {
                processes.add(comm.link(rank).rank());
            } finally {
                comm.engine.leave();
            }
        }
        return comm.engine.declare(what, all, processes)::run;
    }
}
