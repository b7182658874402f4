package org.pjrun.tasks.internal.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ObjectRequest;
import org.pjrun.Request;

/** What the master knows of one worker; inside the master's lock. */
final class WorkerLink {
    /** As much is handed out in advance as keeps a worker busy until the next is there, ... */
    private static final long AHEAD_NANOS = 12_000_000;

    /** ... but not more units than this. */
    private static final int MOST_UNITS = 256;

    final int rank;
    final String name;

    /** A receive of nothing, which fails when the worker has ended. */
    final ObjectRequest<Object> life;

    private final Map<Long, Unit> outstanding = new LinkedHashMap<>();
    private final ArrayDeque<Request> sends = new ArrayDeque<>();

    /** Bodies and broadcasts that it has. */
    final Set<Long> known = new HashSet<>();

    boolean ready;
    boolean stuck;
    boolean retiring;
    private boolean withSuspect;
    private long expectedNanos;
    private long given;

    WorkerLink(int rank, String name, ObjectRequest<Object> life) {
        this.rank = rank;
        this.name = name;
        this.life = life;
    }

    /** Whether it may be given another unit. */
    boolean room(int tasksPerWorker) {
        if (!ready || stuck || retiring || withSuspect) {
            return false;
        }
        if (tasksPerWorker > 0 && given >= tasksPerWorker) {
            return false;
        }
        return outstanding.isEmpty() || outstanding.size() < MOST_UNITS && expectedNanos < AHEAD_NANOS;
    }

    /** How many tasks the next unit may have. */
    int most(int tasksPerWorker) {
        return tasksPerWorker == 0 ? Integer.MAX_VALUE : (int) (tasksPerWorker - given);
    }

    boolean idle() {
        return outstanding.isEmpty();
    }

    /** Whether it has had as many tasks as a worker may have. */
    boolean usedUp(int tasksPerWorker) {
        return tasksPerWorker > 0 && given >= tasksPerWorker;
    }

    void give(Unit unit) {
        outstanding.put(unit.id, unit);
        expectedNanos += unit.expectedNanos;
        given += unit.tasks;
        withSuspect |= unit.suspect;
    }

    /** Takes a unit back whose result is there; null if it is not one that is waited for. */
    @Nullable
    Unit take(long id) {
        Unit unit = outstanding.remove(id);
        if (unit != null) {
            expectedNanos -= unit.expectedNanos;
            withSuspect &= !unit.suspect;
        }
        return unit;
    }

    /** All units that it was given, in the order in which it does them. */
    List<Unit> units() {
        return new ArrayList<>(outstanding.values());
    }

    /** Whether its process has ended. */
    boolean hasEnded() {
        return done(life);
    }

    void sending(Request send) {
        while (!sends.isEmpty() && done(sends.peek())) {
            sends.remove();
        }
        if (!done(send)) {
            sends.add(send);
        }
    }

    private static boolean done(Request send) {
        try {
            return send.test().isPresent();
        } catch (CommException e) {
            return true; // the worker has ended
        }
    }
}
