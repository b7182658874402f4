package org.pjrun.collectives;

/**
 * Barrier up and down a binomial tree.
 *
 * <p>Idea: each rank waits for its children and reports to its parent; when rank 0 has heard of all, the release goes
 * down the same tree.
 * <br>Steps: 2 ceil(log2 n) rounds, but only 2 (n-1) messages in all, where dissemination sends n ceil(log2 n). Bytes per
 * rank: none.
 * <br>When: where messages and wake-ups count more than rounds: more ranks than cores.
 * <br>Reference: Mellor-Crummey, Scott, "Algorithms for scalable synchronization on shared-memory multiprocessors", ACM
 * Trans. Computer Systems 9(1), 1991.
 */
public final class TreeBarrier implements Algorithm {
    /** Makes it; it has no parameters. */
    public TreeBarrier() {}

    @Override
    public String name() {
        return "tree";
    }

    @Override
    public Collective collective() {
        return Collective.BARRIER;
    }

    @Override
    public boolean supports(Call call) {
        return true;
    }

    @Override
    public Schedule schedule(Call call) {
        int size = call.size();
        int node = call.rank();
        Schedule.Builder steps = Schedule.builder();
        int reach = BinomialTree.reach(node, size);
        for (int distance = 1; distance < reach && node + distance < size; distance *= 2) {
            steps.recv(node + distance, Schedule.OUTPUT, 0, 0);
        }
        if (size > 2) {
            // Of two ranks each needs only the other's message.
            steps.waitAll();
        }
        if (node != 0) {
            int parent = BinomialTree.parent(node);
            steps.recv(parent, Schedule.OUTPUT, 0, 0)
                    .send(parent, Schedule.OUTPUT, 0, 0)
                    .waitAll();
        }
        for (int distance = reach / 2; distance > 0; distance /= 2) {
            if (node + distance < size) {
                steps.send(node + distance, Schedule.OUTPUT, 0, 0);
            }
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        return 2 * Ranks.rounds(call.size()) * model.delay(true);
    }

    @Override
    public double excess(Call call) {
        return 2;
    }
}
