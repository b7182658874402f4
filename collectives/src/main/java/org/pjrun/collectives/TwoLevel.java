package org.pjrun.collectives;

/**
 * The parts that a collective falls into where ranks of one host come first: a call among the ranks of this rank's host, and
 * one among the leaders, of whom each host has one: the root, or else its lowest rank.
 */
final class TwoLevel {
    private final Call call;
    private final int host;
    private final int hosts;
    private final int[] mine;

    private TwoLevel(Call call) {
        this.call = call;
        host = call.topology().host(call.rank());
        hosts = call.topology().hosts(call.size());
        mine = call.topology().ranks(host, call.size());
    }

    static TwoLevel of(Call call) {
        return new TwoLevel(call);
    }

    /** Whether there are several hosts, and one of them has several ranks. */
    static boolean supports(Call call) {
        int hosts = call.topology().hosts(call.size());
        return hosts > 1 && hosts < call.size();
    }

    /** The same for what is combined or put in the order of ranks. */
    static boolean supportsInOrder(Call call) {
        return supports(call) && call.topology().contiguous();
    }

    int hosts() {
        return hosts;
    }

    /** The ranks of this rank's host. */
    int[] mine() {
        return mine;
    }

    boolean leads() {
        return leader(host) == call.rank();
    }

    int leader(int ofHost) {
        boolean rooted = call.collective().rooted() && call.topology().host(call.root()) == ofHost;
        if (rooted) {
            return call.root();
        }
        return ofHost == host ? mine[0] : call.topology().first(ofHost);
    }

    /** This rank's part of a call among the ranks of its host, with the leader as root. */
    Call inner(Collective collective, long count, boolean inPlace) {
        return new Call(
                        collective,
                        indexOf(call.rank()),
                        mine.length,
                        collective.rooted() ? indexOf(leader(host)) : 0,
                        count,
                        call.commutative(),
                        inPlace,
                        call.elementBytes())
                .on(Topology.oneHost(call.topology().slotBytes()));
    }

    /** A leader's part of a call among the leaders, with the root's host as root. */
    Call outer(Collective collective, long count, boolean inPlace, Blocks send, Blocks receive) {
        return new Call(
                collective,
                host,
                hosts,
                collective.rooted() && call.collective().rooted()
                        ? call.topology().host(call.root())
                        : 0,
                count,
                call.commutative(),
                inPlace,
                call.elementBytes(),
                send,
                receive);
    }

    /** Adds what an algorithm does for a call among the ranks of this host. */
    void addInner(Schedule.Builder steps, Algorithm algorithm, Call part, int[] buffers, long[] bases) {
        steps.addAll(algorithm.schedule(part), index -> mine[index], buffers, bases);
    }

    /** Adds what an algorithm does for a call among the leaders. */
    void addOuter(Schedule.Builder steps, Algorithm algorithm, Call part, int[] buffers, long[] bases) {
        steps.addAll(algorithm.schedule(part), this::leader, buffers, bases);
    }

    /** The blocks of hosts whose ranks follow each other, each rank having {@code count} elements. */
    Blocks hostBlocks(long count) {
        long[] counts = new long[hosts];
        for (int h = 0; h < hosts; h++) {
            counts[h] = call.topology().number(h, call.size()) * count;
        }
        return Blocks.of(counts);
    }

    /** Over the board where there is one, else by messages. */
    static Algorithm first(Call part, Algorithm board, Algorithm messages) {
        return board.supports(part) ? board : messages;
    }

    private int indexOf(int rank) {
        for (int index = 0; index < mine.length; index++) {
            if (mine[index] == rank) {
                return index;
            }
        }
        throw new IllegalArgumentException("two-level: rank " + rank + " is not on host " + host);
    }
}
