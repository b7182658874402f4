package org.pjrun.tasks.internal.pool;

import java.util.ArrayList;
import java.util.List;
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
    private final Roster roster;
    private final Comm comm;
    private final Options options;
    private final Driving driving = new Driving(this);
    private final ReentrantLock lock = new ReentrantLock();
    private final Desk desk = new Desk();
    private final Estimates estimates = new Estimates();
    private final Dispatcher dispatcher;
    private final Staff staff;
    private final boolean alone;
    private @Nullable ObjectRequest<Object[]> inbox; // the driver's
    private long ids;
    private volatile boolean closing;

    private Master(Roster roster, Options options) {
        this.roster = roster;
        this.comm = roster.comm();
        this.options = options;
        this.dispatcher = new Dispatcher(comm, options, desk);
        this.staff = new Staff(roster, options, desk, dispatcher);
        List<Integer> first = roster.first();
        this.alone = first.isEmpty();
        TaskRun initializer = options.initializer();
        if (alone && initializer != null) {
            initializer.run();
        }
        first.forEach(staff::welcome);
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
            return Math.max(1, desk.workers.size());
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
        work(() -> desk.backlog.add(job));
    }

    /** Adds a unit that stands for itself. */
    void add(Unit unit) {
        work(() -> desk.backlog.add(unit));
    }

    private void work(Runnable adding) {
        lock.lock();
        try {
            if (closing) {
                throw new IllegalStateException("the pool has been closed (expected: an open one)");
            }
            if (desk.broken() != null) {
                throw new TaskException("the pool is broken: " + desk.broken(), null, -1);
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

    /** The same for a thread that can be interrupted. */
    void awaitInterruptibly(BooleanSupplier enough) throws InterruptedException {
        driving.awaitInterruptibly(enough);
    }

    /** Has a unit not be begun, or interrupted. */
    void cancel(Unit unit) {
        lock.lock();
        try {
            unit.cancelled = true;
            for (WorkerLink worker : desk.workers.values()) {
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
            desk.failJobs(shutDown());
            all.addAll(desk.backlog.clear());
            for (WorkerLink worker : desk.workers.values()) {
                all.addAll(worker.units());
            }
        } finally {
            lock.unlock();
        }
        for (Unit unit : all) {
            cancel(unit);
            unit.job.fail(unit, shutDown());
        }
        runAfter();
    }

    private static TaskException shutDown() {
        return new TaskException("the pool was shut down", null, -1);
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
            for (WorkerLink worker : desk.workers.values()) {
                if (!worker.idle() || !worker.ready) {
                    return true;
                }
            }
            return alone && desk.backlog.any();
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
        boolean ended = false;
        try {
            Request.waitAny(staff.lives(box));
        } catch (CommException e) {
            ended = true; // one worker, or all
        }
        if (!box.active()) {
            inbox = null;
            receive(box);
        }
        if (ended) {
            buryDead();
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

    /** Does a unit itself; false if there is none. */
    private boolean doOne() {
        Unit unit;
        Object data = null;
        lock.lock();
        try {
            unit = desk.backlog.next(1, Integer.MAX_VALUE);
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
            WorkerLink worker = desk.workers.get(source);
            if (worker != null) {
                staff.report(worker, (long[]) message[0], message);
                dispatch();
            }
        } finally {
            lock.unlock();
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
            return desk.nextAfterwards();
        } finally {
            lock.unlock();
        }
    }

    private void dispatch() {
        if (desk.broken() == null) {
            dispatcher.dispatch();
        }
    }

    /** Deals with workers that have ended: what they had sent counts. */
    private void buryDead() {
        List<WorkerLink> dead;
        lock.lock();
        try {
            dead = staff.ended();
        } finally {
            lock.unlock();
        }
        for (WorkerLink worker : dead) {
            drain(worker);
            lock.lock();
            try {
                staff.died(worker, closing);
                dispatch();
            } finally {
                lock.unlock();
            }
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
        for (WorkerLink worker : desk.workers.values()) {
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
            return desk.done();
        } finally {
            lock.unlock();
        }
    }
}
