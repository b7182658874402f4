package org.pjrun.collectives;

/**
 * The running value of a reduction, combined in rank order and without a copy where one can be saved.
 *
 * <p>The value starts in a buffer that must not be written (the input) or at home (in place). While it is not at home,
 * the first partial result to arrive is received at home and the value is combined into it: no copy, no scratch. From then
 * on the value is at home and partial results arrive in scratch.
 */
final class Accumulator {
    private final Schedule.Builder steps;
    private final int home;
    private final long homeOffset;
    private final long spare;
    private int held;
    private long heldOffset;

    /**
     * Begins with this rank's own data.
     *
     * @param held buffer that holds the data
     * @param heldOffset where the data begins in its buffer
     * @param home buffer where the result shall stand
     * @param homeOffset where the home begins in its buffer
     * @param spare start of the scratch space for what arrives
     */
    Accumulator(Schedule.Builder steps, int held, long heldOffset, int home, long homeOffset, long spare) {
        this.steps = steps;
        this.held = held;
        this.heldOffset = heldOffset;
        this.home = home;
        this.homeOffset = homeOffset;
        this.spare = spare;
    }

    /** Begins with the data of a call whose result goes to its output on this rank. */
    static Accumulator inOutput(Schedule.Builder steps, Call call) {
        return new Accumulator(steps, call.inPlace() ? Schedule.OUTPUT : Schedule.INPUT, 0, Schedule.OUTPUT, 0, 0);
    }

    /** Posts a send of part of the value. */
    void send(int peer, long offset, long count) {
        steps.send(peer, held, heldOffset + offset, count);
    }

    /** Receives a partial result of ranks below or above all that the value stands for, and combines it. */
    void receive(int peer, boolean peerBelow, long offset, long count) {
        post(peer, offset, count);
        combine(peerBelow, offset, count);
    }

    /** Sends part of the value and combines what arrives into another part, or the same. */
    void exchange(int peer, boolean peerBelow, long sendOffset, long sendCount, long offset, long count) {
        post(peer, offset, count);
        send(peer, sendOffset, sendCount);
        combine(peerBelow, offset, count);
    }

    /** Sends the whole value to a rank above and combines what arrives from one below. */
    void shift(int above, int below, long count) {
        post(below, 0, count);
        send(above, 0, count);
        combine(true, 0, count);
    }

    /** Sends the value to a peer that will send the result, all that is left to do; ends the schedule. */
    Schedule sendAndReceiveResult(int peer, long count) {
        send(peer, 0, count);
        if (held == home) {
            steps.waitAll();
        }
        return steps.recv(peer, home, homeOffset, count).build();
    }

    /** Brings the value home if nothing was ever combined with it. */
    void settle(long count) {
        if (held != home) {
            steps.copy(home, homeOffset, held, heldOffset, count);
            held = home;
            heldOffset = homeOffset;
        }
    }

    /** Copies part of the value to where it is wanted, unless it is there. */
    void copyTo(int buffer, long bufferOffset, long offset, long count) {
        if (held != buffer || heldOffset + offset != bufferOffset) {
            steps.copy(buffer, bufferOffset, held, heldOffset + offset, count);
        }
    }

    private void post(int peer, long offset, long count) {
        if (held == home) {
            steps.recv(peer, Schedule.SCRATCH, spare, count);
        } else {
            steps.recv(peer, home, homeOffset + offset, count);
        }
    }

    private void combine(boolean peerBelow, long offset, long count) {
        steps.waitAll();
        long target = homeOffset + offset;
        if (held != home) {
            // What arrived is at home, and this rank's own data is the source: the order of the operands turns round.
            if (peerBelow) {
                steps.reduce(home, target, held, heldOffset + offset, count);
            } else {
                steps.reduceReversed(home, target, held, heldOffset + offset, count);
            }
            held = home;
            heldOffset = homeOffset;
        } else if (peerBelow) {
            steps.reduceReversed(home, target, Schedule.SCRATCH, spare, count);
        } else {
            steps.reduce(home, target, Schedule.SCRATCH, spare, count);
        }
    }
}
