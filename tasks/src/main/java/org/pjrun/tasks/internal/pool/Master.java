package org.pjrun.tasks.internal.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ObjectRequest;
import org.pjrun.Progress;
import org.pjrun.Received;
import org.pjrun.Request;
import org.pjrun.tasks.Options;
import org.pjrun.tasks.TaskException;
import org.pjrun.tasks.TaskRun;

/**
 * Hands units to workers and their results to jobs. A lock guards its state; the program's code never runs inside of it, and nobody waits
 * for messages in it. Whoever waits for results drives ({@link Driving}).
 */
public final class Master implements AutoCloseable, Driving.Driven {
    /** How the end of a worker is told that was killed, which may happen to any. */
    private static final String KILLED = " signal ";

    /** When so many workers have ended by themselves before they were ready, none ever will be. */
    private static final int VAIN_STARTS = 3;

    private final Roster roster;
    private final Comm comm;
    private final Options options;
    private final Driving driving = new Driving(this);
    private final ReentrantLock lock = new ReentrantLock();
    private final Backlog backlog = new Backlog();
    private final Estimates estimates = new Estimates();
    private final Map<Integer, WorkerLink> workers = new LinkedHashMap<>();
    private final ArrayDeque<Runnable> after = new ArrayDeque<>();
    private final Dispatcher dispatcher;
    private final boolean alone;
    private volatile Request[] requests;
    private @Nullable ObjectRequest<Object[]> inbox; // the driver's
    private @Nullable String broken;
    private long ids;
    private int vainStarts;
    private volatile boolean closing;

    private Master(Roster roster, Options options) {
        this.roster = roster;
        this.comm = roster.comm();
        this.options = options;
        this.dispatcher = new Dispatcher(comm, options, backlog, workers, after, this::breakDown);
        List<Integer> first = roster.first();
        this.alone = first.isEmpty();
        TaskRun initializer = options.initializer();
        if (alone && initializer != null) {
            initializer.run();
        }
        requests = new Request[1];
        for (int rank : first) {
            welcome(rank);
        }
        driving.start();
    }

    /** The master of the other ranks of a communicator, which belongs to the pool. */
    public static Master over(Comm comm, Options options) {
        return new Master(new CommRoster(comm), options);
    }

    /** The master of so many processes that it starts. */
    public static Master start(int workers, Options options) {
        return new Master(CrewRoster.of(workers, options.jvmOptions()), options);
    }

    /** How many workers there are at the moment; the caller is one where there is no other. */
    public int workers() {
        lock.lock();
        try {
            return Math.max(1, workers.size());
        } finally {
            lock.unlock();
        }
    }

    // what the program wants

    /** A number for something that workers keep. */
    public long newId() {
        lock.lock();
        try {
            return ++ids;
        } finally {
            lock.unlock();
        }
    }

    /** How long tasks of this kind take; for bodies that are sent each by itself. */
    Estimate estimate(Object body) {
        lock.lock();
        try {
            return estimates.of(body);
        } finally {
            lock.unlock();
        }
    }

    /** Adds a job, waits until something is so that only its results can bring about, and has workers forget it. */
    void run(Job job, long size, BooleanSupplier settled) {
        Progress shown = options.progress().isEmpty() ? null : roster.progress(options.progress(), size);
        job.show(shown);
        try {
            add(job);
            await(settled);
            unshare(job.id);
        } finally {
            if (shown != null) {
                shown.close();
            }
        }
    }

    /** Adds a job whose units are asked for one by one. */
    public void add(Job job) {
        work(() -> backlog.add(job));
    }

    /** Adds a unit that stands for itself. */
    void add(Unit unit) {
        work(() -> backlog.add(unit));
    }

    private void work(Runnable adding) {
        lock.lock();
        try {
            if (closing) {
                throw new IllegalStateException("the pool has been closed (expected: an open one)");
            }
            if (broken != null) {
                throw new TaskException("the pool is broken: " + broken, null, -1);
            }
            adding.run();
            dispatch();
        } finally {
            lock.unlock();
        }
        runAfter();
        driving.demand();
        if (alone) {
            driving.nudge();
        }
    }

