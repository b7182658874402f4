package org.pjrun.collectives;

/**
 * Alltoall by Bruck's index algorithm.
 *
 * <p>Idea: a block for the rank i above travels in hops of the powers of two that i is made of. In round k each rank sends
 * all blocks that it holds whose distance has bit k, packed in one message, to the rank 2^k above. Before, blocks are ordered
 * by distance; after, each is put in its place.
 * <br>Steps: ceil(log2 n) rounds. Bytes per rank: about n/2 blocks per round, each copied twice besides.
 * <br>When: short blocks, where n-1 latencies would cost more than moving blocks several times.
 * <br>Reference: Bruck, Ho, Kipnis, Upfal, Weathersby, "Efficient algorithms for all-to-all communications in multiport
 * message-passing systems", IEEE Trans. Parallel and Distributed Systems 8(11), 1997.
 */
public final class BruckAlltoall implements Algorithm {
    /** Makes it; it has no parameters. */
    public BruckAlltoall() {}

    @Override
    public String name() {
        return "bruck";
    }

    @Override
    public Collective collective() {
        return Collective.ALLTOALL;
    }

    @Override
    public boolean supports(Call call) {
        return true;
    }

    @Override
    public Schedule schedule(Call call) {
        int size = call.size();
        int rank = call.rank();
        long count = call.count();
        Schedule.Builder steps = Schedule.builder();
        int source = call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT;
        steps.copy(Schedule.SCRATCH, 0, source, rank * count, (size - rank) * count);
        steps.copy(Schedule.SCRATCH, (size - rank) * count, source, 0, rank * count);
        long packed = size * count;
        for (int distance = 1; distance < size; distance *= 2) {
            long length = moving(size, distance) * count;
            pack(steps, size, distance, count, packed);
            steps.recv(Ranks.around(rank, -distance, size), Schedule.SCRATCH, packed + length, length)
                    .send(Ranks.around(rank, distance, size), Schedule.SCRATCH, packed, length)
                    .waitAll();
            unpack(steps, size, distance, count, packed + length);
        }
        for (int block = 0; block < size; block++) {
            long target = Ranks.around(rank, -block, size) * count;
            steps.copy(Schedule.OUTPUT, target, Schedule.SCRATCH, block * count, count);
        }
        return steps.build();
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.ROTATION;
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        double bytes = call.bytes(call.count());
        double cost = 2 * model.reduce(size * bytes);
        for (int distance = 1; distance < size; distance *= 2) {
            double length = moving(size, distance) * bytes;
            cost += model.exchange(1, length) + 2 * model.reduce(length);
        }
        return cost;
    }

    /** The number of blocks whose distance has the bit. */
    private static long moving(int size, int bit) {
        return size / (2L * bit) * bit + Math.max(0, size % (2L * bit) - bit);
    }

    private static void pack(Schedule.Builder steps, int size, int bit, long count, long packed) {
        long start = packed;
        for (long first = bit; first < size; first += 2L * bit) {
            long run = Math.min(bit, size - first) * count;
            steps.copy(Schedule.SCRATCH, start, Schedule.SCRATCH, first * count, run);
            start += run;
        }
    }

    private static void unpack(Schedule.Builder steps, int size, int bit, long count, long packed) {
        long start = packed;
        for (long first = bit; first < size; first += 2L * bit) {
            long run = Math.min(bit, size - first) * count;
            steps.copy(Schedule.SCRATCH, first * count, Schedule.SCRATCH, start, run);
            start += run;
        }
    }
}
