package org.pjrun.collectives;

/**
 * Allgather by neighbour exchange.
 *
 * <p>Idea: ranks pair up with one neighbour and then with the other in turn, and pass on the two blocks that they got last;
 * all messages stay between neighbours, and half as many as on a ring are needed.
 * <br>Steps: n/2 rounds. Bytes per rank: (n-1) blocks sent and received, straight into their place.
 * <br>When: medium and long blocks, an even number of ranks.
 * <br>Reference: Chen, Zhang, Zhang, Yuan, "Performance evaluation of allgather algorithms on terascale Linux cluster with
 * Fast Ethernet", HPC Asia 2005.
 */
public final class NeighbourExchangeAllgather implements Algorithm {
    /** Makes it; it has no parameters. */
    public NeighbourExchangeAllgather() {}

    @Override
    public String name() {
        return "neighbour-exchange";
    }

    @Override
    public Collective collective() {
        return Collective.ALLGATHER;
    }

    @Override
    public boolean supports(Call call) {
        return call.size() % 2 == 0;
    }

    @Override
    public Schedule schedule(Call call) {
        int size = call.size();
        int rank = call.rank();
        long count = call.count();
        Schedule.Builder steps = Schedule.builder();
        int direction = rank % 2 == 0 ? 1 : -1;
        int partner = rank + direction;
        steps.recv(partner, Schedule.OUTPUT, partner * count, count);
        OwnBlock.of(call).sendAndKeep(steps, partner);
        steps.waitAll();
        // Pairs of blocks by their first block. Each side's pairs come from further away by two every other round.
        int last = Math.min(rank, partner);
        for (int round = 1; round < size / 2; round++) {
            int side = round % 2 == 0 ? direction : -direction;
            int peer = Ranks.around(rank, side, size);
            int pair = Ranks.around(Math.min(rank, partner), 2L * side * ((round + 1) / 2), size);
            steps.recv(peer, Schedule.OUTPUT, pair * count, 2 * count)
                    .send(peer, Schedule.OUTPUT, last * count, 2 * count)
                    .waitAll();
            last = pair;
        }
        return steps.build();
    }

    @Override
    public double cost(Call call, CostModel model) {
        int size = call.size();
        double bytes = call.bytes(call.count());
        return model.rounds(size / 2.0, (size - 1) * bytes) + model.beside(bytes, bytes);
    }
}
