package org.pjrun.launcher.hosts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pjrun.launcher.BadInput;

/** Lays ranks out on hosts: a pure function of the hosts, the number of ranks and a policy. */
public final class Mapping {
    private final List<Host> hosts;
    private final Policy policy;
    private final int[] counts;

    private Mapping(List<Host> hosts, Policy policy) {
        this.hosts = hosts;
        this.policy = policy;
        this.counts = new int[hosts.size()];
    }

    /** How many ranks there are where no number was given: as many as the hosts have room for. */
    public static int room(List<Host> hosts, Policy policy) {
        int room = 0;
        for (Host host : hosts) {
            room += policy.perHost() > 0 ? policy.perHost() : slots(host, policy);
        }
        return room;
    }

    /**
     * The place of each rank.
     *
     * @throws BadInput if the hosts have no room for so many
     */
    public static List<Place> of(List<Host> hosts, int ranks, Policy policy) {
        Mapping mapping = new Mapping(hosts, policy);
        if (policy.perHost() > 0) {
            mapping.perHost(ranks);
        } else {
            mapping.bySlots(ranks);
        }
        Boolean rankedByNode = policy.rankedByNode();
        return mapping.ranked(rankedByNode == null ? policy.byNode() : rankedByNode);
    }

    private static int slots(Host host, Policy policy) {
        return policy.processors() > 1 ? host.slots() / policy.processors() : host.slots();
    }

    private void perHost(int ranks) {
        int most = policy.perHost() * hosts.size();
        if (ranks > most) {
            throw new BadInput(ranks + " ranks, but " + policy.perHost() + " on each of " + hosts.size()
                    + (hosts.size() == 1 ? " host" : " hosts") + " are " + most
                    + "; name more hosts, or start fewer ranks");
        }
        int left = ranks;
        for (int h = 0; h < counts.length; h++) {
            counts[h] = Math.min(left, policy.perHost());
            left -= counts[h];
            if (counts[h] > slots(hosts.get(h), policy) && Boolean.FALSE.equals(policy.oversubscribed())) {
                throw new BadInput(
                        "host " + hosts.get(h).name() + " has " + hosts.get(h).slots() + " slots, not " + counts[h]
                                + " (expected: no --nooversubscribe, or fewer ranks on each host)");
            }
        }
    }

    private void bySlots(int ranks) {
        int room = room(hosts, policy);
        if (ranks > room && !Boolean.TRUE.equals(policy.oversubscribed())) {
            throw new BadInput(ranks + " ranks, but the hosts have " + room + " slots" + slotsOf()
                    + "; give them more, as in " + hosts.get(0).name() + ":" + ranks
                    + ", or allow more ranks than slots by --oversubscribe");
        }
        int placed = 0;
        if (policy.byNode()) {
            for (boolean any = true; any && placed < ranks; ) {
                any = false;
                for (int h = 0; h < counts.length && placed < ranks; h++) {
                    if (counts[h] < slots(hosts.get(h), policy)) {
                        counts[h]++;
                        placed++;
                        any = true;
                    }
                }
            }
        } else {
            for (int h = 0; h < counts.length; h++) {
                counts[h] = Math.min(slots(hosts.get(h), policy), ranks - placed);
                placed += counts[h];
            }
        }
        for (int h = 0; placed < ranks; h++, placed++) {
            counts[h % counts.length]++;
        }
    }

    /** The slots as people write them. */
    private String slotsOf() {
        StringBuilder text = new StringBuilder();
        for (Host host : hosts.subList(0, Math.min(4, hosts.size()))) {
            text.append(text.isEmpty() ? " (" : ", ")
                    .append(host.name())
                    .append(':')
                    .append(host.slots());
        }
        return text.append(hosts.size() > 4 ? ", …)" : ")").toString();
    }

    private List<Place> ranked(boolean byNode) {
        List<Place> places = new ArrayList<>();
        int ranks = Arrays.stream(counts).sum();
        if (byNode) {
            for (int local = 0; places.size() < ranks; local++) {
                for (int h = 0; h < counts.length; h++) {
                    if (local < counts[h]) {
                        places.add(new Place(h, local, ""));
                    }
                }
            }
        } else {
            for (int h = 0; h < counts.length; h++) {
                for (int local = 0; local < counts[h]; local++) {
                    places.add(new Place(h, local, ""));
                }
            }
        }
        return List.copyOf(places);
    }
}
