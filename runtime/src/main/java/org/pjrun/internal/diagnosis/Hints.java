package org.pjrun.internal.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.diagnosis.Hint.Cause;

/** Guesses why a program hangs, the most telling first. */
final class Hints {
    private static final int MOST = 6;

    private final List<RankSnapshot> ranks;
    private final List<Stuck> stuck;
    private final Set<Hint> found = new LinkedHashSet<>();

    /** Ranks whose own call is wrong, so that what others wait for there is no riddle. */
    private final Set<Integer> explained = new TreeSet<>();

    private Hints(List<RankSnapshot> ranks, List<Stuck> stuck) {
        this.ranks = ranks;
        this.stuck = stuck;
    }

    static List<Hint> of(List<RankSnapshot> ranks, List<Stuck> stuck) {
        Hints hints = new Hints(ranks, stuck);
        hints.toItself();
        hints.nearMisses();
        hints.collectives();
        hints.ended();
        hints.declared();
        hints.circle();
        List<Hint> all = new ArrayList<>(hints.found);
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private void add(Cause cause, String text) {
        found.add(new Hint(cause, text));
    }

    private void toItself() {
        for (Stuck each : stuck) {
            for (Need need : each.call().needs()) {
                if (message(need) && need.ranks().equals(List.of(each.rank()))) {
                    explained.add(each.rank());
                    add(
                            Cause.TO_ITSELF,
                            "rank " + each.rank() + " waits for a message from or to itself; start the receive first"
                                    + " (irecv), or use sendrecv");
                }
            }
        }
    }

    private static boolean message(Need need) {
        return need.kind() == Need.Kind.SEND || need.kind() == Need.Kind.RECEIVE || need.kind() == Need.Kind.PROBE;
    }

    /** Receives for which there is a message that differs in one thing only. */
    private void nearMisses() {
        for (Stuck each : stuck) {
            for (Need need : each.call().needs()) {
                if (need.kind() == Need.Kind.RECEIVE || need.kind() == Need.Kind.PROBE) {
                    nearest(each.rank(), need)
                            .ifPresent(letter ->
                                    nearMiss(each.rank(), need, Letters.withLine(letter, each.rank(), ranks)));
                }
            }
        }
    }

    private Optional<Letter> nearest(int rank, Need need) {
        Letter best = null;
        int fewest = 3;
        for (Letter letter : ranks.get(rank).unread()) {
            int differences = differences(need, letter);
            if (letter.kind() != Need.Kind.COLLECTIVE && differences > 0 && differences < fewest) {
                best = letter;
                fewest = differences;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int differences(Need need, Letter letter) {
        return (tagDiffers(need, letter) ? 1 : 0)
                + (sourceDiffers(need, letter) ? 1 : 0)
                + (letter.context() == need.context() ? 0 : 1);
    }

    private static boolean tagDiffers(Need need, Letter letter) {
        return need.tag() >= 0 && need.tag() != letter.tag();
    }

    private static boolean sourceDiffers(Need need, Letter letter) {
        return need.peer() >= 0 && !need.ranks().contains(letter.worldRank());
    }

    private void nearMiss(int rank, Need need, Letter letter) {
        explained.add(rank);
        String unread =
                "rank " + rank + " holds an unread message from rank " + letter.worldRank() + ": " + letter.text();
        if (letter.context() != need.context()) {
            add(Cause.WRONG_COMMUNICATOR, unread + "; it waits for one on " + need.comm());
        } else if (sourceDiffers(need, letter)) {
            add(Cause.WRONG_SOURCE, unread + "; it waits for one from rank " + need.peer());
        } else {
            add(
                    Cause.WRONG_TAG,
                    "mismatched tags: rank " + letter.worldRank() + " sent tag " + letter.tag() + ", rank " + rank
                            + " waits for tag " + need.tag() + "; " + unread);
        }
    }

    /** Collectives that not all have reached. */
    private void collectives() {
        Map<Long, Set<Integer>> waiting = new TreeMap<>();
        for (Stuck each : stuck) {
            for (Need need : each.call().needs()) {
                if (need.kind() == Need.Kind.COLLECTIVE) {
                    waiting.computeIfAbsent(need.context(), any -> new TreeSet<>())
                            .add(each.rank());
                }
            }
        }
        for (Map.Entry<Long, Set<Integer>> entry : waiting.entrySet()) {
            Set<Integer> members = entry.getValue();
            counts(entry.getKey(), members);
            Stuck one = stuckOf(members.iterator().next());
            Map<String, Set<Integer>> others = new LinkedHashMap<>();
            boolean ended = false;
            for (Integer rank : missing(members)) {
                RankSnapshot other = ranks.get(rank);
                Stuck there = stuckOf(rank);
                if (there != null && !explained.contains(rank)) {
                    others.computeIfAbsent(
                                    "in " + there.call().text()
                                            + at(there.call().line()),
                                    any -> new TreeSet<>())
                            .add(rank);
                } else if (there == null && (other.ended() || other.threads().isEmpty())) {
                    long calls = calls(entry.getKey(), other);
                    others.computeIfAbsent(
                                    "at an end" + (calls > 0 ? " after call #" + (calls - 1) : ""),
                                    any -> new TreeSet<>())
                            .add(rank);
                    ended = true;
                }
            }
            if (one != null && !others.isEmpty()) {
                add(
                        ended ? Cause.COLLECTIVE_SKIPPED : Cause.DIFFERENT_CALLS,
                        Text.ranks(members) + (members.size() == 1 ? " is in " : " are in ")
                                + one.call().text()
                                + at(one.call().line()) + ", but " + texts(others)
                                + "; all ranks must call the same collectives in the same order");
            }
        }
    }

    /** Such as {@code rank 3 is in recv from 0, ranks 4,5 are at an end}. */
    private static String texts(Map<String, Set<Integer>> ranksByText) {
        List<String> texts = new ArrayList<>();
        ranksByText.forEach((text, who) -> texts.add(Text.ranks(who) + (who.size() == 1 ? " is " : " are ") + text));
        return String.join(", ", texts);
    }

    private Set<Integer> missing(Set<Integer> members) {
        Set<Integer> missing = new TreeSet<>();
        for (RankSnapshot rank : ranks) {
            if (!members.contains(rank.rank())) {
                missing.add(rank.rank());
            }
        }
        return missing;
    }

    private @Nullable Stuck stuckOf(int rank) {
        for (Stuck each : stuck) {
            if (each.rank() == rank) {
                return each;
            }
        }
        return null;
    }

    /** Ranks that wait in other collectives of a communicator than most: by number, one that was skipped or repeated. */
    private void counts(long context, Set<Integer> members) {
        Map<Long, Set<Integer>> byCalls = new TreeMap<>();
        for (Integer rank : members) {
            byCalls.computeIfAbsent(calls(context, ranks.get(rank)), any -> new TreeSet<>())
                    .add(rank);
        }
        long usual = 0;
        Set<Integer> most = Set.of();
        for (Map.Entry<Long, Set<Integer>> entry : byCalls.entrySet()) {
            if (entry.getValue().size() > most.size()) {
                usual = entry.getKey();
                most = entry.getValue();
            }
        }
        for (Map.Entry<Long, Set<Integer>> entry : byCalls.entrySet()) {
            long calls = entry.getKey();
            if (calls != usual && calls > 0) {
                Set<Integer> who = entry.getValue();
                add(
                        Cause.COLLECTIVE_SKIPPED,
                        Text.ranks(who) + (who.size() == 1 ? " waits" : " wait") + " in collective #" + (calls - 1)
                                + " of the communicator, "
                                + Text.ranks(most) + " in #" + (usual - 1) + ": "
                                + (calls < usual ? "one was skipped there" : "one was called once more there"));
            }
        }
    }

    /** How many collectives of a communicator a rank has begun, 0 if nobody knows. */
    private static long calls(long context, RankSnapshot rank) {
        for (RankSnapshot.Progress progress : rank.collectives()) {
            if (progress.context() == context) {
                return progress.calls();
            }
        }
        return 0;
    }

    private void ended() {
        for (Stuck each : stuck) {
            for (Need need : each.call().needs()) {
                Set<Integer> gone = new TreeSet<>();
                for (int rank : need.ranks()) {
                    RankSnapshot peer = ranks.get(rank);
                    boolean returned =
                            peer.blocked().isEmpty() && peer.threads().isEmpty() && !peer.unknown();
                    if (rank != each.rank() && (peer.ended() || returned)) {
                        gone.add(rank);
                    }
                }
                if (message(need)
                        && !gone.isEmpty()
                        && gone.size() >= need.ranks().size() - 1) {
                    add(
                            Cause.PEER_ENDED,
                            Text.ranks(gone) + (gone.size() == 1 ? " has" : " have") + " ended, but rank " + each.rank()
                                    + " still waits in " + each.call().text()
                                    + at(each.call().line()));
                }
            }
        }
    }

    private void declared() {
        boolean only = !stuck.isEmpty();
        for (Stuck each : stuck) {
            for (Need need : each.call().needs()) {
                only &= need.kind() == Need.Kind.DECLARED;
            }
        }
        if (only) {
            List<Integer> circle = Analysis.cycle(stuck, ranks.size());
            if (circle.size() > 1) {
                add(
                        Cause.LOCK_ORDER,
                        "each holds what the next one waits for; take locks in the same order everywhere");
            } else if (circle.isEmpty()) {
                add(Cause.NEVER_CLOSED, "nobody is left who could end this wait; was a queue never closed?");
            }
        }
    }

    private void circle() {
        List<Integer> circle = Analysis.cycle(stuck, ranks.size());
        if (circle.size() < 2) {
            return;
        }
        boolean sends = true;
        boolean receives = true;
        for (int rank : circle) {
            Stuck each = stuckOf(rank);
            for (Need need : each == null ? List.<Need>of() : each.call().needs()) {
                sends &= need.kind() == Need.Kind.SEND;
                receives &= need.kind() == Need.Kind.RECEIVE || need.kind() == Need.Kind.PROBE;
            }
        }
        if (sends) {
            add(
                    Cause.HEAD_TO_HEAD_SENDS,
                    "all of them send first, and a message that is large or synchronous waits for its receive; use"
                            + " sendrecv, or isend before recv");
        } else if (receives) {
            add(
                    Cause.HEAD_TO_HEAD_RECEIVES,
                    "all of them receive first, so nobody sends; let one send first, or use sendrecv or irecv");
        } else if (found.isEmpty()) {
            add(Cause.OTHER_CIRCLE, "each waits for the next one; change the order of calls on one of them");
        }
    }

    private static String at(String line) {
        return line.isEmpty() ? "" : " (" + line + ")";
    }
}