    /** Has more units of jobs handed out, as there may be some now. */
    void more() {
        lock.lock();
        try {
            dispatch();
        } finally {
            lock.unlock();
        }
        runAfter();
    }

    /** Waits until something is so that only results can bring about. */
    void await(BooleanSupplier enough) {
        driving.await(enough);
    }

    /** Has a unit not be begun, or interrupted. */
    void cancel(Unit unit) {
        lock.lock();
        try {
            unit.cancelled = true;
            for (WorkerLink worker : workers.values()) {
                for (Unit given : worker.units()) {
                    if (given.equals(unit)) {
                        dispatcher.tell(worker, Wire.CONTROL, new Object[] {new long[] {Wire.CANCEL, unit.id}});
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Has all tasks that are waiting or running end, in vain. */
    public void cancelAll() {
        List<Unit> all = new ArrayList<>();
        lock.lock();
        try {
            for (Job job : backlog.jobs()) {
                after.add(() ->
                        job.fail(Unit.single(job, -1, null), new TaskException("the pool was shut down", null, -1)));
            }
            all.addAll(backlog.clear());
            for (WorkerLink worker : workers.values()) {
                all.addAll(worker.units());
            }
        } finally {
            lock.unlock();
        }
        for (Unit unit : all) {
            cancel(unit);
            unit.job.fail(unit, new TaskException("the pool was shut down", null, -1));
        }
        runAfter();
    }

    /** Keeps data for workers; its number. */
    public long share(@Nullable Object data) {
        lock.lock();
        try {
            long id = ++ids;
            dispatcher.share(id, data);
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** Has workers forget a body or data. */
    public void unshare(long id) {
        lock.lock();
        try {
            dispatcher.unshare(id);
        } finally {
            lock.unlock();
        }
    }

    // driving

    @Override
    public boolean busy() {
        lock.lock();
        try {
            for (WorkerLink worker : workers.values()) {
                if (!worker.idle() || !worker.ready) {
                    return true;
                }
            }
            return alone && backlog.any();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wake() {
        comm.sendObject(new Object[] {new long[] {Wire.WAKE}}, comm.rank(), Wire.TO_MASTER);
    }

    @Override
    public void step() {
        if (alone && doOne()) {
            return;
        }
        ObjectRequest<Object[]> box = inbox;
        if (box == null) {
            box = comm.irecvObject(Comm.ANY_SOURCE, Wire.TO_MASTER);
            inbox = box;
        }
        Request[] all = requests.clone();
        all[0] = box;
        try {
            Request.waitAny(all);
        } catch (CommException e) {
            // a worker has ended, which its request shows now
        }
        if (!box.active()) {
            inbox = null;
            receive(box);
        }
        for (WorkerLink worker : ended()) {
            died(worker);
        }
        runAfter();
    }

    private void receive(ObjectRequest<Object[]> box) {
        try {
            Object[] message = box.waitForObject();
            handle(box.waitFor().source(), message);
        } catch (CommException e) {
            // its sender has died amid the message
        }
    }

    private List<WorkerLink> ended() {
        lock.lock();
        try {
            List<WorkerLink> gone = new ArrayList<>();
            for (WorkerLink worker : workers.values()) {
                if (!worker.life.active()) {
                    gone.add(worker);
                }
            }
            return gone;
        } finally {
            lock.unlock();
        }
    }

    /** Does a unit itself; false if there is none. */
    private boolean doOne() {
        Unit unit;
        Object data = null;
        lock.lock();
        try {
            unit = backlog.next(1, Integer.MAX_VALUE);
            if (unit != null && unit.job.broadcast != 0) {
                data = dispatcher.broadcast(unit.job.broadcast);
            }
        } finally {
            lock.unlock();
        }
        if (unit == null) {
            return false;
        }
        long begun = System.nanoTime();
        Object result = Execution.run(unit.job.body, unit.input, unit.count, data);
        unit.job.estimate.measured(unit.tasks, System.nanoTime() - begun);
        unit.job.deliver(unit, result, "the caller");
        return true;
    }

    // messages

    private void handle(int source, Object[] message) {
        lock.lock();
        try {
            WorkerLink worker = workers.get(source);
            if (worker != null) {
                handle(worker, (long[]) message[0], message);
                dispatch();
            }
        } finally {
            lock.unlock();
        }
    }

    private void handle(WorkerLink worker, long[] head, @Nullable Object[] message) {
        switch ((int) head[0]) {
            case Wire.RESULT -> results(worker, head, message);
            case Wire.READY -> {
                worker.ready = true;
                vainStarts = 0;
            }
            case Wire.BROKEN -> breakDown(((Failure) message[1]).exception(-1, worker.name + ", in its initializer"));
            case Wire.STUCK -> {
                Unit unit = worker.take(head[1]);
                if (unit != null) {
                    String text =
                            "it did not end within its time limit of " + options.timeLimit() + ", nor when interrupted";
                    after.add(() -> unit.job.fail(unit, new Failure(text, null).exception(unit.first, worker.name)));
                }
                worker.stuck = true;
                roster.kill(worker.rank);
            }
            case Wire.UNREADABLE -> unreadable(worker, String.valueOf(message[1]));
            default -> throw new IllegalStateException("pool: message " + head[0] + " from " + worker.name);
        }
    }

    /** The worker could not read a message: whichever unit that is due to fails, the others are sent again. */
    private void unreadable(WorkerLink worker, String why) {
        List<Unit> all = worker.units();
        for (Unit unit : all) {
            if (unit.parcel == all.get(0).parcel) {
                worker.take(unit.id);
                boolean alone = unit.suspect && unit.tasks == 1;
                unit.suspect = true;
                if (alone) {
                    after.add(() -> unit.job.fail(unit, new Failure(why, null).exception(unit.first, worker.name)));
                } else {
                    unit.split().forEach(backlog::again);
                }
            }
        }
    }

    private void results(WorkerLink worker, long[] head, @Nullable Object[] message) {
        worker.stuck = false;
        for (int i = 1; i < message.length; i++) {
            int at = 1 + (i - 1) * Wire.RESULT_NUMBERS;
            Unit unit = worker.take(head[at]);
            if (unit != null && unit.cancelled) {
                after.add(() -> unit.job.fail(unit, new TaskException("the task was cancelled", null, unit.first)));
            } else if (unit != null) {
                unit.job.estimate.measured(unit.tasks, head[at + 1]);
                Object result = message[i];
                after.add(() -> unit.job.deliver(unit, result, worker.name));
            }
        }
        if (worker.usedUp(options.tasksPerWorker()) && worker.idle() && roster.replaces()) {
            dispatcher.tell(worker, Wire.TO_WORKER, new Object[] {new long[] {Wire.BYE}});
            worker.retiring = true;
        }
    }

    private void runAfter() {
        Runnable next = nextAfter();
        while (next != null) {
            next.run();
            next = nextAfter();
        }
    }

    private @Nullable Runnable nextAfter() {
        lock.lock();
        try {
            return after.poll();
        } finally {
            lock.unlock();
        }
    }

    private void dispatch() {
        if (broken == null) {
            dispatcher.dispatch();
        }
    }

    // workers

    private void welcome(int rank) {
        WorkerLink worker = new WorkerLink(rank, roster.name(rank), comm.irecvObject(rank, Wire.LIFE));
        workers.put(rank, worker);
        renew();
        long limit = options.timeLimit().toNanos();
        dispatcher.tell(worker, Wire.TO_WORKER, new Object[] {new long[] {Wire.START, limit}, options.initializer()});
    }

    /** Notes for whose ends the driver waits beside messages. */
    private void renew() {
        Request[] all = new Request[1 + workers.size()];
        int count = 1;
        for (WorkerLink worker : workers.values()) {
            all[count++] = worker.life;
        }
        requests = all;
    }

    /** Deals with the end of a worker: what it had sent counts, what it had not done is done by others. */
    private void died(WorkerLink worker) {
        drain(worker);
        lock.lock();
        try {
            workers.remove(worker.rank);
            renew();
            String how = worker.name + " " + roster.ending(worker.rank).orElse("has ended");
            vainStarts += worker.ready || how.contains(KILLED) ? 0 : 1;
            boolean first = true;
            for (Unit unit : worker.units()) {
                retry(unit, first && worker.ready, how);
                first = false;
            }
            if (vainStarts >= VAIN_STARTS) {
                breakDown(new TaskException("workers cannot start: " + how, null, -1));
            } else if (roster.replaces() && !closing) {
                replace(how);
            } else if (workers.isEmpty() && !closing) {
                breakDown(new TaskException("no worker is left: " + how, null, -1));
            }
            dispatch();
        } finally {
            lock.unlock();
        }
    }

    /** Takes what a worker that has ended had sent before. */
    private void drain(WorkerLink worker) {
        try {
            while (comm.iprobe(worker.rank, Wire.TO_MASTER).isPresent()) {
                Received<Object[]> last = comm.recvObjectWithStatus(worker.rank, Wire.TO_MASTER);
                handle(worker.rank, last.value());
            }
        } catch (CommException e) {
            // nothing is left, or nothing that is complete
        }
    }

    private void replace(String how) {
        try {
            welcome(roster.hire());
        } catch (CommException e) {
            if (workers.isEmpty()) {
                breakDown(new TaskException("no worker is left: " + how + "; " + e.getMessage(), e, -1));
            }
        }
    }

    /** Has a unit done again; the first of a dead worker's may have been what killed it. */
    private void retry(Unit unit, boolean suspect, String how) {
        if (unit.cancelled || unit.job.over()) {
            after.add(() -> unit.job.fail(unit, new TaskException("cancelled", null, unit.first)));
            return;
        }
        if (!suspect) {
            backlog.again(unit);
            return;
        }
        unit.suspect = true;
        if (unit.deaths++ < options.retries()) {
            backlog.again(unit);
            return;
        }
        List<Unit> parts = unit.split();
        if (parts.size() > 1) {
            for (Unit part : parts) {
                part.suspect = true;
                part.deaths = options.retries();
                backlog.again(part);
            }
            return;
        }
        String text = "its worker died " + unit.deaths + (unit.deaths == 1 ? " time" : " times, each time another one")
                + "; it " + (unit.deaths == 1 ? "was not tried again" : "is not tried again");
        after.add(() -> unit.job.fail(unit, new Failure(text, null).exception(unit.first, how)));
    }

    /** Ends all that is to be done, for a reason that will not go away. */
    private void breakDown(TaskException why) {
        broken = why.getMessage();
        List<Unit> all = new ArrayList<>(backlog.clear());
        for (WorkerLink worker : workers.values()) {
            for (Unit unit : worker.units()) {
                worker.take(unit.id);
                all.add(unit);
            }
        }
        for (Unit unit : all) {
            after.add(() -> unit.job.fail(unit, why));
        }
        for (Job job : backlog.jobs()) {
            after.add(() -> job.fail(Unit.single(job, -1, null), why));
        }
    }

    // the end

    /** Waits for all that is to be done, and lets the workers go. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closing) {
                return;
            }
            closing = true;
        } finally {
            lock.unlock();
        }
        await(this::done);
        driving.close();
        for (WorkerLink worker : workers.values()) {
            dispatcher.tell(worker, Wire.TO_WORKER, new Object[] {new long[] {Wire.BYE}});
            cancel(worker.life);
        }
        ObjectRequest<Object[]> box = inbox;
        if (box != null) {
            cancel(box);
        }
        roster.close();
    }

    private static void cancel(Request receive) {
        receive.cancel();
        try {
            receive.waitFor();
        } catch (CommException e) {
            // the worker has gone already
        }
    }

    /** Whether nothing is left to be done. */
    private boolean done() {
        lock.lock();
        try {
            return broken != null || !backlog.any() && workers.values().stream().allMatch(WorkerLink::idle);
        } finally {
            lock.unlock();
        }
    }
}
