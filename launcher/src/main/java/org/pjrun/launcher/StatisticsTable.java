package org.pjrun.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.RankStatistics;
import org.pjrun.internal.bootstrap.RankStatistics.Count;
import org.pjrun.launcher.console.Columns;
import org.pjrun.launcher.plan.JobPlan;

/** What the ranks of a job have told of themselves at their ends, as a table. */
final class StatisticsTable {
    private static final double MIB = 1 << 20;

    private StatisticsTable() {}

    static String text(JobPlan plan, Path folder) {
        Columns table = new Columns(titles());
        RankStatistics last = null;
        for (int rank = 0; rank < plan.size(); rank++) {
            try {
                last = RankStatistics.read(RankStatistics.file(folder.toString(), rank));
                table.row(row(rank, last, plan.threads()));
            } catch (IOException e) {
                // it was killed, or has never called Comm.world()
                table.row(row(rank, null, true));
            }
        }
        String all = plan.threads() && last != null
                ? "all ranks together: " + Columns.time(last.of(Count.CPU)) + " of processor time, "
                        + Columns.memory(last.of(Count.MEMORY)) + "\n"
                : "";
        return table.text() + all;
    }

    private static Object[] titles() {
        List<Object> titles = new ArrayList<>(List.of("RANK"));
        for (Count count : Count.values()) {
            titles.add(count == Count.BYTES ? "MIB" : count.name());
        }
        return titles.toArray();
    }

    private static Object[] row(int rank, @Nullable RankStatistics told, boolean shared) {
        List<Object> row = new ArrayList<>(List.of(rank));
        for (Count count : Count.values()) {
            boolean ofProcess = count == Count.CPU || count == Count.MEMORY;
            row.add(told == null || shared && ofProcess ? "-" : cell(count, told.of(count)));
        }
        return row.toArray();
    }

    private static Object cell(Count count, long value) {
        return switch (count) {
            case BYTES -> String.format(Locale.ROOT, "%.1f", value / MIB);
            case CPU -> Columns.time(value);
            case MEMORY -> Columns.memory(value);
            default -> value;
        };
    }
}
