package org.pjrun.collectives;

/**
 * Scan and exscan along a chain, in segments.
 *
 * <p>Idea: each rank receives the result of all ranks below, adds its own data and passes that on; data flows in segments,
 * so that all links are busy at once, and the next segment arrives while one is combined. Order is kept.
 * <br>Steps: n - 2 + m rounds for m segments. Bytes per rank: sends S, receives S, for any n.
 * <br>When: long messages, where doubling would send S in each of its rounds; any operation.
 * <br>Reference: Sanders, Träff, "Parallel prefix (scan) algorithms for MPI", EuroPVM/MPI 2006, LNCS 4192.
 */
public final class ChainScan implements Algorithm {
    private final Collective collective;
    private final Segments segments;

    /**
     * Makes it for scan or exscan.
     *
     * @param collective one of the two
     * @param segmentBytes bytes of a segment, at least 1
     */
    public ChainScan(Collective collective, int segmentBytes) {
        this.collective = Check.oneOf("chain scan", collective, Collective.SCAN, Collective.EXSCAN);
        this.segments = new Segments(segmentBytes);
    }

    @Override
    public String name() {
        return "chain";
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
        int rank = call.rank();
        boolean sends = rank + 1 < call.size();
        long count = call.count();
        boolean inclusive = collective == Collective.SCAN;
        Blocks cut = segments.cut(call, count);
        Schedule.Builder steps = Schedule.builder();
        int own = call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT;
        if (rank == 0) {
            for (int segment = 0; sends && segment < cut.size(); segment++) {
                steps.send(1, own, cut.offset(segment), cut.count(segment));
            }
            if (inclusive && !call.inPlace()) {
                steps.copy(Schedule.OUTPUT, 0, Schedule.INPUT, 0, count);
            }
            return steps.build();
        }
        if (!inclusive && sends) {
            steps.copy(Schedule.SCRATCH, 0, own, 0, count);
        }
        for (int segment = 0; segment < cut.size(); segment++) {
            if (segment == 0) {
                receive(steps, call, cut, 0);
            }
            if (inclusive || sends) {
                steps.waitAll();
            }
            if (segment + 1 < cut.size()) {
                receive(steps, call, cut, segment + 1);
            }
            long offset = cut.offset(segment);
            if (inclusive) {
                combine(steps, call, cut, segment);
            } else if (sends) {
                steps.reduceReversed(Schedule.SCRATCH, offset, Schedule.OUTPUT, offset, cut.count(segment));
            }
            if (sends) {
                steps.send(rank + 1, inclusive ? Schedule.OUTPUT : Schedule.SCRATCH, offset, cut.count(segment));
            }
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        int number = segments.number(call, call.count());
        double segment = call.bytes(call.count()) / number;
        double own = model.reduce(call.bytes(call.count()));
        double combining = model.reduce(segment);
        if (size == 1) {
            return 0;
        }
        double next = size == 2 ? model.next(segment, combining) : model.passed(segment, combining);
        if (collective == Collective.SCAN) {
            double last = (size - 1) * (model.exchange(1, segment) + combining) + (number - 1) * next;
            return Math.max(own, last);
        }
        // All but the first and the last copy their data while the first segment is under way; the last combines
        // nothing.
        return size == 2
                ? model.exchange(1, segment) + (number - 1) * model.next(segment, 0)
                : Math.max(own, model.exchange(1, segment))
                        + (size - 2) * (combining + model.exchange(1, segment))
                        + (number - 1) * next;
    }

    /** An inclusive scan in place has its own data in the output, so that what arrives needs two slots in turn. */
    private boolean inSlots(Call call) {
        return collective == Collective.SCAN && call.inPlace();
    }

    private static long slot(Blocks cut, int segment) {
        return segment % 2 * cut.count(0);
    }

    private void receive(Schedule.Builder steps, Call call, Blocks cut, int segment) {
        int below = call.rank() - 1;
        if (inSlots(call)) {
            steps.recv(below, Schedule.SCRATCH, slot(cut, segment), cut.count(segment));
        } else {
            steps.recv(below, Schedule.OUTPUT, cut.offset(segment), cut.count(segment));
        }
    }

    private void combine(Schedule.Builder steps, Call call, Blocks cut, int segment) {
        long offset = cut.offset(segment);
        long count = cut.count(segment);
        if (inSlots(call)) {
            steps.reduceReversed(Schedule.OUTPUT, offset, Schedule.SCRATCH, slot(cut, segment), count);
        } else {
            steps.reduce(Schedule.OUTPUT, offset, Schedule.INPUT, offset, count);
        }
    }
}
