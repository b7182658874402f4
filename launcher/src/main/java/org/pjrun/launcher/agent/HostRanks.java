package org.pjrun.launcher.agent;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.ProgressPage;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.RankStatistics;
import org.pjrun.internal.diagnosis.RankSnapshot;
import org.pjrun.internal.diagnosis.SegmentRanks;
import org.pjrun.launcher.execution.Janitor;
import org.pjrun.launcher.execution.LocalExecutor;
import org.pjrun.launcher.execution.TemporaryFolder;
import org.pjrun.launcher.plan.ProcessPlan;

/** The ranks of an agent's host, and the memory that they share. */
final class HostRanks implements AutoCloseable {
    private static final long AFTER_TERM_MILLIS = 1000;
    private static final long AFTER_KILL_MILLIS = 1000;

    private final Invitation invitation;
    private final Notices notices;
    private final Janitor janitor;
    private final Map<Integer, HostRank> ranks = new ConcurrentHashMap<>();
    private final long began = System.nanoTime();
    private @Nullable HostSegment segment;
    private Map<Integer, ProgressPage> progress = Map.of();
    private @Nullable TemporaryFolder statistics;
    private @Nullable LocalExecutor executor;
    private String folder = "";
    private volatile @Nullable SegmentRanks watched;

    HostRanks(Invitation invitation, Notices notices) {
        this.invitation = invitation;
        this.notices = notices;
        this.janitor = Janitor.start(invitation.job());
    }

    /** Makes what all ranks of this host share. */
    void setUp(Order.Setup setup) throws IOException {
        janitor.await();
        Map<String, String> variables = new HashMap<>(setup.variables());
        variables.put(
                RankEnvironment.LAUNCHER, Long.toString(ProcessHandle.current().pid()));
        if (setup.size() > 1) {
            HostSegment made = HostSegment.create(invitation.job(), setup.size());
            made.putSecret(invitation.secret());
            made.folder().ifPresent(janitor::folder);
            made.warning().ifPresent(line -> notices.send(new Notice.Line(line)));
            variables.put(RankEnvironment.SEGMENT, made.path());
            segment = made;
        }
        if (setup.statistics()) {
            TemporaryFolder made = new TemporaryFolder(invitation.job());
            janitor.folder(made.path());
            variables.put(RankEnvironment.STATISTICS, made.path().toString());
            statistics = made;
        }
        String home = System.getProperty("user.home");
        folder = new File(setup.folder()).isDirectory() ? setup.folder() : home;
        executor = new LocalExecutor(variables);
    }

    /** Starts a rank. */
    void start(ProcessPlan plan) {
        int rank = plan.firstRank();
        LocalExecutor starting = executor;
        try {
            if (starting == null) {
                throw new IOException("nothing was set up");
            }
            if (!plan.folder().isEmpty() && !new File(plan.folder()).isDirectory()) {
                throw new IOException("--wdir " + plan.folder() + ": no such folder there");
            }
            ProcessPlan placed = plan.folder().isEmpty() ? plan.in(folder) : plan;
            HostRank started = new HostRank(rank, starting.start(placed), notices, this::ended);
            janitor.started(started.pid());
            if (segment != null) {
                segment.rankStarted(rank, started.pid());
            }
            ranks.put(rank, started);
            notices.send(new Notice.Started(rank, started.pid()));
            started.watch();
        } catch (IOException e) {
            notices.send(new Notice.Refused(rank, String.valueOf(e.getMessage())));
        }
    }

    /** A rank has ended, and all that it wrote has been passed on. */
    private void ended(HostRank rank, int status) {
        janitor.ended(rank.pid());
        boolean died = status != 0;
        HostSegment shared = segment;
        if (shared != null) {
            boolean[] unfinished = {died};
            synchronized (shared) {
                shared.onEnd((number, notLeft) -> unfinished[0] = notLeft);
                shared.rankEnded(rank.number(), died);
            }
            died = unfinished[0];
        }
        tellProgress();
        notices.send(new Notice.Ended(rank.number(), status, died, told(rank.number())));
    }

    /** Tells how far ranks are, if that has changed. */
    synchronized void tellProgress() {
        HostSegment shared = segment;
        Map<Integer, ProgressPage> now = new TreeMap<>();
        if (shared != null && shared.readProgress(now) && !now.equals(progress)) {
            progress = now;
            notices.send(new Notice.Progress(now));
        }
    }

    private String told(int rank) {
        TemporaryFolder told = statistics;
        if (told == null) {
            return "";
        }
        try {
            return Files.readString(RankStatistics.file(told.path().toString(), rank));
        } catch (IOException e) {
            return ""; // it was killed, or has never called Comm.world()
        }
    }

    void feed(int rank, byte[] bytes) {
        HostRank fed = ranks.get(rank);
        if (fed != null) {
            fed.feed(bytes);
        }
    }

    void end(int rank, boolean atOnce) {
        HostRank ending = ranks.get(rank);
        if (ending != null) {
            ending.end(atOnce);
        }
    }

    /** Asks the ranks what they do, or what they have left; by a thread of its own, since it may take seconds. */
    void ask(Order.Ask ask) {
        Thread.ofPlatform().daemon().name("question").start(() -> {
            SegmentRanks asked = watched();
            List<RankSnapshot> all = asked == null ? List.of() : ask.leftovers() ? asked.lastWords() : asked.ask();
            List<byte[]> mine = new ArrayList<>();
            for (RankSnapshot snapshot : all) {
                if (ranks.containsKey(snapshot.rank())) {
                    mine.add(snapshot.bytes());
                }
            }
            notices.send(new Notice.Answers(ask.question(), mine));
        });
    }

    /** How long the rank has been blocked that has been for longest; 0 for the first moments of a job. */
    long blockedMillis() {
        HostSegment shared = segment;
        if (shared == null || System.nanoTime() - began < 500_000_000) {
            return 0;
        }
        SegmentRanks asked = watched();
        return asked == null ? 0 : asked.blockedMillis();
    }

    private synchronized @Nullable SegmentRanks watched() {
        HostSegment shared = segment;
        if (watched == null && shared != null) {
            shared.mapStatus(Arena.ofAuto()).ifPresent(memory -> watched = new SegmentRanks(memory, shared.layout()));
        }
        return watched;
    }

    /** Ends all ranks: this process was told to end. */
    void stop() {
        Collection<HostRank> all = ranks.values();
        all.forEach(rank -> rank.end(false));
        await(all, AFTER_TERM_MILLIS);
        all.forEach(rank -> rank.end(true));
        await(all, AFTER_KILL_MILLIS);
    }

    private static void await(Collection<HostRank> all, long millis) {
        long deadline = System.nanoTime() + millis * 1_000_000;
        try {
            for (HostRank rank : all) {
                rank.await(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills what still runs, and gives everything back. */
    @Override
    public void close() {
        ranks.values().forEach(rank -> rank.end(true));
        await(ranks.values(), AFTER_KILL_MILLIS);
        try {
            if (segment != null) {
                segment.close();
            }
            if (statistics != null) {
                statistics.close();
            }
        } catch (IOException | UncheckedIOException e) {
            notices.send(new Notice.Line("agent: " + e.getMessage()));
        }
        janitor.close();
    }
}
