package org.pjrun.internal.collective;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.Step;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.engine.Link;
import org.pjrun.internal.engine.MatchQueues;
import org.pjrun.internal.engine.Operation;

/**
 * The loop that executes schedules.
 *
 * <p>The gate is entered to start messages and to wait for them, and stays entered from one such step to the next; it is left
 * before anything that runs code of the program. A runner executes one schedule at a time and is used again and again.
 */
final class ScheduleRunner {
    /** In place of an element count: a send, or a message whose length its sender decides. */
    private static final long ANY = -1;

    private final Engine engine;
    private final MatchQueues queues;
    private final IntFunction<Link> links;
    private final int rank;
    private @Nullable Operation[] pending = new Operation[8];
    private long[] counts = new long[8];
    private int started;
    private boolean inside;
    private int tag;

    /**
     * Makes a runner for a communicator.
     *
     * @param queues of the communicator's context for collectives
     * @param links finds the link to a member, inside the gate
     * @param rank this rank in the communicator
     */
    ScheduleRunner(Engine engine, MatchQueues queues, IntFunction<Link> links, int rank) {
        this.engine = engine;
        this.queues = queues;
        this.links = links;
        this.rank = rank;
    }

    /** Executes a schedule to its end, or up to a failure; blocks. */
    @Nullable
    Failure run(Schedule schedule, Elements elements, int sequence) {
        tag = sequence;
        Failure failure = null;
        boolean ended = false;
        try {
            int steps = schedule.steps();
            for (int step = 0; step < steps && failure == null; step++) {
                failure = perform(schedule, step, elements);
            }
            if (failure == null) {
                failure = await(elements);
            }
            ended = failure == null;
        } finally {
            if (!ended) {
                abandon();
            }
            leave();
        }
        return failure;
    }

    private @Nullable Failure perform(Schedule schedule, int step, Elements elements) {
        switch (schedule.op(step)) {
            case Step.SEND -> send(schedule, step, elements);
            case Step.RECV -> receive(schedule, step, elements);
            case Step.WAIT -> {
                return await(elements);
            }
            case Step.COPY -> {
                leave();
                elements.copy(
                        schedule.buffer(step),
                        schedule.offset(step),
                        schedule.sourceBuffer(step),
                        schedule.sourceOffset(step),
                        schedule.count(step));
            }
            case Step.REDUCE, Step.REDUCE_REVERSED -> {
                leave();
                elements.reduce(
                        schedule.buffer(step),
                        schedule.offset(step),
                        schedule.sourceBuffer(step),
                        schedule.sourceOffset(step),
                        schedule.count(step),
                        schedule.op(step) == Step.REDUCE_REVERSED);
            }
            default -> throw new IllegalStateException("schedule: no way to " + schedule.describe(step));
        }
        return null;
    }

    private void send(Schedule schedule, int step, Elements elements) {
        int buffer = schedule.buffer(step);
        long offset = schedule.offset(step);
        long count = schedule.count(step);
        if (elements.serialized()) {
            leave();
            elements.prepare(buffer, offset, count);
        }
        enter();
        Operation send = engine.take();
        // Here a message gets its signature: kind, sequence, root, operation and counts of the call.
        elements.bindSend(send.buffer, buffer, offset, count);
        engine.send(send, queues, links.apply(schedule.peer(step)), rank, tag, false);
        if (send.done() && send.failure() == null) {
            engine.give(send);
        } else {
            add(send, ANY);
        }
    }

    private void receive(Schedule schedule, int step, Elements elements) {
        long count = schedule.count(step);
        int peer = schedule.peer(step);
        enter();
        Operation receive = engine.take();
        elements.bindReceive(receive.buffer, schedule.buffer(step), schedule.offset(step), count);
        engine.receive(receive, queues, links.apply(peer), peer, tag);
        add(receive, count);
    }

    private void add(Operation operation, long count) {
        if (started == pending.length) {
            pending = Arrays.copyOf(pending, started * 2);
            counts = Arrays.copyOf(counts, started * 2);
        }
        pending[started] = operation;
        counts[started++] = count;
    }

    /** Waits for all that was started. */
    private @Nullable Failure await(Elements elements) {
        if (started == 0) {
            return null;
        }
        enter();
        for (int i = 0; i < started; i++) {
            Operation operation = operation(i);
            if (!operation.done()) {
                engine.await(operation);
            }
            Failure failure = failureOf(operation, counts[i], elements);
            if (failure != null) {
                return failure;
            }
        }
        for (int i = 0; i < started; i++) {
            engine.give(operation(i));
            pending[i] = null;
        }
        started = 0;
        if (elements.serialized()) {
            leave();
            elements.arrived();
        }
        return null;
    }

    private static @Nullable Failure failureOf(Operation done, long count, Elements elements) {
        if (done.failure() == null) {
            return count == ANY ? null : elements.check(done, count);
        }
        Failure disagreement = count == ANY
                ? null
                : switch (done.failure()) {
                    case TYPE, TRUNCATE -> elements.check(done, count);
                    default -> null;
                };
        return disagreement != null ? disagreement : new Failure(done.failure(), done.failureText());
    }

    /** Takes back what can be taken back; what cannot is left to the engine and never used again. */
    private void abandon() {
        enter();
        for (int i = 0; i < started; i++) {
            Operation operation = operation(i);
            if (!operation.done()) {
                engine.cancel(operation);
            }
            if (operation.done()) {
                engine.give(operation);
            }
            pending[i] = null;
        }
        started = 0;
    }

    private Operation operation(int index) {
        Operation operation = pending[index];
        if (operation == null) {
            throw new IllegalStateException("no operation " + index + " of " + started);
        }
        return operation;
    }

    private void enter() {
        if (!inside) {
            engine.enter();
            inside = true;
        }
    }

    private void leave() {
        if (inside) {
            inside = false;
            engine.leave();
        }
    }
}
