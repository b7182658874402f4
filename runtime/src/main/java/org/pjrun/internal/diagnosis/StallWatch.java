package org.pjrun.internal.diagnosis;

import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Looks again and again whether a job still moves.
 *
 * <p>When a thread has been blocked for long enough, all ranks are asked, twice. What both answers show as stuck, in the very
 * same calls and with no message under way between those ranks, is a deadlock.
 */
public final class StallWatch {
    private static final long BETWEEN_NANOS = 20_000_000;

    private final WatchedRanks ranks;
    private final long stallMillis;

    /** A watch that takes note of threads that have been blocked for so long. */
    public StallWatch(WatchedRanks ranks, long stallMillis) {
        this.ranks = ranks;
        this.stallMillis = stallMillis;
    }

    /** Looks once. */
    public Finding look() {
        if (!ranks.blockedFor(stallMillis)) {
            return Finding.NOTHING;
        }
        List<RankSnapshot> first = ranks.ask();
        List<Stuck> stuck = lasting(Analysis.deadlock(first));
        if (stuck.isEmpty()) {
            List<Stuck> suspected = lasting(Analysis.suspicion(first));
            return suspected.isEmpty()
                    ? new Finding(Finding.Kind.WAITING, first, List.of())
                    : new Finding(Finding.Kind.SUSPICION, first, suspected);
        }
        LockSupport.parkNanos(this, BETWEEN_NANOS);
        List<RankSnapshot> second = ranks.ask();
        List<Stuck> still = lasting(Analysis.deadlock(second));
        return same(stuck, still) && quiet(first, second, members(still))
                ? new Finding(Finding.Kind.DEADLOCK, second, still)
                : new Finding(Finding.Kind.WAITING, second, List.of());
    }

    /** None unless all have waited long enough: what has only just begun may show more in a moment. */
    private List<Stuck> lasting(List<Stuck> stuck) {
        return stuck.stream().allMatch(each -> each.call().millis() >= stallMillis) ? stuck : List.of();
    }

    private static boolean same(List<Stuck> first, List<Stuck> second) {
        return ids(first).equals(ids(second));
    }

    private static Set<String> ids(List<Stuck> stuck) {
        return stuck.stream().map(each -> each.rank() + ":" + each.call().id()).collect(Collectors.toSet());
    }

    private static Set<Integer> members(List<Stuck> stuck) {
        return stuck.stream().map(Stuck::rank).collect(Collectors.toSet());
    }

    /** Whether these ranks have sent nothing between the two answers, and have received all that they sent each other. */
    static boolean quiet(List<RankSnapshot> first, List<RankSnapshot> second, Set<Integer> members) {
        for (int from : members) {
            RankSnapshot sender = second.get(from);
            if (sender.waitingToSend() || !sender.sent().equals(first.get(from).sent())) {
                return false;
            }
            for (int to : members) {
                RankSnapshot receiver = second.get(to);
                if (to != from
                        && !sender.sent().get(to).equals(receiver.received().get(from))) {
                    return false;
                }
            }
        }
        return true;
    }
}
