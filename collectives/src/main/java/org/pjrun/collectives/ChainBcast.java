package org.pjrun.collectives;

/**
 * Broadcast along a chain, in segments.
 *
 * <p>Idea: the ranks form a chain that begins at the root; data flows along it in segments, so that all links are busy at
 * once: a rank passes a segment on while it receives the next one.
 * <br>Steps: n - 2 + m rounds for m segments. Bytes per rank: sends S, receives S, for any n.
 * <br>When: very long messages: the time tends to that of one message.
 * <br>Reference: Pješivac-Grbović, Angskun, Bosilca, Fagg, Gabriel, Dongarra, "Performance analysis of MPI collective
 * operations", Cluster Computing 10(2), 2007.
 */
public final class ChainBcast implements Algorithm {
    private final Segments segments;

    /**
     * Makes it with a length of segments.
     *
     * @param segmentBytes bytes of a segment, at least 1
     */
    public ChainBcast(int segmentBytes) {
        segments = new Segments(segmentBytes);
    }

    @Override
    public String name() {
        return "chain";
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
        int before = Ranks.around(call.rank(), -1, size);
        int after = Ranks.around(call.rank(), 1, size);
        boolean sends = node < size - 1;
        Blocks cut = segments.cut(call, call.count());
        Schedule.Builder steps = Schedule.builder();
        for (int segment = 0; segment < cut.size(); segment++) {
            if (node > 0 && (segment == 0 || !sends)) {
                steps.recv(before, Schedule.OUTPUT, cut.offset(segment), cut.count(segment));
            }
            if (node > 0 && sends) {
                steps.waitAll();
                if (segment + 1 < cut.size()) {
                    steps.recv(before, Schedule.OUTPUT, cut.offset(segment + 1), cut.count(segment + 1));
                }
            }
            if (sends) {
                steps.send(after, Schedule.OUTPUT, cut.offset(segment), cut.count(segment));
            }
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        int number = segments.number(call, call.count());
        double segment = call.bytes(call.count()) / number;
        return call.size() == 1
                ? 0
                : (call.size() - 1) * model.message(segment) + (number - 1) * model.next(segment, 0);
    }
}
