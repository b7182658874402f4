package org.pjrun.internal.collective;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.Op;
import org.pjrun.collectives.Blocks;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.Selection;
import org.pjrun.collectives.Topology;
import org.pjrun.internal.board.Board;
import org.pjrun.internal.bootstrap.BoardLayout;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.engine.Link;
import org.pjrun.internal.engine.MatchQueues;
import org.pjrun.internal.engine.Operation;

/**
 * What a communicator needs to run its collectives: number of the next one, schedules, and calls to fill in.
 *
 * <p>A {@link #call} is filled in and then {@linkplain #run run}, or {@linkplain #start started} and waited for. Its number
 * is the tag of its messages, in a context that only collectives use, so those of different calls never match, however
 * many are under way. Numbers are given in the order of calls, which is the same on all ranks.
 */
public final class CollectiveContext {
    private static final int MOST_IDLE = 4;

    /** How often a blocking call looks for what another rank shows before it looks after messages, too. */
    private static final int LOOKS = 100;

    private static final int CROWDED_LOOKS = 3;

    private final Engine engine;
    private final MatchQueues queues;
    private final IntFunction<Link> links;
    private final int rank;
    private final ScheduleCache schedules;
    private final Lender lender;
    private ScheduleCache boardSchedules;
    private final Selection selection;
    private final int size;
    private @Nullable Board board;
    private final List<ScheduleRunner> active = new ArrayList<>(2);
    private final AtomicReferenceArray<@Nullable CollectiveCall> idle = new AtomicReferenceArray<>(MOST_IDLE);
    private final AtomicBoolean busy = new AtomicBoolean();
    private int sequence;
    private @Nullable Failure broken;

    /**
     * Makes the context of a communicator.
     *
     * @param queues of the communicator's context for collectives
     * @param links finds the link to a member, inside the gate
     * @param lender gives it a board, if it can
     */
    public CollectiveContext(
            Engine engine,
            MatchQueues queues,
            IntFunction<Link> links,
            int rank,
            int size,
            Selection selection,
            Lender lender) {
        this.engine = engine;
        this.queues = queues;
        this.links = links;
        this.rank = rank;
        this.size = size;
        this.selection = selection;
        this.lender = lender;
        this.schedules = new ScheduleCache(selection, rank, size, Topology.UNKNOWN);
        this.boardSchedules = schedules;
        use(lender.known());
    }

    /** A call of a routine, to be filled in; it is the caller's until it is given back or forgotten. */
    public CollectiveCall call(String routine) {
        for (int i = 0; i < MOST_IDLE; i++) {
            CollectiveCall kept = idle.getAndSet(i, null);
            if (kept != null) {
                return kept.begin(routine);
            }
        }
        return new CollectiveCall(engine, this).begin(routine);
    }

    /** Takes a call back that has ended and that nobody looks at any more. */
    public void give(CollectiveCall call) {
        call.end();
        for (int i = 0; i < MOST_IDLE; i++) {
            if (idle.compareAndSet(i, null, call)) {
                return;
            }
        }
    }

    /** Runs a call to its end; blocks. What kept it from beginning, or null: then the call tells how it ended. */
    public @Nullable Failure run(CollectiveCall call) {
        if (!busy.compareAndSet(false, true)) {
            return concurrent();
        }
        engine.enter();
        try {
            if (board == null && lender.due()) {
                borrow();
            }
            call.runner().patience(engine.crowded() ? CROWDED_LOOKS : LOOKS);
            Failure failure = begin(call);
            if (failure == null) {
                engine.await(call.task());
            }
            return failure;
        } finally {
            engine.leave();
            busy.setRelease(false);
        }
    }

    /** Starts a call, which then goes on by itself; what kept it from beginning, or null. */
    public @Nullable Failure start(CollectiveCall call) {
        if (!busy.compareAndSet(false, true)) {
            return concurrent();
        }
        engine.enter();
        try {
            call.runner().patience(0);
            Failure failure = begin(call);
            if (failure == null) {
                engine.outlive(call.task());
            }
            return failure;
        } finally {
            engine.leave();
            busy.setRelease(false);
        }
    }

