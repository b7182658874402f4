package org.pjrun.collectives;

/**
 * Broadcast down a k-nomial tree.
 *
 * <p>Idea: a binomial tree in which each rank that has the data serves k-1 others per round, so that the tree is less
 * deep; the sends of a round are under way together.
 * <br>Steps: ceil(log_k n) rounds of up to k-1 messages. Bytes per rank: receives S, the root sends S (k-1) ceil(log_k n).
 * <br>When: short messages where latency is long compared with the time it takes to post a send.
 * <br>Reference: Pješivac-Grbović, Angskun, Bosilca, Fagg, Gabriel, Dongarra, "Performance analysis of MPI collective
 * operations", Cluster Computing 10(2), 2007.
 */
public final class KnomialBcast implements Algorithm {
    private final int radix;

    /**
     * Makes it with a width.
     *
     * @param radix k, at least 2
     */
    public KnomialBcast(int radix) {
        Check.positive("k-nomial bcast", "radix - 1", radix - 1L);
        this.radix = radix;
    }

    @Override
    public String name() {
        return "knomial";
    }

    @Override
    public Collective collective() {
        return Collective.BCAST;
    }

    @Override
    public boolean supports(Call call) {
        return true;
    }

    @Override
    public Schedule schedule(Call call) {
        int size = call.size();
        int node = Ranks.around(call.rank(), -call.root(), size);
        Schedule.Builder steps = Schedule.builder();
        // The largest power of k that a node is a multiple of bounds the distance of its children.
        long reach = 1;
        while (reach < size && node % (reach * radix) == 0) {
            reach *= radix;
        }
        if (node != 0) {
            int parent = (int) (node - node % (reach * radix));
            steps.recv(Ranks.around(parent, call.root(), size), Schedule.OUTPUT, 0, call.count())
                    .waitAll();
        }
        for (long distance = reach / radix; distance > 0; distance /= radix) {
            for (int child = 1; child < radix && node + child * distance < size; child++) {
                int peer = Ranks.around(node, child * distance + call.root(), size);
                steps.send(peer, Schedule.OUTPUT, 0, call.count());
            }
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        double bytes = call.bytes(call.count());
        double cost = 0;
        for (long width = 1; width < call.size(); width *= radix) {
            double children = Math.min(radix, Math.ceilDiv(call.size(), width)) - 1;
            cost += model.fanOut(children, bytes);
        }
        return cost;
    }

    @Override
    public double excess(Call call) {
        return call.size() <= radix ? 1 : 2;
    }
}
