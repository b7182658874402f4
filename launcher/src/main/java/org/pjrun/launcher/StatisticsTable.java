package org.pjrun.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.pjrun.internal.bootstrap.RankStatistics;
import org.pjrun.launcher.console.Columns;
import org.pjrun.launcher.plan.JobPlan;

/** What the ranks of a job have told of themselves at their ends, as a table. */
final class StatisticsTable {
    private static final double MIB = 1 << 20;

    private StatisticsTable() {}

    static String text(JobPlan plan, Path folder) {
        Columns table =
                new Columns("RANK", "SENT", "MIB", "RECEIVES", "WAITS", "POLLS", "YIELDS", "SLEEPS", "CPU", "MEMORY");
        RankStatistics last = null;
        for (int rank = 0; rank < plan.size(); rank++) {
            try {
                RankStatistics told = RankStatistics.read(RankStatistics.file(folder.toString(), rank));
                last = told;
                table.row(
                        rank,
                        told.sends(),
                        String.format(Locale.ROOT, "%.1f", told.bytes() / MIB),
                        told.receives(),
                        told.waits(),
                        told.polls(),
                        told.yields(),
                        told.sleeps(),
                        plan.threads() ? "-" : Columns.time(told.cpuMillis()),
                        plan.threads() ? "-" : Columns.memory(told.peakBytes()));
            } catch (IOException e) {
                // it was killed, or has never called Comm.world()
                table.row(rank, "-", "-", "-", "-", "-", "-", "-", "-", "-");
            }
        }
        String all = plan.threads() && last != null
                ? "all ranks together: " + Columns.time(last.cpuMillis()) + " of processor time, "
                        + Columns.memory(last.peakBytes()) + "\n"
                : "";
        return table.text() + all;
    }
}
