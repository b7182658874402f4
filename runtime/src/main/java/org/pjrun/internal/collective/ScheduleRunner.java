package org.pjrun.internal.collective;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pjrun.ErrorClass;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.Step;
import org.pjrun.internal.board.Aside;
import org.pjrun.internal.board.Board;
import org.pjrun.internal.bootstrap.BoardLayout;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.engine.Operation;
import org.pjrun.internal.engine.Task;

/**
 * The loop that executes schedules, piece by piece: it goes on when the messages that it waits for have come.
 *
 * <p>Whoever drives the rank carries it on inside the gate; what runs code of the program (operations of its own, writing and
 * reading objects) it leaves to {@link #work()}. A runner is one call at a time, and can be begun again and again.
 */
final class ScheduleRunner extends Task {
    /** In place of an element count: a send, or a message whose length its sender decides. */
    private static final long ANY = -1;

    /** Looks at the board of which one is followed by a pause. */
    private static final int PAUSE_EVERY = 8;

    /** Elements of a local step that are done before others get their turn, if they wait. */
    private static final long SLICE = 32 * 1024;

    private final Engine engine;
    private final CollectiveContext context;
    private @Nullable Operation[] pending = new Operation[8];
    private long[] counts = new long[8];
    private int[] peers = new int[8];
    private int started;
    private Schedule schedule = Schedule.builder().build();
    private Elements elements;
    private @Nullable Board board;
    private int turn;
    private final Aside aside = new Aside();
    private boolean opened;
    private boolean looked;
    private int patience;
    private int tag;
    private long word;
    private int step;
    private long part;
    private boolean worked;
    private boolean asked;
    private @Nullable Failure failure;
    private @Nullable Throwable thrown;

    ScheduleRunner(Engine engine, CollectiveContext context, Elements first) {
        super(engine);
        this.engine = engine;
        this.context = context;
        this.elements = first;
    }

    /**
     * Sets what is to be run.
     *
     * @param first tag of its messages; schedules that the elements have follow with the next ones
     * @param called what all ranks must agree on
     */
    void set(Schedule planned, Elements moved, int first, long called) {
        Board shared = context.board();
        board = planned.ticks() > 0 ? shared : null;
        if (board != null) {
            turn = board.takeTurn();
            aside.take(board.aside());
        } else if (shared != null) {
            shared.aside().add(first, called);
        }
        opened = false;
        schedule = planned;
        elements = moved;
        tag = first;
        word = called;
        step = 0;
        part = 0;
        worked = false;
        failure = null;
        thrown = null;
    }

    /** Says how often it may look for what another rank shows, because the caller waits anyway. */
    void patience(int looks) {
        patience = looks;
    }

    /** Number of the call. */
    int number() {
        return tag;
    }

    /** What all ranks must agree on. */
    long word() {
        return word;
    }

    /** What went wrong, null if nothing did or it was thrown. */
    @Nullable
    Failure failure() {
        return failure;
    }

    /** What code of the program threw, or null. */
    @Nullable
    Throwable thrown() {
        return thrown;
    }

    /** Ends it with a failure that was found elsewhere; inside the gate. */
    void fail(Failure found) {
        if (failure == null && !ended()) {
            failure = found;
            rouse();
        }
    }

    @Override
    protected Need advance() {
        try {
            Need need = go();
            if (failure == null && thrown == null) {
                tell();
                return need;
            }
        } catch (RuntimeException | Error e) {
            thrown = e;
        }
        abandon();
        end();
        return Need.NOTHING;
    }

    /** Before it waits: what it has shown must not have been missed by those who sleep. */
    private void tell() {
        Board used = board;
        if (used != null) {
            used.tell();
        }
    }

    private Need go() {
        while (failure == null && thrown == null) {
            Need need = step < schedule.steps() ? perform() : finish();
            if (need != null) {
                return need;
            }
        }
        return Need.NOTHING;
    }

    /** Performs the next step; null when it is done. */
    private @Nullable Need perform() {
        switch (schedule.op(step)) {
            case Step.SEND -> {
                if (elements.serialized() && !worked) {
                    return Need.WORK;
                }
                send();
            }
            case Step.RECV -> receive();
            case Step.WAIT -> {
                Need need = await();
                if (need != null) {
                    return need;
                }
            }
            case Step.COPY, Step.REDUCE, Step.REDUCE_REVERSED -> {
                boolean foreign = elements.foreign(schedule.op(step) != Step.COPY);
                if (foreign && !worked) {
                    return Need.WORK;
                }
                if (!foreign && !moveSlice()) {
                    return engine.contended() ? Need.TURN : null;
                }
            }
            default -> {
                Board used = board;
                if (used == null) {
                    throw new IllegalStateException("schedule: no way to " + schedule.describe(step));
                }
                return performOn(used);
            }
        }
        next();
        return null;
    }

