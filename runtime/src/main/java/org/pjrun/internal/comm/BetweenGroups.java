package org.pjrun.internal.comm;

import org.pjrun.collectives.Schedule;

/**
 * Schedules of collectives between two groups, whose ranks are counted through.
 *
 * <p>A group reduces to its first rank and spreads from there along a binomial tree; in between the two first ranks, or a first
 * rank and the root, exchange what there is. Blocks of their own go straight from rank to rank.
 *
 * @param me rank in the local group
 * @param local size of the local group
 * @param base number of its first rank
 * @param remote size of the other group
 * @param remoteBase number of its first rank
 */
record BetweenGroups(int me, int local, int base, int remote, int remoteBase) {
    /** A root sends to the first of the other group. */
    Schedule bcastFrom(long count) {
        return Schedule.builder().send(remoteBase, Schedule.OUTPUT, 0, count).build();
    }

    Schedule bcast(int root, long count) {
        Schedule.Builder steps = Schedule.builder();
        if (me == 0) {
            steps.recv(remoteBase + root, Schedule.OUTPUT, 0, count).waitAll();
        }
        spread(steps, count);
        return steps.build();
    }

    /** What stands in the output of the first rank reaches that of the others. */
    private void spread(Schedule.Builder steps, long count) {
        int mask = Integer.highestOneBit(Math.max(1, local - 1));
        if (me > 0) {
            mask = Integer.lowestOneBit(me);
            steps.recv(base + me - mask, Schedule.OUTPUT, 0, count).waitAll();
            mask >>= 1;
        }
        for (; mask > 0; mask >>= 1) {
            if (me + mask < local) {
                steps.send(base + me + mask, Schedule.OUTPUT, 0, count);
            }
        }
    }

    /**
     * Combines the inputs of the group in the order of ranks in the scratch memory of its first rank, which uses twice as
     * much.
     */
    private void combine(Schedule.Builder steps, long count) {
        steps.copy(Schedule.SCRATCH, 0, Schedule.INPUT, 0, count);
        for (int mask = 1; mask < local; mask <<= 1) {
            if ((me & mask) != 0) {
                steps.send(base + me - mask, Schedule.SCRATCH, 0, count).waitAll();
                return;
            }
            if (me + mask < local) {
                steps.recv(base + me + mask, Schedule.SCRATCH, count, count).waitAll();
                steps.reduce(Schedule.SCRATCH, 0, Schedule.SCRATCH, count, count);
            }
        }
    }

    /** A root receives from the first of the other group. */
    Schedule reduceTo(long count) {
        return Schedule.builder().recv(remoteBase, Schedule.OUTPUT, 0, count).build();
    }

    Schedule reduce(int root, long count) {
        Schedule.Builder steps = Schedule.builder();
        combine(steps, count);
        if (me == 0) {
            steps.send(remoteBase + root, Schedule.SCRATCH, 0, count);
        }
        return steps.build();
    }

    Schedule allreduce(long count) {
        Schedule.Builder steps = Schedule.builder();
        combine(steps, count);
        if (me == 0) {
            steps.recv(remoteBase, Schedule.OUTPUT, 0, count);
            steps.send(remoteBase, Schedule.SCRATCH, 0, count).waitAll();
        }
        spread(steps, count);
        return steps.build();
    }

    /** The combination of the other group's inputs is dealt out in this one. */
    Schedule reduceScatter(Cuts cuts) {
        Schedule.Builder steps = Schedule.builder();
        long count = cuts.end();
        combine(steps, count);
        if (me == 0) {
            steps.recv(remoteBase, Schedule.SCRATCH, count, count);
            steps.send(remoteBase, Schedule.SCRATCH, 0, count).waitAll();
            for (int i = 1; i < local; i++) {
                steps.send(base + i, Schedule.SCRATCH, count + cuts.offset(i), cuts.count(i));
            }
            steps.copy(Schedule.OUTPUT, 0, Schedule.SCRATCH, count + cuts.offset(0), cuts.count(0));
        } else {
            steps.recv(base, Schedule.OUTPUT, 0, cuts.count(me));
        }
        return steps.build();
    }

    Schedule gather(int root, long count) {
        return Schedule.builder()
                .send(remoteBase + root, Schedule.INPUT, 0, count)
                .build();
    }

    Schedule gatherTo(Cuts cuts) {
        Schedule.Builder steps = Schedule.builder();
        receiveAll(steps, cuts);
        return steps.build();
    }

    Schedule scatter(int root, long count) {
        return Schedule.builder()
                .recv(remoteBase + root, Schedule.OUTPUT, 0, count)
                .build();
    }

    Schedule scatterFrom(Cuts cuts) {
        Schedule.Builder steps = Schedule.builder();
        sendAll(steps, cuts);
        return steps.build();
    }

    /** Each rank sends each of the other group a block, and receives one. */
    Schedule exchange(Cuts sent, Cuts received) {
        Schedule.Builder steps = Schedule.builder();
        receiveAll(steps, received);
        sendAll(steps, sent);
        return steps.build();
    }

    /** From the one behind this rank on, so that not all begin with the same. */
    private void receiveAll(Schedule.Builder steps, Cuts cuts) {
        for (int i = 0; i < remote; i++) {
            int peer = (me + i) % remote;
            steps.recv(remoteBase + peer, Schedule.OUTPUT, cuts.offset(peer), cuts.count(peer));
        }
    }

    private void sendAll(Schedule.Builder steps, Cuts cuts) {
        for (int i = 0; i < remote; i++) {
            int peer = (me + i) % remote;
            steps.send(remoteBase + peer, Schedule.INPUT, cuts.offset(peer), cuts.count(peer));
        }
    }
}
