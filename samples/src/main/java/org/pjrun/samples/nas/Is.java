package org.pjrun.samples.nas;

import java.util.Arrays;
import java.util.List;
import org.pjrun.Comm;
import org.pjrun.Op;

/**
 * NAS IS: finds the rank of each of many integer keys, ten times, by counting.
 *
 * <p>Teaches: an alltoallv, by which everything goes to the rank that it belongs to. Keys are put into buckets by their upper
 * bits; an allreduce tells how full each bucket is on all ranks together, so all know which rank shall have which
 * buckets; an alltoall tells how many keys come from whom; the alltoallv brings them. At the end an exscan finds
 * the largest key of all ranks before, which shows that the order is right across ranks, too.
 *
 * <pre>
 *   pjrun -np 2 nas.Is A
 * </pre>
 */
final class Is {
    private static final int ITERATIONS = 10;
    private static final int MOST_RANKS = 128;

    /**
     * The size of a problem, and keys whose ranks NPB publishes.
     *
     * @param keysLog logarithm to base two of the number of keys
     * @param largestLog of the number above the largest key
     * @param bucketsLog of the number of buckets
     * @param at where the keys are that are looked at
     * @param ranks which ranks they would have in an iteration 0
     * @param rising of how many, the first, the ranks rise by one in each iteration; those of the others fall
     */
    private record Problem(int keysLog, int largestLog, int bucketsLog, int[] at, int[] ranks, int rising) {
        static Problem of(ProblemClass problem) {
            return switch (problem) {
                case S -> {
                    int[] at = {48427, 17148, 23627, 62548, 4431};
                    yield new Problem(16, 11, 9, at, new int[] {0, 18, 346, 64917, 65463}, 3);
                }
                case W -> {
                    int[] at = {357773, 934767, 875723, 898999, 404505};
                    yield new Problem(20, 16, 10, at, new int[] {1247, 11696, 1039987, 1043896, 1048018}, 2);
                }
                case A -> {
                    int[] at = {2112377, 662041, 5336171, 3642833, 4250760};
                    yield new Problem(23, 19, 10, at, new int[] {103, 17522, 123927, 8288933, 8388265}, 3);
                }
            };
        }
    }

    private final Comm comm;
    private final Problem problem;
    private final int shift;
    private final int buckets;
    private final int[] keys;
    private final int[] byBucket;
    private int[] received = new int[0];
    private int receivedCount;
    private int least;
    private final int[] below; // how many of our keys are no larger than least + index
    private int right;

