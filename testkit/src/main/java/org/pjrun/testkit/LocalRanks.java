package org.pjrun.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.comm.World;
import org.pjrun.internal.diagnosis.RankSnapshot;
import org.pjrun.internal.diagnosis.WatchedRanks;

/** The ranks of a run, asked directly. */
record LocalRanks(AtomicReferenceArray<@Nullable World> worlds, List<ThreadGroup> groups) implements WatchedRanks {
    @Override
    public boolean blockedFor(long millis) {
        for (int r = 0; r < worlds.length(); r++) {
            World world = worlds.get(r);
            if (world != null && world.blockedMillis() >= millis) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<RankSnapshot> ask() {
        Map<Thread, StackTraceElement[]> stacks = Thread.getAllStackTraces();
        List<RankSnapshot> answers = new ArrayList<>();
        for (int r = 0; r < worlds.length(); r++) {
            World world = worlds.get(r);
            answers.add(
                    world == null
                            ? RankSnapshot.of(r, RankSnapshot.State.ABSENT)
                            : world.snapshot(stacks, groups.get(r)));
        }
        return answers;
    }
}
