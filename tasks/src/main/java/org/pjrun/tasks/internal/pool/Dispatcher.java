package org.pjrun.tasks.internal.pool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.PeerFailedException;
import org.pjrun.tasks.Options;
import org.pjrun.tasks.TaskException;

/** Hands units out to workers, as messages; inside the master's lock. */
final class Dispatcher {
    /** Units of one message; a worker has two of them, so that it never waits for the next. */
    private static final int MOST_PER_MESSAGE = 128;

    private final Comm comm;
    private final Options options;
    private final Desk desk;
    private final Map<Long, @Nullable Object[]> shared = new HashMap<>();
    private long units;

    Dispatcher(Comm comm, Options options, Desk desk) {
        this.comm = comm;
        this.options = options;
        this.desk = desk;
    }

    /** Keeps data for workers. */
    void share(long id, @Nullable Object data) {
        shared.put(id, new Object[] {data});
    }

    /** Has workers forget a body or data. */
    void unshare(long id) {
        shared.remove(id);
        for (WorkerLink worker : desk.workers.values()) {
            if (worker.known.remove(id)) {
                tell(worker, Wire.TO_WORKER, new Object[] {new long[] {Wire.FORGET, id}});
            }
        }
    }

    /** Data for workers; null if there is none of that number. */
    @Nullable
    Object broadcast(long id) {
        return shared.getOrDefault(id, new Object[1])[0];
    }

    /** Hands out what can be handed out now. */
    void dispatch() {
        for (WorkerLink worker : desk.workers.values()) {
            List<Unit> given = chosen(worker);
            if (!given.isEmpty()) {
                send(worker, given);
            }
        }
    }

    private List<Unit> chosen(WorkerLink worker) {
        List<Unit> given = List.of();
        while (given.size() < MOST_PER_MESSAGE && worker.room(options.tasksPerWorker())) {
            if (desk.backlog.suspectFirst() && !worker.idle()) {
                break;
            }
            int most = options.timeLimit().isZero() ? worker.most(options.tasksPerWorker()) : 1;
            Unit unit = desk.backlog.next(desk.workers.size(), most);
            if (unit == null) {
                break;
            }
            unit.id = ++units;
            unit.parcel = units - given.size();
            unit.expectedNanos = unit.job.estimate.nanos(unit.tasks);
            worker.give(unit);
            if (given.isEmpty()) {
                given = new ArrayList<>();
            }
            given.add(unit);
        }
        return given;
    }

    private void send(WorkerLink worker, List<Unit> given) {
        try {
            Parcel parcel = Parcel.of(given, worker.known);
            for (long id : parcel.broadcasts()) {
                if (worker.known.add(id)) {
                    tell(worker, Wire.TO_WORKER, new Object[] {new long[] {Wire.SHARE, id}, broadcast(id)});
                }
            }
            worker.sending(comm.isendObject(parcel.message(), worker.rank, Wire.TO_WORKER));
            worker.known.addAll(parcel.bodies());
        } catch (CommException e) {
            if (!(e instanceof PeerFailedException)) { // of that the master hears otherwise
                refused(worker, given, e);
            }
        }
    }

    /** Finds out which of several units cannot be sent, and says so of it alone. */
    private void refused(WorkerLink worker, List<Unit> given, CommException why) {
        for (Unit unit : given) {
            worker.take(unit.id);
        }
        if (given.size() == 1) {
            Unit unit = given.get(0);
            List<Unit> parts = unit.job.over() ? List.of(unit) : unit.split();
            if (parts.size() == 1) {
                TaskException told = new TaskException(
                        "task " + (unit.first < 0 ? "" : unit.first + " ") + "cannot be sent: " + why.getMessage(),
                        why,
                        unit.first);
                desk.fail(unit, told);
                return;
            }
            parts.forEach(desk.backlog::again);
            return;
        }
        for (Unit unit : given) {
            unit.id = ++units;
            worker.give(unit);
            send(worker, List.of(unit));
        }
    }

    /** Sends a message to a worker. */
    void tell(WorkerLink worker, int tag, @Nullable Object[] message) {
        try {
            worker.sending(comm.isendObject(message, worker.rank, tag));
        } catch (CommException e) {
            if (e.errorClass() == ErrorClass.SERIALIZATION) {
                desk.breakDown(new TaskException(String.valueOf(e.getMessage()), e, -1));
            }
        }
    }
}