    private Is(Comm comm, Problem problem) {
        this.comm = comm;
        this.problem = problem;
        shift = problem.largestLog - problem.bucketsLog;
        buckets = 1 << problem.bucketsLog;
        keys = new int[(1 << problem.keysLog) / comm.size()];
        byBucket = new int[keys.length];
        below = new int[1 << problem.largestLog];
        Randoms randoms = new Randoms(Randoms.SEED, 4L * keys.length * comm.rank());
        int quarter = (1 << problem.largestLog) / 4;
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (int) (quarter * (randoms.next() + randoms.next() + randoms.next() + randoms.next()));
        }
    }

    static void main(String[] args) {
        Kernel.main(Is::run, args);
    }

    /** Runs it; on a power of two of ranks. */
    static Outcome run(Comm comm, ProblemClass problem) {
        Kernel.needPowerOfTwo("IS", comm.size(), MOST_RANKS);
        Is sort = new Is(comm, Problem.of(problem));
        for (int warmUp = 0; warmUp < ITERATIONS; warmUp++) {
            sort.rank(1);
        }
        sort.right = 0;
        double seconds = Kernel.seconds(comm, () -> {
            for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
                sort.rank(iteration);
            }
        });
        int right = comm.allreduce(sort.right, Op.SUM);
        int ordered = comm.allreduce(sort.isOrdered() ? 1 : 0, Op.SUM);
        int tests = sort.problem.at.length * ITERATIONS;
        return new Outcome(
                "IS",
                problem,
                "2^" + sort.problem.keysLog + " keys below 2^" + sort.problem.largestLog + ", " + ITERATIONS
                        + " iterations",
                comm.size(),
                seconds,
                (double) ITERATIONS * (1 << sort.problem.keysLog),
                List.of(
                        new Check("ranks right", right, tests, 0),
                        new Check("parts ordered", ordered, comm.size(), 0)));
    }

    /** Finds the ranks of all keys, of which two are changed before. */
    private void rank(int iteration) {
        if (comm.rank() == 0) {
            keys[iteration] = iteration;
            keys[iteration + ITERATIONS] = (1 << problem.largestLog) - iteration;
        }
        int[] counts = new int[buckets + problem.at.length];
        intoBuckets(counts);
        noteTested(counts);
        int[] totals = new int[counts.length];
        comm.allreduce(counts, totals, Op.SUM);
        int[] firstBucket = dealOut(totals);
        exchange(counts, firstBucket);
        least = firstBucket[comm.rank()] << shift;
        count((firstBucket[comm.rank() + 1] << shift) - least);
        int lesser = 0;
        for (int bucket = 0; bucket < firstBucket[comm.rank()]; bucket++) {
            lesser += totals[bucket];
        }
        test(iteration, totals, firstBucket, lesser);
    }

    private void intoBuckets(int[] counts) {
        for (int key : keys) {
            counts[key >> shift]++;
        }
        int[] next = new int[buckets];
        for (int bucket = 1; bucket < buckets; bucket++) {
            next[bucket] = next[bucket - 1] + counts[bucket - 1];
        }
        for (int key : keys) {
            byBucket[next[key >> shift]++] = key;
        }
    }

    /** The keys that are tested become known to all beside the counts: the rank that has one adds it to others' zeros. */
    private void noteTested(int[] counts) {
        for (int t = 0; t < problem.at.length; t++) {
            if (problem.at[t] / keys.length == comm.rank()) {
                counts[buckets + t] = keys[problem.at[t] % keys.length];
            }
        }
    }

    /** The first bucket of each rank, and behind them the number of buckets: each rank gets about as many keys. */
    private int[] dealOut(int[] totals) {
        int[] first = new int[comm.size() + 1];
        Arrays.fill(first, buckets);
        first[0] = 0;
        int rank = 1;
        long sum = 0;
        for (int bucket = 0; bucket < buckets && rank < comm.size(); bucket++) {
            sum += totals[bucket];
            while (rank < comm.size() && sum >= (long) rank * keys.length) {
                first[rank++] = bucket + 1;
            }
        }
        return first;
    }

    /** Brings all keys to the ranks that have their buckets. */
    private void exchange(int[] counts, int[] firstBucket) {
        long[] sendCounts = new long[comm.size()];
        for (int rank = 0; rank < comm.size(); rank++) {
            for (int bucket = firstBucket[rank]; bucket < firstBucket[rank + 1]; bucket++) {
                sendCounts[rank] += counts[bucket];
            }
        }
        long[] recvCounts = new long[comm.size()];
        comm.alltoall(sendCounts, recvCounts);
        receivedCount = (int) Arrays.stream(recvCounts).sum();
        if (received.length < receivedCount) {
            received = new int[receivedCount + receivedCount / 8];
        }
        comm.alltoallv(byBucket, sendCounts, received, recvCounts);
    }

    /** Counts each key of a range of so many, then adds up. */
    private void count(int range) {
        Arrays.fill(below, 0, range, 0);
        for (int i = 0; i < receivedCount; i++) {
            below[received[i] - least]++;
        }
        for (int i = 1; i < range; i++) {
            below[i] += below[i - 1];
        }
    }

    /** Compares ranks with those published; {@code lesser} keys are on ranks before this one. */
    private void test(int iteration, int[] totals, int[] firstBucket, int lesser) {
        for (int t = 0; t < problem.at.length; t++) {
            int key = totals[buckets + t];
            int bucket = key >> shift;
            if (bucket >= firstBucket[comm.rank()] && bucket < firstBucket[comm.rank() + 1]) {
                int found = lesser + (key == least ? 0 : below[key - least - 1]);
                if (found == problem.ranks[t] + (t < problem.rising ? iteration : -iteration)) {
                    right++;
                }
            }
        }
    }

    /** Whether the keys are in order when each is put where its rank says, also across ranks. */
    private boolean isOrdered() {
        int[] sorted = new int[receivedCount];
        for (int i = 0; i < receivedCount; i++) {
            sorted[--below[received[i] - least]] = received[i];
        }
        int largestBefore = comm.exscan(receivedCount == 0 ? 0 : sorted[receivedCount - 1], Op.MAX);
        boolean ordered = receivedCount == 0 || largestBefore <= sorted[0];
        for (int i = 1; i < receivedCount; i++) {
            ordered &= sorted[i - 1] <= sorted[i];
        }
        return ordered;
    }
}
