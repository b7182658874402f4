package org.pjrun.collectives.proof;

import java.util.BitSet;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.Step;

/**
 * One rank in the {@link Checker}: its buffers, how far it is in its schedule, and which regions belong to unfinished
 * messages.
 *
 * <p>Regions are guarded from their posting to the next WAIT, whenever the message really moves. So a schedule that passes
 * breaks no rule under any timing, and its result depends on no timing.
 */
final class Player {
    final Call call;
    final Schedule schedule;
    final long[][] buffers;
    private final Oracle oracle;
    private final int[] posted;
    private final BitSet known = new BitSet();
    private final BitSet heard = new BitSet();
    private int postedCount;
    private int next;
    private int unfinished;

    Player(Call call, Schedule schedule, Oracle oracle) {
        this.call = call;
        this.schedule = schedule;
        this.oracle = oracle;
        buffers = new long[][] {
            oracle.garbage(call.rank(), Schedule.INPUT, call.inputExtent()),
            oracle.garbage(call.rank(), Schedule.OUTPUT, call.outputExtent()),
            oracle.garbage(call.rank(), Schedule.SCRATCH, schedule.scratch())
        };
        oracle.fill(call, buffers[Schedule.INPUT], buffers[Schedule.OUTPUT]);
        posted = new int[schedule.steps()];
        known.set(call.rank());
    }

    /** The step that comes next, or the number of steps. */
    int next() {
        return next;
    }

    boolean canGoOn() {
        return next < schedule.steps() && (schedule.op(next) != Step.WAIT || unfinished == 0);
    }

    boolean done() {
        return next == schedule.steps() && unfinished == 0;
    }

    void finished() {
        unfinished--;
    }

    /** Who has entered as far as this rank knows: a message carries that along. Kept for barriers only. */
    BitSet news() {
        return call.collective() == Collective.BARRIER ? (BitSet) known.clone() : known;
    }

    /** Takes in what a message brought; this rank learns of it at its next WAIT. */
    void hear(BitSet news) {
        if (call.collective() == Collective.BARRIER) {
            heard.or(news);
        }
    }

    /** Checks, at the end, that this rank did not leave a barrier before all had entered. */
    void leave() {
        known.or(heard);
        if (call.collective() == Collective.BARRIER && known.cardinality() < call.size()) {
            throw fault(next, "leaves the barrier while rank " + known.nextClearBit(0) + " may not have entered");
        }
    }

    /** Takes the next step as far as it concerns this rank alone; returns its index. */
    int go() {
        int step = next++;
        switch (schedule.op(step)) {
            case Step.SEND -> {
                require(call.rank() != schedule.peer(step), step, "sends to itself");
                guard(step, schedule.buffer(step), schedule.offset(step), false);
                post(step);
            }
            case Step.RECV -> {
                guard(step, schedule.buffer(step), schedule.offset(step), true);
                post(step);
            }
            case Step.WAIT -> {
                postedCount = 0;
                known.or(heard);
            }
            case Step.COPY, Step.REDUCE, Step.REDUCE_REVERSED -> {
                guard(step, schedule.buffer(step), schedule.offset(step), true);
                guard(step, schedule.sourceBuffer(step), schedule.sourceOffset(step), false);
                combine(step);
            }
            default -> throw fault(step, "is not played by this checker");
        }
        return step;
    }

    private void post(int step) {
        int peer = schedule.peer(step);
        require(peer >= 0 && peer < call.size(), step, "peer out of range");
        posted[postedCount++] = step;
        unfinished++;
    }

    private void combine(int step) {
        int count = (int) schedule.count(step);
        int target = (int) schedule.offset(step);
        int source = (int) schedule.sourceOffset(step);
        boolean apart = schedule.buffer(step) != schedule.sourceBuffer(step)
                || target + count <= source
                || source + count <= target;
        require(apart, step, "source and target overlap");
        long[] to = buffers[schedule.buffer(step)];
        long[] from = buffers[schedule.sourceBuffer(step)];
        switch (schedule.op(step)) {
            case Step.COPY -> System.arraycopy(from, source, to, target, count);
            case Step.REDUCE -> {
                for (int i = 0; i < count; i++) {
                    to[target + i] = oracle.combine(to[target + i], from[source + i]);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    to[target + i] = oracle.combine(from[source + i], to[target + i]);
                }
            }
        }
    }

    /** Checks that a region is within its buffer and that no unfinished message forbids to read or write it. */
    private void guard(int step, int buffer, long offset, boolean write) {
        long end = offset + schedule.count(step);
        require(offset >= 0 && end <= buffers[buffer].length, step, "out of bounds of " + buffers[buffer].length);
        require(!write || buffer != Schedule.INPUT, step, "writes the input");
        for (int i = 0; i < postedCount; i++) {
            int other = posted[i];
            boolean conflict = (write || schedule.op(other) == Step.RECV)
                    && buffer == schedule.buffer(other)
                    && offset < schedule.offset(other) + schedule.count(other)
                    && schedule.offset(other) < end;
            if (conflict) {
                throw fault(
                        step,
                        "touches what belongs to step " + other + " (" + schedule.describe(other) + ") until a wait");
            }
        }
    }

    private void require(boolean condition, int step, String what) {
        if (!condition) {
            throw fault(step, what);
        }
    }

    ScheduleFault fault(int step, String what) {
        String where = step < schedule.steps() ? " (" + schedule.describe(step) + ")" : "";
        return new ScheduleFault("rank " + call.rank() + ", step " + step + where + ": " + what);
    }
}
