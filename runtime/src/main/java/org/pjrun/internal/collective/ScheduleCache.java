package org.pjrun.internal.collective;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjrun.collectives.Blocks;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.Selection;
import org.pjrun.collectives.Topology;

/**
 * The schedules that a communicator has used lately, so that a repeated call neither chooses nor builds nor allocates.
 *
 * <p>Two places for each hash, of which the one that was used less lately is overwritten; all is dropped when the steps of
 * all schedules together become too many.
 */
final class ScheduleCache {
    private static final int ENTRIES = 128;
    private static final int MOST_STEPS = 64 * 1024;

    private final Selection selection;
    private final int rank;
    private final int size;
    private final Topology topology;
    private final @Nullable Entry[] entries = new Entry[ENTRIES];
    private long uses;
    private int steps;

    ScheduleCache(Selection selection, int rank, int size, Topology topology) {
        this.topology = topology;
        this.selection = selection;
        this.rank = rank;
        this.size = size;
    }

    /** The schedule of this rank for a call. */
    Schedule of(
            Collective collective,
            int root,
            long count,
            boolean commutative,
            boolean inPlace,
            int elementBytes,
            Blocks sendBlocks,
            Blocks receiveBlocks) {
        int place = hash(collective, root, count, commutative, inPlace, elementBytes);
        Entry first = entries[place];
        if (first != null
                && first.is(collective, root, count, commutative, inPlace, elementBytes, sendBlocks, receiveBlocks)) {
            first.used = ++uses;
            return first.schedule;
        }
        Entry second = entries[place ^ 1];
        if (second != null
                && second.is(collective, root, count, commutative, inPlace, elementBytes, sendBlocks, receiveBlocks)) {
            second.used = ++uses;
            return second.schedule;
        }
        Call placed = collective.irregular()
                ? new Call(
                        collective,
                        rank,
                        size,
                        root,
                        count,
                        commutative,
                        inPlace,
                        elementBytes,
                        sendBlocks,
                        receiveBlocks)
                : new Call(collective, rank, size, root, count, commutative, inPlace, elementBytes);
        Call call = placed.on(topology);
        Schedule schedule = selection.choose(call).schedule(call);
        boolean overFirst = first == null || (second != null && first.used < second.used);
        keep(overFirst ? place : place ^ 1, new Entry(call, sendBlocks, receiveBlocks, schedule));
        return schedule;
    }

    private void keep(int place, Entry entry) {
        int added = entry.schedule.steps();
        if (added > MOST_STEPS / 4) {
            return;
        }
        Entry old = entries[place];
        steps += added - (old == null ? 0 : old.schedule.steps());
        if (steps > MOST_STEPS) {
            Arrays.fill(entries, null);
            steps = added;
        }
        entry.used = ++uses;
        entries[place] = entry;
    }

    /** Steps of all schedules that are kept. */
    int steps() {
        return steps;
    }

    private static int hash(
            Collective collective, int root, long count, boolean commutative, boolean inPlace, int elementBytes) {
        int flags = (commutative ? 64 : 0) + (inPlace ? 32 : 0) + elementBytes;
        int h = (collective.ordinal() * 31 + root) * 31 + Long.hashCode(count) * 0x9E3779B1 + flags * 0xC2B2AE35;
        h *= 0x85EBCA6B;
        return (h ^ h >>> 15) & ENTRIES - 1;
    }

    /** A schedule and the call that it is for, with the blocks as they were given. */
    private static final class Entry {
        private final Call call;
        private final Blocks sendBlocks;
        private final Blocks receiveBlocks;
        private final Schedule schedule;
        private long used;

        Entry(Call call, Blocks sendBlocks, Blocks receiveBlocks, Schedule schedule) {
            this.call = call;
            this.sendBlocks = sendBlocks;
            this.receiveBlocks = receiveBlocks;
            this.schedule = schedule;
        }

        boolean is(
                Collective collective,
                int root,
                long count,
                boolean commutative,
                boolean inPlace,
                int elementBytes,
                Blocks sends,
                Blocks receives) {
            return call.count() == count
                    && call.collective() == collective
                    && call.root() == root
                    && call.commutative() == commutative
                    && call.inPlace() == inPlace
                    && call.elementBytes() == elementBytes
                    && sendBlocks.equals(sends)
                    && receiveBlocks.equals(receives);
        }
    }
}
