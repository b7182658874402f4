package org.pjrun.launcher.inspection;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.diagnosis.StatusPage;
import org.pjrun.launcher.console.Columns;

/** What the ranks of a job are blocked in, read from the memory that they share, without asking them. */
final class BlockedRanks {
    private final @Nullable MemorySegment memory;
    private final SegmentLayout layout;

    private BlockedRanks(@Nullable MemorySegment memory, SegmentLayout layout) {
        this.memory = memory;
        this.layout = layout;
    }

    /** Those of the job of this process. */
    static BlockedRanks of(RunningProcess process) {
        SegmentLayout layout = new SegmentLayout(process.size());
        String path = process.environment().getOrDefault(RankEnvironment.SEGMENT, "");
        if (path.isEmpty()) {
            return new BlockedRanks(null, layout);
        }
        try {
            return new BlockedRanks(HostSegment.attach(path, process.size()), layout);
        } catch (IOException e) {
            return new BlockedRanks(null, layout); // it has just ended
        }
    }

    /** The call of a rank's thread that has waited longest, empty if none does or nobody knows. */
    String text(RunningProcess process) {
        MemorySegment shared = memory;
        if (shared == null || process.threads()) {
            return "";
        }
        List<StatusPage.Entry> entries = new StatusPage(shared, layout, process.rank()).entries();
        StatusPage.Entry longest = null;
        for (StatusPage.Entry entry : entries) {
            if (longest == null || entry.sinceMillis() < longest.sinceMillis()) {
                longest = entry;
            }
        }
        return longest == null
                ? ""
                : longest.text() + ", for " + Columns.time(System.currentTimeMillis() - longest.sinceMillis());
    }
}
