package org.pjrun.collectives;

/**
 * Allreduce round a ring: a reduce-scatter, then an allgather.
 *
 * <p>Idea: block b starts at rank b and travels once round the ring, each rank adding its part, so that it ends finished
 * at rank b-1; then the finished blocks travel round once more. All ranks send and receive all the time, only to
 * neighbours. Unless in place, partial results are received straight into the output and combined with the input there.
 * <br>Steps: 2 (n-1) rounds. Bytes per rank: 2 S (n-1)/n, for any n.
 * <br>When: long messages where n is no power of two; commutative operations only, since each block is combined in
 * another rotation.
 * <br>Reference: Patarasuk, Yuan, "Bandwidth optimal all-reduce algorithms for clusters of workstations", J. Parallel and
 * Distributed Computing 69(2), 2009.
 */
public final class RingAllreduce implements Algorithm {
    /** Makes it; it has no parameters. */
    public RingAllreduce() {}

    @Override
    public String name() {
        return "ring";
    }

    @Override
    public Collective collective() {
        return Collective.ALLREDUCE;
    }

    @Override
    public boolean supports(Call call) {
        return call.commutative();
    }

    @Override
    public Schedule schedule(Call call) {
        int size = call.size();
        int left = Ranks.around(call.rank(), -1, size);
        int right = Ranks.around(call.rank(), 1, size);
        Blocks blocks = Blocks.cut(call.count(), size);
        Schedule.Builder steps = Schedule.builder();
        int own = call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT;
        for (int step = 0; step < size - 1; step++) {
            int out = Ranks.around(call.rank(), -step, size);
            int in = Ranks.around(call.rank(), -step - 1, size);
            long offset = blocks.offset(in);
            long count = blocks.count(in);
            int sent = step == 0 ? own : Schedule.OUTPUT;
            if (call.inPlace()) {
                steps.recv(left, Schedule.SCRATCH, 0, count)
                        .send(right, sent, blocks.offset(out), blocks.count(out))
                        .waitAll()
                        .reduceReversed(Schedule.OUTPUT, offset, Schedule.SCRATCH, 0, count);
            } else {
                steps.recv(left, Schedule.OUTPUT, offset, count)
                        .send(right, sent, blocks.offset(out), blocks.count(out))
                        .waitAll()
                        .reduce(Schedule.OUTPUT, offset, Schedule.INPUT, offset, count);
            }
        }
        if (size == 1 && !call.inPlace()) {
            steps.copy(Schedule.OUTPUT, 0, Schedule.INPUT, 0, call.count());
        }
        for (int step = 0; step < size - 1; step++) {
            int out = Ranks.around(call.rank(), 1L - step, size);
            int in = Ranks.around(call.rank(), -step, size);
            steps.recv(left, Schedule.OUTPUT, blocks.offset(in), blocks.count(in))
                    .send(right, Schedule.OUTPUT, blocks.offset(out), blocks.count(out))
                    .waitAll();
        }
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.rotation(call.count() % call.size() == 0);
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        double part = call.bytes(call.count()) * (size - 1) / size;
        return model.rounds(2.0 * (size - 1), 2 * part) + model.reduce(part);
    }
}
