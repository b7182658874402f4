package org.pjrun.launcher.hosts;

import org.jspecify.annotations.Nullable;

/**
 * How ranks are laid out on hosts.
 *
 * @param byNode whether ranks go to the hosts in turn, else each host is filled before the next
 * @param perHost how many ranks each host gets, 0 where it was not said
 * @param processors how many processors a rank is given, 0 where it was not said
 * @param rankedByNode whether numbers go to the hosts in turn, null where it was not said
 * @param oversubscribed whether a host may get more ranks than it has slots, null where it was not said
 */
public record Policy(
        boolean byNode,
        int perHost,
        int processors,
        @Nullable Boolean rankedByNode,
        @Nullable Boolean oversubscribed) {
    /** What holds where nothing was said. */
    public static final Policy USUAL = new Policy(false, 0, 0, null, null);

    /** The same, in turn or not. */
    public Policy byNode(boolean inTurn) {
        return new Policy(inTurn, perHost, processors, rankedByNode, oversubscribed);
    }

    /** The same with so many ranks on each host. */
    public Policy perHost(int ranks) {
        return new Policy(byNode, ranks, processors, rankedByNode, oversubscribed);
    }

    /** The same with so many processors for each rank. */
    public Policy processors(int each) {
        return new Policy(byNode, perHost, each, rankedByNode, oversubscribed);
    }

    /** The same with numbers in turn or not. */
    public Policy rankedByNode(boolean inTurn) {
        return new Policy(byNode, perHost, processors, inTurn, oversubscribed);
    }

    /** The same with more ranks than slots allowed or not. */
    public Policy oversubscribed(boolean allowed) {
        return new Policy(byNode, perHost, processors, rankedByNode, allowed);
    }
}
