package org.pjrun.collectives;

/**
 * Allreduce round a ring, in segments: while one is combined the next is under way.
 *
 * <p>Idea: as in {@link RingAllreduce} each block travels round the ring twice, but in the first round in segments, so that a
 * rank combines the segment before while it sends and receives the next one.
 * <br>Steps: m (n-1) + n rounds for m segments a block. Bytes per rank: 2 S (n-1)/n, for any n; combining costs almost no
 * time of its own.
 * <br>When: very long messages; commutative operations only.
 * <br>Reference: Pješivac-Grbović, Angskun, Bosilca, Fagg, Gabriel, Dongarra, "Performance analysis of MPI collective
 * operations", Cluster Computing 10(2), 2007; Patarasuk, Yuan 2009.
 */
public final class SegmentedRingAllreduce implements Algorithm {
    private final Segments segments;

    /**
     * Makes it with a length of segments.
     *
     * @param segmentBytes bytes of a segment, at least 1
     */
    public SegmentedRingAllreduce(int segmentBytes) {
        segments = new Segments(segmentBytes);
    }

    @Override
    public String name() {
        return "segmented-ring";
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
        Blocks blocks = Blocks.cut(call.count(), size);
        Schedule.Builder steps = Schedule.builder();
        if (size == 1) {
            Accumulator.inOutput(steps, call).settle(call.count());
            return steps.build();
        }
        reduceScatter(steps, call, blocks);
        int left = Ranks.around(call.rank(), -1, size);
        int right = Ranks.around(call.rank(), 1, size);
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
        if (size == 1) {
            return model.reduce(call.bytes(call.count()));
        }
        double block = call.bytes(call.count()) / size;
        int number = number(call, Blocks.cut(call.count(), size));
        double transfer = model.rounds((number + 1.0) * (size - 1), 2 * block * (size - 1));
        // A segment is combined while the next travels; what of it is not hidden, and the last one, adds to the time.
        double exposed = Math.max(0, model.reduce(block / number) - model.exchange(1, block / number));
        return transfer + exposed * (number * (size - 1.0) - 1) + model.reduce(block / number);
    }

    /** At least two segments a block: what is sent must have been combined a step before. */
    private int number(Call call, Blocks blocks) {
        return Math.max(2, segments.number(call, blocks.count(0)));
    }

    private void reduceScatter(Schedule.Builder steps, Call call, Blocks blocks) {
        int size = call.size();
        int number = number(call, blocks);
        int left = Ranks.around(call.rank(), -1, size);
        int right = Ranks.around(call.rank(), 1, size);
        int rounds = number * (size - 1);
        for (int round = 0; round < rounds; round++) {
            int step = round / number;
            int segment = round % number;
            int out = Ranks.around(call.rank(), -step, size);
            Blocks sent = Blocks.cut(blocks.count(out), number);
            int source = step == 0 && !call.inPlace() ? Schedule.INPUT : Schedule.OUTPUT;
            receive(steps, call, blocks, left, round, number);
            steps.send(right, source, blocks.offset(out) + sent.offset(segment), sent.count(segment));
            if (round > 0) {
                combine(steps, call, blocks, round - 1, number);
            }
            steps.waitAll();
        }
        combine(steps, call, blocks, rounds - 1, number);
    }

    /** The block that arrives in a round. */
    private static int arriving(Call call, int round, int number) {
        return Ranks.around(call.rank(), -1 - round / number, call.size());
    }

    private static void receive(Schedule.Builder steps, Call call, Blocks blocks, int left, int round, int number) {
        int block = arriving(call, round, number);
        Blocks cut = Blocks.cut(blocks.count(block), number);
        int segment = round % number;
        if (call.inPlace()) {
            steps.recv(left, Schedule.SCRATCH, slot(blocks, round, number), cut.count(segment));
        } else {
            steps.recv(left, Schedule.OUTPUT, blocks.offset(block) + cut.offset(segment), cut.count(segment));
        }
    }

    private static void combine(Schedule.Builder steps, Call call, Blocks blocks, int round, int number) {
        int block = arriving(call, round, number);
        Blocks cut = Blocks.cut(blocks.count(block), number);
        int segment = round % number;
        long offset = blocks.offset(block) + cut.offset(segment);
        if (call.inPlace()) {
            long slot = slot(blocks, round, number);
            steps.reduceReversed(Schedule.OUTPUT, offset, Schedule.SCRATCH, slot, cut.count(segment));
        } else {
            steps.reduce(Schedule.OUTPUT, offset, Schedule.INPUT, offset, cut.count(segment));
        }
    }

    private static long slot(Blocks blocks, int round, int number) {
        return round % 2 * Blocks.cut(blocks.count(0), number).count(0);
    }
}
