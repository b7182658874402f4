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
import org.pjrun.internal.board.Difference;
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
    private static final int LOOKS = 400;

    private static final int CROWDED_LOOKS = 3;

    private final Engine engine;
    private final MatchQueues queues;
    private final IntFunction<Link> links;
    private final int rank;
    private final int size;
    private final Selection selection;
    private final Topology topology;
    private final Lender lender;
    private final ScheduleCache schedules;
    private final boolean reproducible;
    private ScheduleCache boardSchedules;
    private @Nullable Board board;
    private final List<ScheduleRunner> active = new ArrayList<>(2);
    private final AtomicReferenceArray<@Nullable CollectiveCall> idle = new AtomicReferenceArray<>(MOST_IDLE);
    private final AtomicBoolean busy = new AtomicBoolean();
    private int sequence;
    private final Agreement agreement;
    private @Nullable Poison poison;
    private volatile boolean reported;

    /**
     * Makes the context of a communicator.
     *
     * @param queues of the communicator's context for collectives
     * @param links finds the link to a member, inside the gate
     * @param topology where the members are
     * @param lender gives it a board, if it can
     */
    public CollectiveContext(
            Engine engine,
            MatchQueues queues,
            IntFunction<Link> links,
            int rank,
            int size,
            Selection selection,
            Topology topology,
            Lender lender) {
        this.engine = engine;
        this.queues = queues;
        this.links = links;
        this.rank = rank;
        this.size = size;
        this.reproducible = selection.isReproducible();
        this.selection = selection;
        this.lender = lender;
        this.topology = topology;
        this.schedules = new ScheduleCache(selection, rank, size, topology);
        this.boardSchedules = schedules;
        use(lender.known());
        this.agreement = new Agreement(engine, this, rank, size);
        engine.enter();
        try {
            engine.begin(agreement);
            engine.inspect(queues, agreement);
        } finally {
            engine.leave();
        }
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
            boardSchedules = new ScheduleCache(selection, rank, size, topology.slots(opened.slotBytes()));
        }
    }

    /** The board of this communicator, null while it has none. */
    @Nullable
    Board board() {
        return board;
    }

    /** Says that this communicator has no more calls; inside the gate. */
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
        Poison earlier = poison;
        if (earlier != null && !follows(earlier.number(), sequence)) {
            return refusal(earlier.failure());
        }
        int number = sequence;
        long word = call.word();
        Failure disagreement = null;
        for (int i = 0; i < call.phases(); i++) {
            Failure found = agreement.begin(sequence, word);
            disagreement = disagreement == null ? found : disagreement;
            sequence = after(sequence);
        }
        queues.calls(sequence);
        if (disagreement != null) {
            poison(new Poison(number, disagreement));
            return refusal(disagreement);
        }
        boolean begun = false;
        try {
            call.prepare(number);
            active.add(call.runner());
            engine.begin(call.task());
            begun = true;
        } finally {
            if (!begun) {
                poison(failedHere(number, word, "it could not be begun"));
                reported = true;
            }
        }
        return null;
    }

    /** Says that the program has been told of a failure of this communicator. */
    public void reported() {
        reported = true;
    }

    /** Why nothing can be called any more: the first time the failure itself, which may be another rank's. */
    private Failure refusal(Failure failure) {
        if (!reported || failure.errorClass() == ErrorClass.PROC_FAILED) {
            reported = true;
            return failure;
        }
        return new Failure(
                ErrorClass.COMM,
                "an earlier collective operation of this communicator failed, so that its ranks are out of step: "
                        + failure.text());
    }

    /** Number of members. */
    int size() {
        return size;
    }

    /** Whether results may not depend on how they are computed. */
    boolean reproducible() {
        return reproducible;
    }

    /** Whether this is the rank of that number. */
    boolean isRank(int number) {
        return rank == number;
    }

    /** The number after another one. */
    static int after(int number) {
        return number >= Agreement.POISON - 1 ? 0 : number + 1;
    }

    /** Whether a number comes after another one. */
    static boolean follows(int number, int other) {
        int distance = number - other;
        return distance > 0 ? distance < 1 << 30 : distance < -(1 << 30);
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
    void send(Operation send, int peer, int number, long word) {
        engine.send(send, queues, links.apply(peer), rank, number, false, word);
    }

    /** Starts a receive from a member; inside the gate. */
    void receive(Operation receive, int peer, int number) {
        engine.receive(receive, queues, links.apply(peer), peer, number);
    }

    /** Tells a member what is called here under a number; inside the gate. */
    void ask(int peer, int number, long word) {
        agreement.ask(peer, number, word);
    }

    /** Tells a member what has been called here under this number and the few before it; inside the gate. */
    void askOfLast(int peer, int number) {
        agreement.askOfLast(peer, number);
    }

    /** Compares a message that was received with the call that it is for; what is wrong, or null. */
    @Nullable
    Failure check(Operation received, int number, long word) {
        return agreement.check(received.statusSource(), received.statusSignature(), number, word);
    }

    /** A member has called something else than this rank, as the board tells: ends what cannot go well; what is wrong. */
    Failure disagree(Board on, int peer, int number) {
        Difference difference = on.difference(peer);
        Failure failure = difference == null
                ? agreement.disagreement(number, peer)
                : agreement.disagreement(difference.number(), difference.own(), peer, difference.theirs());
        poison(new Poison(difference == null ? number : difference.number(), failure));
        return failure;
    }

    /** A runner has come to its end, well or not; inside the gate. */
    void ended(ScheduleRunner runner) {
        active.remove(runner);
        Failure failure = runner.failure();
        if (failure != null) {
            switch (failure.errorClass()) {
                case PROC_FAILED, NOT_SAME -> poison(new Poison(runner.number(), failure));
                default -> poison(failedHere(runner.number(), runner.word(), failure.text()));
            }
        } else if (runner.thrown() != null) {
            poison(failedHere(runner.number(), runner.word(), "exception: " + runner.thrown()));
        }
    }

    private Poison failedHere(int number, long word, String why) {
        return new Poison(
                number,
                new Failure(
                        ErrorClass.COMM,
                        Called.text(word) + ", collective operation " + number
                                + " of this communicator, failed on rank " + rank + ": " + why));
    }

    /**
     * Ends what cannot go well any more since a call has failed, here or on another rank, and tells others; inside the gate.
     *
     * <p>Calls of lower numbers, in which this rank may be behind, go on.
     */
    void poison(Poison failed) {
        Poison known = poison;
        if (known != null && !follows(known.number(), failed.number())) {
            return;
        }
        poison = failed;
        reported = false;
        for (ScheduleRunner runner : List.copyOf(active)) {
            if (!follows(failed.number(), runner.number())) {
                runner.fail(failed.failure());
            }
        }
        agreement.tell(failed);
    }
}
