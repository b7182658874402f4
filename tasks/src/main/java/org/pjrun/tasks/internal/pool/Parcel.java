package org.pjrun.tasks.internal.pool;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Units as a message to a worker.
 *
 * @param message as {@link Wire#WORK} says
 * @param bodies numbers of the bodies in it
 * @param broadcasts numbers of the data that must have been sent before
 */
record Parcel(@Nullable Object[] message, Set<Long> bodies, Set<Long> broadcasts) {
    static Parcel of(List<Unit> units, Set<Long> known) {
        long[] head = new long[1 + units.size() * Wire.UNIT_NUMBERS];
        @Nullable Object[] message = new Object[1 + 2 * units.size()];
        Set<Long> bodies = Set.of();
        Set<Long> broadcasts = Set.of();
        head[0] = Wire.WORK;
        message[0] = head;
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            Job job = unit.job;
            int at = 1 + i * Wire.UNIT_NUMBERS;
            head[at] = unit.id;
            head[at + 1] = job.id;
            head[at + 2] = unit.count;
            head[at + 3] = job.broadcast;
            if (job.id == 0 || !known.contains(job.id) && !bodies.contains(job.id)) {
                message[1 + 2 * i] = job.body;
                bodies = job.id == 0 ? bodies : with(bodies, job.id);
            }
            message[2 + 2 * i] = unit.input;
            broadcasts = job.broadcast == 0 ? broadcasts : with(broadcasts, job.broadcast);
        }
        return new Parcel(message, bodies, broadcasts);
    }

    private static Set<Long> with(Set<Long> set, long added) {
        Set<Long> more = set.isEmpty() ? new HashSet<>() : set;
        more.add(added);
        return more;
    }
}