    /** Performs the next step on the board; null when it is done, or a part of it. */
    private @Nullable Need performOn(Board used) {
        if (!used.isTurn(turn)) {
            return Need.LOOK;
        }
        if (!opened) {
            opened = true;
            used.begin(tag, word, aside);
        }
        int peer = schedule.peer(step);
        switch (schedule.op(step)) {
            case Step.AWAIT -> {
                if (!used.shown(peer) && !soonShown(used, peer)) {
                    return lookFor(used, peer);
                }
                if (!used.agrees(peer)) {
                    failure = context.disagree(used, peer, tag);
                    return null;
                }
            }
            case Step.PUT, Step.PUBLISH -> {
                if (part == 0 && !used.free()) {
                    return lookFor(used, used.laggard());
                }
                boolean isLong = elements.bytes(schedule.slot()) > BoardLayout.SHORT_BYTES;
                if (schedule.count(step) > 0) {
                    elements.bindSlot(used.own(isLong));
                    if (!moveSlice()) {
                        return engine.contended() ? Need.TURN : null;
                    }
                }
                if (schedule.op(step) == Step.PUBLISH) {
                    used.show(isLong);
                }
            }
            case Step.COPY_FROM, Step.REDUCE_FROM -> {
                boolean foreign = elements.foreign(schedule.op(step) == Step.REDUCE_FROM);
                if (part == 0 && !worked) {
                    elements.bindSlot(used.slot(peer));
                }
                if (foreign && !worked) {
                    return Need.WORK;
                }
                if (!foreign && !moveSlice()) {
                    return engine.contended() ? Need.TURN : null;
                }
            }
            default -> used.release();
        }
        next();
        return null;
    }

