package org.pjrun.collectives;

/**
 * Scan and exscan by doubling.
 *
 * <p>Idea: in round k each rank sends its partial result, of the 2^k ranks up to itself, to the rank 2^k above and puts what
 * comes from the rank 2^k below in front of its own. For exscan what came is also combined apart from the own data. Order is
 * kept.
 * <br>Steps: ceil(log2 n) rounds. Bytes per rank: S per round.
 * <br>When: short messages; any operation.
 * <br>Reference: Hillis, Steele, "Data parallel algorithms", Communications of the ACM 29(12), 1986.
 */
public final class DoublingScan implements Algorithm {
    private final Collective collective;

    /**
     * Makes it for scan or exscan.
     *
     * @param collective one of the two
     */
    public DoublingScan(Collective collective) {
        this.collective = Check.oneOf("doubling scan", collective, Collective.SCAN, Collective.EXSCAN);
    }

    @Override
    public String name() {
        return "doubling";
    }

    @Override
    public Collective collective() {
        return collective;
    }

    @Override
    public boolean supports(Call call) {
        return true;
    }

    @Override
    public Schedule schedule(Call call) {
        return collective == Collective.SCAN ? scan(call) : exscan(call);
    }

    @Override
    public double cost(Call call, CostModel model) {
        double bytes = call.bytes(call.count());
        int rounds = Ranks.rounds(call.size());
        int reductions = collective == Collective.SCAN ? rounds : rounds < 2 ? 0 : 2 * rounds - 1;
        return rounds * model.exchange(1, bytes) + reductions * model.reduce(bytes);
    }

    @Override
    public double excess(Call call) {
        return Ranks.isPowerOfTwo(call.size()) ? 1 : 2.5;
    }

    private static Schedule scan(Call call) {
        int size = call.size();
        int rank = call.rank();
        long count = call.count();
        Schedule.Builder steps = Schedule.builder();
        Accumulator value = Accumulator.inOutput(steps, call);
        for (int distance = 1; distance < size; distance *= 2) {
            boolean sends = rank + distance < size;
            if (sends && rank >= distance) {
                value.shift(rank + distance, rank - distance, count);
            } else if (rank >= distance) {
                value.receive(rank - distance, true, 0, count);
            } else if (sends) {
                value.send(rank + distance, 0, count);
            }
        }
        value.settle(count);
        return steps.build();
    }

    /** What came stands in the output, with the own data behind it in scratch; what arrives next comes in behind that. */
    private static Schedule exscan(Call call) {
        int size = call.size();
        int rank = call.rank();
        long count = call.count();
        Schedule.Builder steps = Schedule.builder();
        int partial = call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT;
        if (call.inPlace() && rank > 0 && rank + 1 < size) {
            steps.copy(Schedule.SCRATCH, 0, Schedule.OUTPUT, 0, count);
            partial = Schedule.SCRATCH;
        }
        for (int distance = 1; distance < size; distance *= 2) {
            boolean receives = rank >= distance;
            boolean first = distance == 1;
            if (receives) {
                steps.recv(rank - distance, first ? Schedule.OUTPUT : Schedule.SCRATCH, first ? 0 : count, count);
            }
            if (rank + distance < size) {
                steps.send(rank + distance, partial, 0, count);
            }
            boolean sendsMore = rank + 2L * distance < size;
            if (!receives || first && !sendsMore) {
                continue;
            }
            steps.waitAll();
            if (!first) {
                steps.reduceReversed(Schedule.OUTPUT, 0, Schedule.SCRATCH, count, count);
            }
            if (!sendsMore) {
                continue;
            }
            if (partial == Schedule.INPUT) {
                steps.copy(Schedule.SCRATCH, 0, Schedule.OUTPUT, 0, count)
                        .reduce(Schedule.SCRATCH, 0, Schedule.INPUT, 0, count);
                partial = Schedule.SCRATCH;
            } else if (first) {
                steps.reduceReversed(Schedule.SCRATCH, 0, Schedule.OUTPUT, 0, count);
            } else {
                steps.reduceReversed(Schedule.SCRATCH, 0, Schedule.SCRATCH, count, count);
            }
        }
        return steps.build();
    }
}
