package org.pjrun.collectives;

/**
 * Where a rank's data stays unchanged while others read it: in the input, or, in place, in a copy at the start of the scratch
 * space.
 */
record Kept(int buffer, long count) {
    static Kept of(Call call, long count) {
        return new Kept(call.inPlace() ? Schedule.SCRATCH : Schedule.INPUT, count);
    }

    private boolean copied() {
        return buffer == Schedule.SCRATCH;
    }

    Schedule.Builder begin() {
        Schedule.Builder steps = Schedule.builder();
        return copied() ? steps.copy(Schedule.SCRATCH, 0, Schedule.OUTPUT, 0, count) : steps;
    }

    /** What another schedule does with the same data, though the output has been overwritten since. */
    Schedule instead(Schedule other) {
        if (!copied()) {
            return other;
        }
        int[] buffers = {Schedule.INPUT, Schedule.OUTPUT, Schedule.SCRATCH};
        return Schedule.builder()
                .copy(Schedule.OUTPUT, 0, Schedule.SCRATCH, 0, count)
                .addAll(other, rank -> rank, buffers, new long[] {0, 0, count})
                .build();
    }
}
