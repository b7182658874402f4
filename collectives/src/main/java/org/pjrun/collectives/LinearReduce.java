package org.pjrun.collectives;

/**
 * Reduction in one fixed order: ((rank 0 with rank 1) with rank 2) and so on, wherever it is done.
 *
 * <p>Idea: who needs a result receives everybody's data and combines them one after the other; for allreduce that is rank 0,
 * which broadcasts the result down a binomial tree.
 * <br>Steps: n-1 messages to whoever combines. Bytes: the root receives S (n-1); in reduce-scatter each rank its own block
 * n-1 times.
 * <br>When: only if results must not depend on how they are computed, since the order of combining is the same for every
 * length and every root, and ranks that add neutral elements change nothing.
 * <br>Reference: MPI 4.1 §6.9.1, advice to implementors: the order of evaluation should follow the order of ranks.
 */
public final class LinearReduce implements Algorithm {
    private final Collective collective;

    /**
     * Makes it.
     *
     * @param collective reduce, allreduce or one of the two kinds of reduce-scatter
     */
    public LinearReduce(Collective collective) {
        this.collective = Check.oneOf(
                "linear reduce",
                collective,
                Collective.REDUCE,
                Collective.ALLREDUCE,
                Collective.REDUCE_SCATTER,
                Collective.REDUCE_SCATTER_BLOCK);
    }

    @Override
    public String name() {
        return "linear";
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
        Schedule.Builder steps = Schedule.builder();
        int own = call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT;
        if (scatters()) {
            scatter(call, steps, own);
        } else if (call.rank() == combines(call)) {
            gather(call, steps, own);
        } else {
            steps.send(combines(call), own, 0, call.count());
        }
        if (collective == Collective.ALLREDUCE) {
            if (call.inPlace()) {
                steps.waitAll(); // the result comes to where the data leave from
            }
            tell(call, steps);
        }
        return steps.build();
    }

    private boolean scatters() {
        return collective == Collective.REDUCE_SCATTER || collective == Collective.REDUCE_SCATTER_BLOCK;
    }

    private int combines(Call call) {
        return collective == Collective.REDUCE ? call.root() : 0;
    }

    /** Combines what comes in scratch memory, where two messages can arrive beside it. */
    private static void gather(Call call, Schedule.Builder steps, int own) {
        long count = call.count();
        receive(call, steps, 0, 0);
        for (int rank = 0; rank < call.size(); rank++) {
            if (rank > 0) {
                steps.waitAll(); // also for rank 0, whose data come to where the sum grows
            }
            receive(call, steps, rank + 1, slot(rank + 1, count));
            combine(call, steps, rank, own, 0, slot(rank, count), count);
        }
        steps.copy(Schedule.OUTPUT, 0, Schedule.SCRATCH, 0, count);
    }

    private static void receive(Call call, Schedule.Builder steps, int from, long slot) {
        if (from < call.size() && from != call.rank()) {
            steps.recv(from, Schedule.SCRATCH, slot, call.count());
        }
    }

    private static long slot(int rank, long count) {
        return rank == 0 ? 0 : count * (1 + rank % 2);
    }

    /** All blocks are under way at once, since nobody can know who is served first. */
    private static void scatter(Call call, Schedule.Builder steps, int own) {
        Blocks blocks = call.receiveBlocks();
        int rank = call.rank();
        int size = call.size();
        long count = blocks.count(rank);
        for (int distance = 1; distance < size; distance++) {
            int from = Ranks.around(rank, -distance, size);
            int to = Ranks.around(rank, distance, size);
            steps.recv(from, Schedule.SCRATCH, from * count, count);
            steps.send(to, own, blocks.offset(to), blocks.count(to));
        }
        steps.waitAll();
        for (int from = 0; from < size; from++) {
            combine(call, steps, from, own, blocks.offset(rank), from * count, count);
        }
        steps.copy(Schedule.OUTPUT, 0, Schedule.SCRATCH, 0, count);
    }

    private static void combine(
            Call call, Schedule.Builder steps, int from, int own, long ownOffset, long slot, long count) {
        boolean mine = from == call.rank();
        if (from > 0) {
            steps.reduce(Schedule.SCRATCH, 0, mine ? own : Schedule.SCRATCH, mine ? ownOffset : slot, count);
        } else if (mine) {
            steps.copy(Schedule.SCRATCH, 0, own, ownOffset, count);
        }
    }

    /** When all have arrived, and all but one are combined: all send at once, and the next arrives meanwhile. */
    private double arrival(Call call, CostModel model, double bytes) {
        int size = call.size();
        double combining = model.reduce(bytes);
        double first = model.message(bytes) + (combines(call) == 0 ? model.beside(bytes, bytes) : 0);
        if (size > 2 && combines(call) == size - 1) {
            // Its own data come last, so one more is to be combined when all are there, and one less before.
            return first + model.next(bytes, 0) + (size - 3) * model.next(bytes, combining) + combining;
        }
        return first + (size - 2) * model.next(bytes, combining);
    }

    @Override
    public double excess(Call call) {
        return collective == Collective.ALLREDUCE && !Ranks.isPowerOfTwo(call.size()) ? 1.35 : 1;
    }

    private static void tell(Call call, Schedule.Builder steps) {
        int rank = call.rank();
        int size = call.size();
        if (rank != 0) {
            steps.recv(BinomialTree.parent(rank), Schedule.OUTPUT, 0, call.count())
                    .waitAll();
        }
        for (int distance = BinomialTree.reach(rank, size) / 2; distance > 0; distance /= 2) {
            if (rank + distance < size) {
                steps.send(rank + distance, Schedule.OUTPUT, 0, call.count());
            }
        }
    }

    @Override
    public Symmetry symmetry(Call call) {
        return Symmetry.rotation(collective == Collective.REDUCE_SCATTER_BLOCK);
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        if (size == 1) {
            return 0;
        }
        double bytes = call.bytes(scatters() ? Ranks.largest(call.receiveBlocks()) : call.count());
        double combining = model.reduce(bytes);
        if (scatters()) {
            return model.exchange(size - 1, bytes) + (size + 1) * combining;
        }
        double told = collective == Collective.ALLREDUCE ? Ranks.rounds(size) * model.exchange(1, bytes) : 0;
        return arrival(call, model, bytes) + 2 * combining + told;
    }
}