    /** Looks for a while before others are asked to, several times between two pauses: mostly that is enough, and much shorter. */
    private boolean soonShown(Board used, int peer) {
        for (int looks = 0; looks < patience; looks++) {
            if (engine.crowded()) {
                used.tell();
                Thread.yield();
            } else if (looks % PAUSE_EVERY == PAUSE_EVERY - 1) {
                Thread.onSpinWait();
            }
            if (used.shown(peer)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Need lookFor(Board used, int peer) {
        if (used.suspect() != Board.NOBODY) {
            failure = context.disagree(used, used.suspect(), tag);
            return null;
        }
        // at the second look, since word of why a member has left is then here, too
        if (looked && used.ended(peer) && !there(used)) {
            failure = new Failure(
                    ErrorClass.PROC_FAILED,
                    "rank " + peer + " has "
                            + (used.left(peer) ? "left the job" : "died")
                            + " without taking part in this operation");
            return null;
        }
        looked = true;
        return Need.LOOK;
    }

    @Override
    protected boolean ripe() {
        Board used = board;
        return used != null
                && used.isTurn(turn)
                && (there(used) || used.suspect() != Board.NOBODY || used.ended(lookedFor(used)));
    }

    /** Whether the next step can be performed. */
    private boolean there(Board used) {
        return awaits() ? used.shown(schedule.peer(step)) : used.free();
    }

    private int lookedFor(Board used) {
        return awaits() ? schedule.peer(step) : used.laggard();
    }

    private boolean awaits() {
        return schedule.op(step) == Step.AWAIT;
    }

    private void end() {
        Board used = board;
        if (used != null) {
            used.endTurn();
        }
        context.ended(this);
    }

    private void next() {
        asked = false;
        looked = false;
        step++;
        part = 0;
        worked = false;
    }

    /** After the last step: the next schedule of the call, if it has one. */
    private @Nullable Need finish() {
        Need need = await();
        if (need != null) {
            return need;
        }
        Schedule following = elements.following();
        if (following == null) {
            end();
            return Need.NOTHING;
        }
        tag = CollectiveContext.after(tag);
        schedule = following;
        step = -1;
        next();
        return null;
    }

    /** Copies or combines the next elements of a step; true when it is done. */
    private boolean moveSlice() {
        long count = Math.min(SLICE, schedule.count(step) - part);
        move(part, count);
        part += count;
        return part == schedule.count(step);
    }

    private void move(long from, long count) {
        int target = schedule.buffer(step);
        long offset = schedule.offset(step) + from;
        int source = schedule.sourceBuffer(step);
        long sourceOffset = schedule.sourceOffset(step) + from;
        switch (schedule.op(step)) {
            case Step.COPY, Step.COPY_FROM -> elements.copy(target, offset, source, sourceOffset, count);
            case Step.PUT, Step.PUBLISH -> elements.copy(source, sourceOffset, target, offset, count);
            default ->
                elements.reduce(target, offset, source, sourceOffset, count, schedule.op(step) == Step.REDUCE_REVERSED);
        }
    }

    @Override
    protected void work() {
        try {
            int op = step < schedule.steps() ? schedule.op(step) : Step.WAIT;
            switch (op) {
                case Step.SEND -> elements.prepare(schedule.buffer(step), schedule.offset(step), schedule.count(step));
                case Step.WAIT -> elements.arrived();
                default -> move(0, schedule.count(step));
            }
            worked = true;
        } catch (RuntimeException | Error e) {
            thrown = e;
        }
    }

    private void send() {
        Operation send = engine.take();
        elements.bindSend(send.buffer, schedule.buffer(step), schedule.offset(step), schedule.count(step));
        context.send(send, schedule.peer(step), tag, word);
        if (send.done() && send.failure() == null) {
            engine.give(send);
        } else {
            keep(send, ANY);
        }
    }

    private void receive() {
        Operation receive = engine.take();
        long count = schedule.count(step);
        elements.bindReceive(receive.buffer, schedule.buffer(step), schedule.offset(step), count);
        context.receive(receive, schedule.peer(step), tag);
        keep(receive, count);
    }

    private void keep(Operation operation, long count) {
        if (started == pending.length) {
            pending = Arrays.copyOf(pending, started * 2);
            counts = Arrays.copyOf(counts, started * 2);
            peers = Arrays.copyOf(peers, started * 2);
        }
        pending[started] = operation;
        peers[started] = schedule.peer(step);
        counts[started++] = count;
        add(operation);
    }

    /** Looks whether all that was started is done; null if so. */
    private @Nullable Need await() {
        if (failed() || open() == 0) {
            for (int i = 0; i < started && failure == null; i++) {
                Operation operation = operation(i);
                failure = operation.done() ? failureOf(operation, counts[i]) : null;
            }
        }
        if (failure != null) {
            return Need.NOTHING;
        }
        if (open() > 0) {
            return Need.OPERATIONS;
        }
        for (int i = 0; i < started; i++) {
            engine.give(operation(i));
            pending[i] = null;
        }
        started = 0;
        return elements.unread() ? Need.WORK : null;
    }

    private @Nullable Failure failureOf(Operation done, long count) {
        ErrorClass failed = done.failure();
        if (count != ANY && (failed == null || failed == ErrorClass.TYPE || failed == ErrorClass.TRUNCATE)) {
            Failure disagreement = context.check(done, tag, word);
            if (disagreement == null) {
                disagreement = elements.check(done, count);
            }
            if (disagreement != null) {
                return disagreement;
            }
        }
        return failed == null ? null : new Failure(failed, done.failureText());
    }

    /** Takes back what can be taken back; what cannot is left to the engine and never used again. */
    private void abandon() {
        for (int i = 0; i < started; i++) {
            Operation operation = operation(i);
            drop(operation);
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

    /** Tells those that it has waited for in vain what is called here: it may be that they wait, too. */
    @Override
    public void overdue() {
        if (!asked && !ended()) {
            asked = true;
            for (int i = 0; i < started; i++) {
                if (counts[i] != ANY && !operation(i).done()) {
                    context.ask(peers[i], tag, word);
                }
            }
            Board used = board;
            if (used != null && used.isTurn(turn) && open() == 0) {
                context.askOfLast(lookedFor(used), tag);
            }
        }
    }

    @Override
    protected List<Operation> operations() {
        Board used = board;
        if (used != null && !ended() && open() == 0) {
            return List.of(context.awaited(lookedFor(used), tag));
        }
        return IntStream.range(0, started)
                .mapToObj(this::operation)
                .filter(operation -> !operation.done())
                .toList();
    }

    private Operation operation(int index) {
        Operation operation = pending[index];
        if (operation == null) {
            throw new IllegalStateException("no operation " + index + " of " + started);
        }
        return operation;
    }
}
