package org.pjrun.tasks.internal.pool;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is to be done and has not been handed to a worker: the most urgent first, and of equals the oldest. */
final class Backlog {
    /** What has one priority. */
    private static final class Level {
        final ArrayDeque<Unit> units = new ArrayDeque<>();
        final ArrayDeque<Job> jobs = new ArrayDeque<>();
    }

    private final ArrayDeque<Unit> again = new ArrayDeque<>();
    private final TreeMap<Integer, Level> levels = new TreeMap<>(Collections.reverseOrder());

    /** Adds a unit that stands for itself. */
    void add(Unit unit) {
        level(unit.job.priority).units.add(unit);
    }

    /** Adds a job, whose units are asked for one by one. */
    void add(Job job) {
        level(job.priority).jobs.add(job);
    }

    /** Adds a unit that was handed out before, in vain. */
    void again(Unit unit) {
        again.add(unit);
    }

    private Level level(int priority) {
        return levels.computeIfAbsent(priority, p -> new Level());
    }

    /** Whether the next unit is to be handed to a worker that has no other. */
    boolean suspectFirst() {
        Unit first = again.peek();
        return first != null && first.suspect;
    }

    /** Takes the next unit, of at most so many tasks if it is made now; null if there is none at the moment. */
    @Nullable
    Unit next(int workers, int most) {
        Unit repeated = again.poll();
        while (repeated != null && (repeated.cancelled || repeated.job.over())) {
            repeated = again.poll();
        }
        if (repeated != null) {
            return repeated;
        }
        for (Iterator<Level> all = levels.values().iterator(); all.hasNext(); ) {
            Level level = all.next();
            Unit unit = next(level, workers, most);
            if (unit != null) {
                return unit;
            }
            if (levels.size() > 1 && level.jobs.isEmpty()) {
                all.remove();
            }
        }
        return null;
    }

    private static @Nullable Unit next(Level level, int workers, int most) {
        for (Unit unit = level.units.poll(); unit != null; unit = level.units.poll()) {
            if (!unit.cancelled && !unit.job.over()) {
                return unit;
            }
        }
        for (Iterator<Job> jobs = level.jobs.iterator(); jobs.hasNext(); ) {
            Job job = jobs.next();
            Unit unit = job.over() ? null : job.next(Math.min(most, job.wanted(workers)));
            if (unit != null) {
                return unit;
            }
            if (job.over() || job.remaining() == 0) {
                jobs.remove();
            }
        }
        return null;
    }

    /** Whether there is something to do that can be handed out at the moment. */
    boolean any() {
        if (!again.isEmpty()) {
            return true;
        }
        for (Level level : levels.values()) {
            if (!level.units.isEmpty() || level.jobs.stream().anyMatch(Job::available)) {
                return true;
            }
        }
        return false;
    }

    /** Takes everything out that stands for itself. */
    ArrayDeque<Unit> clear() {
        ArrayDeque<Unit> all = new ArrayDeque<>(again);
        again.clear();
        for (Level level : levels.values()) {
            all.addAll(level.units);
            level.units.clear();
        }
        return all;
    }

    /** The jobs whose units are asked for. */
    ArrayDeque<Job> jobs() {
        ArrayDeque<Job> all = new ArrayDeque<>();
        for (Level level : levels.values()) {
            all.addAll(level.jobs);
        }
        return all;
    }
}
