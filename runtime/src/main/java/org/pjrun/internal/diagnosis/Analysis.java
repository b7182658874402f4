package org.pjrun.internal.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who can still move, from what all ranks were found doing: the reduction of an AND/OR wait-for graph.
 *
 * <p>A rank may move if one of its threads can go on by itself, if nothing is known of it, or if one of its calls can be
 * released. A call is released if all it needs, or for a call that waits for any, one of it, can come from a rank that may
 * move. What is not released when nothing changes any more never will be: that is the deadlock. A pure function.
 */
final class Analysis {
    private final List<RankSnapshot> ranks;
    private final boolean[] mayMove;
    private final boolean suspicious;

    private Analysis(List<RankSnapshot> ranks, boolean suspicious) {
        this.ranks = ranks;
        this.mayMove = new boolean[ranks.size()];
        this.suspicious = suspicious;
    }

    /** Calls that can never be released, in the order of ranks. */
    static List<Stuck> deadlock(List<RankSnapshot> ranks) {
        return new Analysis(ranks, false).reduce();
    }

    /**
     * The same under the assumption that threads beside those that wait in this library will not help: sleepers, timers and
     * daemons. What only this finds may be a deadlock.
     */
    static List<Stuck> suspicion(List<RankSnapshot> ranks) {
        return new Analysis(ranks, true).reduce();
    }

    private List<Stuck> reduce() {
        for (int r = 0; r < mayMove.length; r++) {
            mayMove[r] = free(ranks.get(r));
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int r = 0; r < mayMove.length; r++) {
                if (!mayMove[r] && ranks.get(r).blocked().stream().anyMatch(this::released)) {
                    mayMove[r] = true;
                    changed = true;
                }
            }
        }
        List<Stuck> stuck = new ArrayList<>();
        for (RankSnapshot rank : ranks) {
            for (BlockedCall call : rank.blocked()) {
                if (!call.background() && !released(call)) {
                    stuck.add(new Stuck(rank.rank(), call));
                }
            }
        }
        return stuck;
    }

    private boolean free(RankSnapshot rank) {
        if (!suspicious || rank.unknown()) {
            return rank.mayMove();
        }
        boolean waits = rank.blocked().stream().anyMatch(call -> !call.background());
        for (LiveThread thread : rank.threads()) {
            if (thread.mayMove()
                    && !(waits && (thread.daemon() || thread.state().equals("TIMED_WAITING")))) {
                return true;
            }
        }
        return false;
    }

    private boolean released(BlockedCall call) {
        return call.all()
                ? call.needs().stream().allMatch(this::released)
                : call.needs().stream().anyMatch(this::released);
    }

    private boolean released(Need need) {
        return need.matched() || need.ranks().stream().anyMatch(rank -> mayMove[rank]);
    }

    /** Ranks that wait for each other in a circle, starting with the lowest, or none if there is no such circle. */
    static List<Integer> cycle(List<Stuck> stuck, int ranks) {
        int[] next = new int[ranks];
        Arrays.fill(next, -1);
        for (Stuck each : stuck) {
            if (next[each.rank()] < 0) {
                next[each.rank()] = next(each, stuck);
            }
        }
        int[] seen = new int[ranks];
        for (int start = 0; start < ranks; start++) {
            int at = start;
            while (at >= 0 && seen[at] == 0) {
                seen[at] = start + 1;
                at = next[at];
            }
            if (at >= 0 && seen[at] == start + 1) {
                return circle(next, at);
            }
        }
        return List.of();
    }

    private static int next(Stuck from, List<Stuck> stuck) {
        for (Need need : from.call().needs()) {
            for (int rank : need.ranks()) {
                if (rank != from.rank() || need.ranks().size() == 1) {
                    for (Stuck other : stuck) {
                        if (other.rank() == rank) {
                            return rank;
                        }
                    }
                }
            }
        }
        return -1;
    }

    private static List<Integer> circle(int[] next, int member) {
        int lowest = member;
        for (int at = next[member]; at != member; at = next[at]) {
            lowest = Math.min(lowest, at);
        }
        List<Integer> circle = new ArrayList<>(List.of(lowest));
        for (int at = next[lowest]; at != lowest; at = next[at]) {
            circle.add(at);
        }
        return circle;
    }
}
