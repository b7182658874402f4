package org.pjrun.collectives;

/**
 * Reduction along a chain, in segments.
 *
 * <p>Idea: the ranks form a chain that ends at the root; data flows along it in segments, each rank adding its own part, so
 * that all links are busy at once. While a segment is combined the next one is already arriving.
 * <br>Steps: n - 2 + m rounds for m segments. Bytes per rank: sends S, receives S, for any n.
 * <br>When: very long messages: the time tends to that of one message. An operation that does not commute needs rank 0 as
 * root, since the chain must run in rank order.
 * <br>Reference: Pješivac-Grbović, Angskun, Bosilca, Fagg, Gabriel, Dongarra, "Performance analysis of MPI collective
 * operations", Cluster Computing 10(2), 2007.
 */
public final class ChainReduce implements Algorithm {
    private final Segments segments;

    /**
     * Makes it with a length of segments.
     *
     * @param segmentBytes bytes of a segment, at least 1
     */
    public ChainReduce(int segmentBytes) {
        segments = new Segments(segmentBytes);
    }

    @Override
    public String name() {
        return "chain";
    }

    @Override
    public Collective collective() {
        return Collective.REDUCE;
    }

    @Override
    public boolean supports(Call call) {
        return call.commutative() || call.root() == 0;
    }

    @Override
    public Schedule schedule(Call call) {
        int size = call.size();
        int node = Ranks.around(call.rank(), -call.root(), size);
        int before = Ranks.around(call.rank(), 1, size);
        int after = Ranks.around(call.rank(), -1, size);
        Blocks cut = segments.cut(call, call.count());
        Schedule.Builder steps = Schedule.builder();
        if (node == size - 1) {
            if (node == 0) {
                Accumulator.inOutput(steps, call).settle(call.count());
            }
            for (int segment = 0; node > 0 && segment < cut.size(); segment++) {
                steps.send(after, Schedule.INPUT, cut.offset(segment), cut.count(segment));
            }
            return steps.build();
        }
        for (int segment = 0; segment < cut.size(); segment++) {
            if (segment == 0) {
                receive(steps, call, before, cut, 0);
            }
            steps.waitAll();
            if (segment + 1 < cut.size()) {
                receive(steps, call, before, cut, segment + 1);
            }
            combine(steps, call, cut, segment);
            if (node > 0) {
                steps.send(after, Schedule.SCRATCH, slot(cut, segment), cut.count(segment));
            }
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        int number = segments.number(call, call.count());
        double segment = call.bytes(call.count()) / number;
        double combining = model.reduce(segment);
        double next = size == 2 ? model.next(segment, combining) : model.passed(segment, combining);
        return size == 1 ? 0 : (size - 1) * (model.exchange(1, segment) + combining) + (number - 1) * next;
    }

    /** The root receives in its output, unless its own data is there; the others, and it then, in two slots in turn. */
    private static boolean inOutput(Call call) {
        return call.rank() == call.root() && !call.inPlace();
    }

    private static long slot(Blocks cut, int segment) {
        return segment % 2 * cut.count(0);
    }

    private static void receive(Schedule.Builder steps, Call call, int peer, Blocks cut, int segment) {
        if (inOutput(call)) {
            steps.recv(peer, Schedule.OUTPUT, cut.offset(segment), cut.count(segment));
        } else {
            steps.recv(peer, Schedule.SCRATCH, slot(cut, segment), cut.count(segment));
        }
    }

    /** The data of this rank stands before what came: that is of the ranks further along, which are above in order. */
    private static void combine(Schedule.Builder steps, Call call, Blocks cut, int segment) {
        long offset = cut.offset(segment);
        long count = cut.count(segment);
        if (inOutput(call)) {
            steps.reduceReversed(Schedule.OUTPUT, offset, Schedule.INPUT, offset, count);
        } else if (call.inPlace()) {
            steps.reduce(Schedule.OUTPUT, offset, Schedule.SCRATCH, slot(cut, segment), count);
        } else {
            steps.reduceReversed(Schedule.SCRATCH, slot(cut, segment), Schedule.INPUT, offset, count);
        }
    }
}
