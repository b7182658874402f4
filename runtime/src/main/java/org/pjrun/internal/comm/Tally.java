package org.pjrun.internal.comm;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.board.Boards;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.RankStatistics;
import org.pjrun.internal.engine.Counters;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.transport.Traffic;

/**
 * What a rank has done, told at its end: to pjrun, which makes a table of all ranks' ({@code --stats}), or on standard error
 * where this JVM has property {@code pjrun.stats}, whoever started it.
 */
final class Tally {
    private static final String PROPERTY = "pjrun.stats";

    private final Engine engine;
    private final @Nullable Boards boards;

    Tally(Engine engine, @Nullable Boards boards) {
        this.engine = engine;
        this.boards = boards;
    }

    /** Tells whoever wants to know. */
    void tell(int rank) {
        String folder = System.getenv(RankEnvironment.STATISTICS);
        if (folder != null) {
            try {
                statistics().write(RankStatistics.file(folder, rank));
            } catch (IOException e) {
                // pjrun and its folder are gone: nobody wants to know any more
            }
        }
        if (!System.getProperty(PROPERTY, "false").equals("false")) {
            System.err.println("pjrun: rank " + rank + ": " + statistics());
        }
    }

    /** In the order of {@link RankStatistics.Count}. */
    private RankStatistics statistics() {
        Counters counters = engine.counters();
        Traffic traffic = engine.traffic();
        return new RankStatistics(List.of(
                counters.sends(),
                counters.bytes(),
                counters.receives(),
                boards == null ? 0 : boards.ticks(),
                counters.full(),
                traffic.copies(),
                traffic.singleCopies(),
                counters.waits(),
                counters.polls(),
                counters.yields(),
                counters.sleeps(),
                RankStatistics.cpuMillisNow(),
                RankStatistics.peakBytesNow()));
    }
}
