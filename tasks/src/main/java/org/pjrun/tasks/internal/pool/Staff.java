package org.pjrun.tasks.internal.pool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Request;
import org.pjrun.tasks.Options;
import org.pjrun.tasks.TaskException;

/** Workers' lives: they are welcomed, report, and end; inside the master's lock. */
final class Staff {
    /** How the end of a worker is told that was killed, which may happen to any. */
    private static final String KILLED = " signal ";

    /** When so many workers have ended by themselves before they were ready, none ever will be. */
    private static final int VAIN_STARTS = 3;

    private final Roster roster;
    private final Comm comm;
    private final Options options;
    private final Desk desk;
    private final Dispatcher dispatcher;
    private volatile Request[] lives = new Request[1];
    private int vainStarts;

    Staff(Roster roster, Options options, Desk desk, Dispatcher dispatcher) {
        this.roster = roster;
        this.comm = roster.comm();
        this.options = options;
        this.desk = desk;
        this.dispatcher = dispatcher;
    }

    /** Has a worker begin. */
    void welcome(int rank) {
        WorkerLink worker = new WorkerLink(rank, roster.name(rank), comm.irecvObject(rank, Wire.LIFE));
        desk.workers.put(rank, worker);
        renew();
        long limit = options.timeLimit().toNanos();
        dispatcher.tell(worker, Wire.TO_WORKER, new Object[] {new long[] {Wire.START, limit}, options.initializer()});
    }

    /** Requests that fail when a worker ends, behind one of the caller's; any thread may ask. */
    Request[] lives(Request first) {
        Request[] all = lives.clone();
        all[0] = first;
        return all;
    }

    private void renew() {
        Request[] all = new Request[1 + desk.workers.size()];
        int count = 1;
        for (WorkerLink worker : desk.workers.values()) {
            all[count++] = worker.life;
        }
        lives = all;
    }

    /** Those that have ended. */
    List<WorkerLink> ended() {
        List<WorkerLink> gone = new ArrayList<>();
        for (WorkerLink worker : desk.workers.values()) {
            if (worker.hasEnded()) {
                gone.add(worker);
            }
        }
        return gone;
    }

    // what they report

    /** Deals with a message. */
    void report(WorkerLink worker, long[] head, @Nullable Object[] message) {
        switch ((int) head[0]) {
            case Wire.RESULT -> results(worker, head, message);
            case Wire.READY -> {
                worker.ready = true;
                vainStarts = 0;
            }
            case Wire.BROKEN ->
                desk.breakDown(((Failure) message[1]).exception(-1, worker.name + ", in its initializer"));
            case Wire.STUCK -> stuck(worker, head[1]);
            case Wire.UNREADABLE -> unreadable(worker, String.valueOf(message[1]));
            default -> throw new IllegalStateException("pool: message " + head[0] + " from " + worker.name);
        }
    }

    private void results(WorkerLink worker, long[] head, @Nullable Object[] message) {
        worker.stuck = false;
        for (int i = 1; i < message.length; i++) {
            int at = 1 + (i - 1) * Wire.RESULT_NUMBERS;
            Unit unit = worker.take(head[at]);
            if (unit != null && unit.cancelled) {
                desk.fail(unit, new TaskException("the task was cancelled", null, unit.first));
            } else if (unit != null) {
                unit.job.estimate.measured(unit.tasks, head[at + 1]);
                Object result = message[i];
                desk.afterwards(() -> unit.job.deliver(unit, result, worker.name));
            }
        }
        if (worker.usedUp(options.tasksPerWorker()) && worker.idle() && roster.replaces()) {
            dispatcher.tell(worker, Wire.TO_WORKER, new Object[] {new long[] {Wire.BYE}});
            worker.retiring = true;
        }
    }

    private void stuck(WorkerLink worker, long id) {
        Unit unit = worker.take(id);
        if (unit != null) {
            String limit = "its time limit of " + options.timeLimit();
            desk.fail(unit, "it did not end within " + limit + ", nor when interrupted", worker.name);
        }
        worker.stuck = true;
        roster.kill(worker.rank);
    }

    /** The worker could not read a message: whichever unit that is due to fails, the others are sent again. */
    private void unreadable(WorkerLink worker, String why) {
        List<Unit> all = worker.units();
        for (Unit unit : all) {
            if (unit.parcel == all.get(0).parcel) {
                worker.take(unit.id);
                worker.known.remove(unit.job.id); // its function was in that message, perhaps
                boolean alone = unit.suspect && unit.tasks == 1;
                unit.suspect = true;
                if (alone) {
                    desk.fail(unit, why, worker.name);
                } else {
                    unit.split().forEach(desk.backlog::again);
                }
            }
        }
    }

    // how they end

    /** Deals with the end of a worker: what it had not done is done by others, and another one takes its place if it can be. */
    void died(WorkerLink worker, boolean closing) {
        desk.workers.remove(worker.rank);
        renew();
        String how = worker.name + " " + roster.ending(worker.rank).orElse("has ended");
        vainStarts += worker.ready || how.contains(KILLED) ? 0 : 1;
        boolean first = true;
        for (Unit unit : worker.units()) {
            retry(unit, first && worker.ready, how);
            first = false;
        }
        if (roster.replaces() && vainStarts >= VAIN_STARTS) {
            desk.breakDown(new TaskException("workers cannot start: " + how, null, -1));
        } else if (roster.replaces() && !(closing && desk.done())) {
            replace(how);
        } else if (desk.workers.isEmpty()) {
            desk.breakDown(new TaskException("no worker is left: " + how, null, -1));
        }
    }

    private void replace(String how) {
        try {
            welcome(roster.hire());
        } catch (CommException e) {
            if (desk.workers.isEmpty()) {
                desk.breakDown(new TaskException("no worker is left: " + how + "; " + e.getMessage(), e, -1));
            }
        }
    }

    /** Has a unit done again; the first of a dead worker's may have been what killed it. */
    private void retry(Unit unit, boolean suspect, String how) {
        if (unit.cancelled || unit.job.over()) {
            desk.fail(unit, new TaskException("cancelled", null, unit.first));
            return;
        }
        if (!suspect) {
            desk.backlog.again(unit);
            return;
        }
        unit.suspect = true;
        if (unit.deaths++ < options.retries()) {
            desk.backlog.again(unit);
            return;
        }
        List<Unit> parts = unit.split();
        if (parts.size() > 1) {
            for (Unit part : parts) {
                part.suspect = true;
                part.deaths = options.retries();
                desk.backlog.again(part);
            }
            return;
        }
        String times = unit.deaths == 1
                ? "its worker died 1 time; it was not tried again"
                : "its worker died " + unit.deaths + " times, each time another one; it is not tried again";
        desk.fail(unit, times, how);
    }
}
