package org.pjrun.collectives;

/** Where an alltoall's outgoing blocks stand: in the input, or, in place, in a copy of the output. */
record Source(int buffer, Blocks blocks) {
    /** Copies the output to the start of scratch if the call is in place, since blocks arrive where others leave. */
    static Source of(Call call, Schedule.Builder steps) {
        if (!call.inPlace()) {
            return new Source(Schedule.INPUT, call.sendBlocks());
        }
        Blocks blocks = call.receiveBlocks();
        if (blocks instanceof Blocks.Listed) {
            // Gaps between the blocks are not this call's to read.
            Blocks packed = blocks.packed();
            for (int block = 0; block < blocks.size(); block++) {
                if (block != call.rank()) {
                    steps.copy(
                            Schedule.SCRATCH,
                            packed.offset(block),
                            Schedule.OUTPUT,
                            blocks.offset(block),
                            blocks.count(block));
                }
            }
            return new Source(Schedule.SCRATCH, packed);
        }
        steps.copy(Schedule.SCRATCH, 0, Schedule.OUTPUT, 0, blocks.total());
        return new Source(Schedule.SCRATCH, blocks);
    }

    /** Copies this rank's own block, which in place is where it shall be. */
    void keepOwn(Call call, Schedule.Builder steps) {
        if (!call.inPlace()) {
            int rank = call.rank();
            long target = call.receiveBlocks().offset(rank);
            steps.copy(Schedule.OUTPUT, target, buffer, blocks.offset(rank), blocks.count(rank));
        }
    }

    /** Posts the exchange with two peers; alltoallv's empty blocks, which both sides know of, are left out. */
    void exchange(Call call, Schedule.Builder steps, int from, int to) {
        boolean keepEmpty = call.collective() == Collective.ALLTOALL;
        Blocks received = call.receiveBlocks();
        if (keepEmpty || received.count(from) > 0) {
            steps.recv(from, Schedule.OUTPUT, received.offset(from), received.count(from));
        }
        if (keepEmpty || blocks.count(to) > 0) {
            steps.send(to, buffer, blocks.offset(to), blocks.count(to));
        }
    }
}
