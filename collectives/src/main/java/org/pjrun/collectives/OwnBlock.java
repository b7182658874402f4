package org.pjrun.collectives;

/** This rank's own block at the start of an allgather: in the input, or, in place, where it shall be in the output. */
record OwnBlock(int buffer, long offset, long target, long count) {
    static OwnBlock of(Call call) {
        long target = call.receiveBlocks().offset(call.rank());
        long count = call.receiveBlocks().count(call.rank());
        return call.inPlace()
                ? new OwnBlock(Schedule.OUTPUT, target, target, count)
                : new OwnBlock(Schedule.INPUT, 0, target, count);
    }

    /** Sends the block from where it is, and puts it in its place while that is under way. */
    void sendAndKeep(Schedule.Builder steps, int peer) {
        steps.send(peer, buffer, offset, count);
        keep(steps);
    }

    /** Puts the block in its place. */
    void keep(Schedule.Builder steps) {
        if (buffer != Schedule.OUTPUT) {
            steps.copy(Schedule.OUTPUT, target, buffer, offset, count);
        }
    }
}
