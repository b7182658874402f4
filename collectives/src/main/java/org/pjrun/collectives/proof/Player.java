package org.pjrun.collectives.proof;

import java.util.BitSet;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.ScheduleFault;
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
    private final Slots slots;
    private final BitSet awaited = new BitSet();
    private int tick;
    private int postedCount;
    private int next;
    private int unfinished;

    Player(Call call, Schedule schedule, Oracle oracle, Slots slots) {
        this.slots = slots;
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
        return next < schedule.steps()
                && switch (schedule.op(next)) {
                    case Step.WAIT -> unfinished == 0;
                    case Step.PUT, Step.PUBLISH -> slots.free(call.rank(), tick);
                    case Step.AWAIT -> slots.published(neighbour(next), tick);
                    default -> true;
                };
    }

    /** The ticks of the board that this rank has gone through. */
    int ticks() {
        return tick;
    }

    private int neighbour(int step) {
        int peer = schedule.peer(step);
        boolean known = peer >= 0 && peer < call.size() && slots.neighbours(call.rank(), peer);
        require(known, step, "looks at the slot of a rank that is not on this host");
        return peer;
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

    /** Checks, at the end, that this rank knows what it must: that all have entered a barrier. */
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
            case Step.PUT -> put(step, (int) schedule.count(step));
            case Step.PUBLISH -> {
                put(step, (int) schedule.count(step));
                slots.publish(call.rank(), tick, news());
            }
            case Step.AWAIT -> await(step);
            case Step.COPY_FROM, Step.REDUCE_FROM -> readFrom(step);
            case Step.RELEASE -> {
                awaited.clear();
                slots.release(call.rank(), tick++);
            }
            default -> throw fault(step, "is not played by this checker");
        }
        return step;
    }

    private void put(int step, int count) {
        if (count > 0) {
            guard(step, schedule.buffer(step), schedule.offset(step), false);
            guardSlot(step);
        }
        boolean put = slots.put(
                call.rank(),
                tick,
                (int) schedule.sourceOffset(step),
                buffers[schedule.buffer(step)],
                (int) schedule.offset(step),
                count);
        require(put, step, "overwrites what it has published in this tick");
    }

    private void await(int step) {
        int peer = neighbour(step);
        require(slots.holds(peer, tick), step, "looks too late: the slot has been overwritten");
        awaited.set(peer);
        known.or(slots.news(peer, tick));
    }

    private void readFrom(int step) {
        int peer = neighbour(step);
        int source = (int) schedule.sourceOffset(step);
        int count = (int) schedule.count(step);
        guard(step, schedule.buffer(step), schedule.offset(step), true);
        guardSlot(step);
        require(peer == call.rank() || awaited.get(peer), step, "reads too early: it has not awaited the peer");
        require(slots.holds(peer, tick), step, "reads too late: the slot has been overwritten");
        require(slots.isThere(peer, tick, source, count), step, "reads what the peer has not put there");
        combine(step, slots.data(peer, tick), source);
    }

    private void guardSlot(int step) {
        boolean within = schedule.sourceOffset(step) + schedule.count(step) <= slots.capacity();
        require(within, step, "out of bounds of a slot of " + slots.capacity());
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
        combine(step, buffers[schedule.sourceBuffer(step)], source);
    }

    private void combine(int step, long[] from, int source) {
        int count = (int) schedule.count(step);
        int target = (int) schedule.offset(step);
        long[] to = buffers[schedule.buffer(step)];
        switch (schedule.op(step)) {
            case Step.COPY, Step.COPY_FROM -> System.arraycopy(from, source, to, target, count);
            case Step.REDUCE, Step.REDUCE_FROM -> {
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
