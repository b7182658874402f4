package org.pjrun.tasks.internal.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.tasks.TaskException;

/** What is to be done, who does it, and what jobs are to be told once the master's lock is left; inside that lock. */
final class Desk {
    final Backlog backlog = new Backlog();

    /** By rank. */
    final Map<Integer, WorkerLink> workers = new LinkedHashMap<>();

    private final ArrayDeque<Runnable> after = new ArrayDeque<>();
    private @Nullable String broken;

    /** Has something done once the lock is left, as the program's code never runs inside of it. */
    void afterwards(Runnable action) {
        after.add(action);
    }

    /** Has the job of a unit hear that there will be no result of it. */
    void fail(Unit unit, TaskException why) {
        after.add(() -> unit.job.fail(unit, why));
    }

    /** Has the job of a unit hear in a few words why a worker has no result of it. */
    void fail(Unit unit, String text, String worker) {
        fail(unit, new Failure(text, null).exception(unit.first, worker));
    }

    /** Takes the next of what is to be done once the lock is left; null if there is nothing. */
    @Nullable
    Runnable nextAfterwards() {
        return after.poll();
    }

    /** Ends all that is to be done, for a reason that will not go away. */
    void breakDown(TaskException why) {
        broken = why.getMessage();
        List<Unit> all = new ArrayList<>(backlog.clear());
        for (WorkerLink worker : workers.values()) {
            for (Unit unit : worker.units()) {
                worker.take(unit.id);
                all.add(unit);
            }
        }
        all.forEach(unit -> fail(unit, why));
        failJobs(why);
    }

    /** Fails the jobs whose units are asked for. */
    void failJobs(TaskException why) {
        for (Job job : backlog.jobs()) {
            fail(Unit.single(job, -1, null), why);
        }
    }

    /** Why nothing is done any more; null while something is. */
    @Nullable
    String broken() {
        return broken;
    }

    /** Whether nothing is left to be done. */
    boolean done() {
        return broken != null || !backlog.any() && workers.values().stream().allMatch(WorkerLink::idle);
    }
}
