package org.pjrun.collectives;

/**
 * Barrier by dissemination.
 *
 * <p>Idea: in round k each rank signals the rank 2^k above it and waits for the one 2^k below it (around the ring), so
 * that news of everybody's arrival doubles its reach in every round. Works for any number of ranks. The last round has to tell
 * of n - 2^k ranks only: where that is not more than was known two rounds before, it overlaps with the round before.
 * <br>Steps: ceil(log2 n) rounds of one empty message each way. Bytes per rank: none.
 * <br>When: always; nothing that sends messages has fewer rounds.
 * <br>Reference: Hensgen, Finkel, Manber, "Two algorithms for barrier synchronization", Int. J. Parallel Programming
 * 17(1), 1988.
 */
public final class DisseminationBarrier implements Algorithm {
    /** Makes it; it has no parameters. */
    public DisseminationBarrier() {}

    @Override
    public String name() {
        return "dissemination";
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
        Schedule.Builder steps = Schedule.builder();
        for (long distance = 1; distance < call.size(); distance *= 2) {
            if (Math.min(distance, call.size() - distance) > distance / 2) {
                steps.waitAll();
            }
            steps.recv(Ranks.around(call.rank(), -distance, call.size()), Schedule.OUTPUT, 0, 0)
                    .send(Ranks.around(call.rank(), distance, call.size()), Schedule.OUTPUT, 0, 0);
        }
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.ROTATION;
    }

    @Override
    public double cost(Call call, CostModel model) {
        return model.rounds(Ranks.rounds(call.size()), 0);
    }

    @Override
    public double excess(Call call) {
        return Ranks.isPowerOfTwo(call.size()) ? 1 : 1.35;
    }
}
