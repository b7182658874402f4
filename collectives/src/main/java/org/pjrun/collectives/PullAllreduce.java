package org.pjrun.collectives;

/**
 * Allreduce right out of other ranks' memory.
 *
 * <p>Idea: the data is cut in a block for each rank. Everybody says where its data lies; rank r has the kernel copy the r-th
 * block of all others, piece by piece, and combines them in the order of ranks; then all say where their results lie, and copy
 * those of all others. In the end it is made sure that all lay there all the time.
 * <br>Steps: four ticks, two for data. Bytes per rank: copies 2 S and combines S, in place copies S more.
 * <br>When: on one host, long data.
 * <br>Reference: Chakraborty, Subramoni, Panda, "Contention-aware kernel-assisted MPI collectives for multi-/many-core systems",
 * CLUSTER 2017.
 */
public final class PullAllreduce implements Algorithm {
    private static final Algorithm INSTEAD = new SlicedBoardAllreduce();

    /** Pieces that are combined while they are in the cache. */
    private static final long PIECE_BYTES = 128 * 1024;

    /** Makes it; it has no parameters. */
    public PullAllreduce() {}

    @Override
    public String name() {
        return "pull";
    }

    @Override
    public Collective collective() {
        return Collective.ALLREDUCE;
    }

    @Override
    public boolean supports(Call call) {
        return call.count() > 0 && INSTEAD.supports(call);
    }

    @Override
    public Schedule schedule(Call call) {
        int rank = call.rank();
        Blocks blocks = Blocks.cut(call.count(), call.size());
        Kept kept = Kept.of(call, call.count());
        Schedule.Builder steps = kept.begin().offer(kept.buffer(), 0, call.count());
        for (int distance = 1; distance < call.size(); distance++) {
            steps.await(Ranks.around(rank, distance, call.size()));
        }
        long piece = Math.max(1, PIECE_BYTES / call.elementBytes());
        for (long done = 0; done < blocks.count(rank); done += piece) {
            combine(call, steps, kept, blocks.offset(rank) + done, Math.min(piece, blocks.count(rank) - done));
        }
        steps.release().offer(Schedule.OUTPUT, blocks.offset(rank), blocks.count(rank));
        for (int distance = 1; distance < call.size(); distance++) {
            int peer = Ranks.around(rank, distance, call.size());
            steps.await(peer).pull(peer, 0, Schedule.OUTPUT, blocks.offset(peer), blocks.count(peer));
        }
        return Board.vouched(call, steps.release(), kept.instead(INSTEAD.schedule(call)));
    }

    /** Combines a piece of all ranks. */
    private static void combine(Call call, Schedule.Builder steps, Kept kept, long offset, long count) {
        long room = call.inPlace() ? call.count() : 0;
        for (int from = 0; from < call.size(); from++) {
            boolean own = from == call.rank();
            if (own && from == 0 && !call.inPlace()) {
                steps.copy(Schedule.OUTPUT, offset, Schedule.INPUT, offset, count);
            } else if (own && from > 0) {
                steps.reduce(Schedule.OUTPUT, offset, kept.buffer(), offset, count);
            } else if (!own && from == 0) {
                steps.pull(from, offset, Schedule.OUTPUT, offset, count);
            } else if (!own) {
                steps.pull(from, offset, Schedule.SCRATCH, room, count)
                        .reduce(Schedule.OUTPUT, offset, Schedule.SCRATCH, room, count);
            }
        }
    }

    @Override
    public double cost(Call call, CostModel model) {
        double block = call.bytes(call.count()) / call.size();
        double others = block * (call.size() - 1);
        double pulls = (call.size() - 1) * (Math.ceil(block / PIECE_BYTES) + 1);
        double combining = model.onHost().reduce(block + others);
        return Board.pullCost(call, model, 4, pulls, 2 * others) + combining;
    }

    @Override
    public double excess(Call call) {
        return call.count() < call.size() ? 2 : 1;
    }
}
