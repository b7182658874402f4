package org.pjrun.collectives;

/**
 * Allgather by Bruck's concatenation.
 *
 * <p>Idea: each rank r collects blocks in the order r, r+1, r+2 ... in scratch; in round k it sends the first 2^k of them (in
 * the last round only as many as are missing) to the rank 2^k below and appends what comes from the rank 2^k above. In the
 * end the blocks are put in their places. Where the last round sends nothing that came in the round before, the two overlap.
 * <br>Steps: ceil(log2 n) rounds, then copies. Bytes per rank: (n-1) blocks sent and received, n blocks copied.
 * <br>When: short blocks, where n is no power of two.
 * <br>Reference: Bruck, Ho, Kipnis, Upfal, Weathersby, "Efficient algorithms for all-to-all communications in multiport
 * message-passing systems", IEEE Trans. Parallel and Distributed Systems 8(11), 1997.
 */
public final class BruckAllgather implements Algorithm {
    private final Collective collective;

    /**
     * Makes it for allgather or allgatherv.
     *
     * @param collective one of the two
     */
    public BruckAllgather(Collective collective) {
        this.collective = Check.oneOf("bruck allgather", collective, Collective.ALLGATHER, Collective.ALLGATHERV);
    }

    @Override
    public String name() {
        return "bruck";
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
        int size = call.size();
        int rank = call.rank();
        Blocks blocks = call.receiveBlocks();
        Schedule.Builder steps = Schedule.builder();
        int source = call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT;
        steps.copy(Schedule.SCRATCH, 0, source, call.inPlace() ? blocks.offset(rank) : 0, blocks.count(rank));
        long filled = blocks.count(rank);
        for (int distance = 1; distance < size; distance *= 2) {
            int number = Math.min(distance, size - distance);
            if (number > distance / 2) {
                steps.waitAll();
            }
            int above = Ranks.around(rank, distance, size);
            long arriving = length(blocks, above, number);
            steps.recv(above, Schedule.SCRATCH, filled, arriving)
                    .send(Ranks.around(rank, -distance, size), Schedule.SCRATCH, 0, length(blocks, rank, number));
            filled += arriving;
        }
        steps.waitAll();
        distribute(steps, call);
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.rotation(!collective.irregular());
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        double total = call.bytes(call.receiveBlocks().total());
        double copied = total + total / size;
        return model.rounds(Ranks.rounds(size), total * (size - 1) / size) + model.reduce(copied);
    }

    @Override
    public double excess(Call call) {
        return Ranks.isPowerOfTwo(call.size()) ? 1 : 1.35;
    }

    private static long length(Blocks blocks, int first, int number) {
        long length = 0;
        for (int i = 0; i < number; i++) {
            length += blocks.count(Ranks.around(first, i, blocks.size()));
        }
        return length;
    }

    private static void distribute(Schedule.Builder steps, Call call) {
        Blocks blocks = call.receiveBlocks();
        long start = 0;
        for (int i = 0; i < call.size(); ) {
            // Blocks that follow each other in the output as they do in scratch are one copy.
            int first = Ranks.around(call.rank(), i, call.size());
            long offset = blocks.offset(first);
            long count = 0;
            int block = first;
            do {
                count += blocks.count(block);
                block++;
                i++;
            } while (i < call.size() && block < call.size() && blocks.offset(block) == offset + count);
            steps.copy(Schedule.OUTPUT, offset, Schedule.SCRATCH, start, count);
            start += count;
        }
    }
}