    /** Gets a board: rank 0 lends a place and tells the others. If that fails so does what follows. */
    private void borrow() {
        CollectiveCall telling = new CollectiveCall(engine, this).begin("board");
        long[] told = {rank == 0 ? lender.lend() : 0};
        telling.memory(ElementType.LONG, Op.SUM).output(told, 0);
        telling.plan(Collective.BCAST, 0, 1, true, false);
        if (begin(telling) == null) {
            engine.await(telling.task());
            if (telling.failure() == null && telling.thrown() == null) {
                use(lender.open((int) told[0]));
            }
        }
    }

    private void use(@Nullable Board opened) {
        board = opened;
        if (opened != null) {
            boardSchedules = new ScheduleCache(selection, rank, size, Topology.oneHost(BoardLayout.SLOT_BYTES));
        }
    }

    /** The board of this communicator, null while it has none. */
    @Nullable
    Board board() {
        return board;
    }

    /** Says that this communicator has no more calls. */
    public void close() {
        Board open = board;
        if (open != null) {
            open.close();
        }
    }

    /** An operation that is not started, as what a member is waited for with. */
    Operation awaited(int peer, int number) {
        return engine.awaited(queues, links.apply(peer), peer, number);
    }

    private static Failure concurrent() {
        return new Failure(
                ErrorClass.COMM,
                "another collective operation of this rank is running on this communicator; call them one after the"
                        + " other, in the same order on all ranks");
    }

    private @Nullable Failure begin(CollectiveCall call) {
        if (broken != null) {
            return broken;
        }
        int number = sequence;
        for (int i = 0; i < call.phases(); i++) {
            sequence = after(sequence);
        }
        boolean begun = false;
        try {
            call.prepare(number);
            active.add(call.runner());
            engine.begin(call.task());
            begun = true;
        } finally {
            if (!begun) {
                broken = outOfStep("could not be begun");
            }
        }
        return null;
    }

    /** The number after another one. */
    static int after(int number) {
        return number + 1 & Integer.MAX_VALUE;
    }

    /** A schedule of equal blocks, or none; inside the gate. */
    Schedule schedule(Collective collective, int root, long count, int elementBytes) {
        return schedule(false, collective, root, count, true, false, elementBytes, Blocks.none(), Blocks.none());
    }

    /** A schedule of this rank, over the board if that can be; inside the gate. */
    Schedule schedule(
            boolean plain,
            Collective collective,
            int root,
            long count,
            boolean commutative,
            boolean inPlace,
            int elementBytes,
            Blocks sendBlocks,
            Blocks receiveBlocks) {
        ScheduleCache made = plain ? boardSchedules : schedules;
        return made.of(collective, root, count, commutative, inPlace, elementBytes, sendBlocks, receiveBlocks);
    }

    /** Starts a send to a member; inside the gate. */
    void send(Operation send, int peer, int number) {
        engine.send(send, queues, links.apply(peer), rank, number, false);
    }

    /** Starts a receive from a member; inside the gate. */
    void receive(Operation receive, int peer, int number) {
        engine.receive(receive, queues, links.apply(peer), peer, number);
    }

    /** A runner has come to its end, well or not; inside the gate. */
    void ended(ScheduleRunner runner) {
        active.remove(runner);
        Failure failure = runner.failure();
        if (failure != null) {
            broken = switch (failure.errorClass()) {
                case PROC_FAILED, COMM -> failure;
                default -> outOfStep("failed: " + failure.text());
            };
        } else if (runner.thrown() != null) {
            broken = outOfStep("ended with an exception on this rank: " + runner.thrown());
        }
    }

    private static Failure outOfStep(String why) {
        return new Failure(
                ErrorClass.COMM,
                "an earlier collective operation of this communicator " + why + "; its ranks are out of step");
    }
}
