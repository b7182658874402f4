package org.pjrun.internal.collective;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.Op;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.Selection;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.engine.Link;
import org.pjrun.internal.engine.MatchQueues;

/**
 * What a communicator needs to run its collectives: number of the next one, schedules, working memory and the runner.
 *
 * <p>A call is {@link #begin}, then binding its buffers and {@link #run} or several, then {@link #end}. Its number is the tag
 * of its messages, in a context that only collectives use, so those of different calls never match.
 */
public final class CollectiveContext {
    private static final Failure OUT_OF_STEP = new Failure(
            ErrorClass.COMM,
            "an earlier collective operation of this communicator ended with an exception on this rank, so that its"
                    + " ranks are out of step");

    private final ScheduleCache schedules;
    private final ScheduleRunner runner;
    private final TypedElements elements = new TypedElements();
    private final AtomicBoolean busy = new AtomicBoolean();
    private int sequence;
    private @Nullable Failure broken;

    /**
     * Makes the context of a communicator.
     *
     * @param queues of the communicator's context for collectives
     * @param links finds the link to a member, inside the gate
     */
    public CollectiveContext(
            Engine engine, MatchQueues queues, IntFunction<Link> links, int rank, int size, Selection selection) {
        this.schedules = new ScheduleCache(selection, rank, size);
        this.runner = new ScheduleRunner(engine, queues, links, rank);
    }

    /** Begins a call; what keeps it from beginning, or null. */
    public @Nullable Failure begin() {
        if (!busy.compareAndSet(false, true)) {
            return new Failure(
                    ErrorClass.COMM,
                    "another collective operation of this rank is running on this communicator; call them one after the"
                            + " other, in the same order on all ranks");
        }
        Failure earlier = broken;
        if (earlier != null) {
            busy.set(false);
        }
        return earlier;
    }

    /** The memory of the call that has begun, to bind its buffers to. */
    public TypedElements elements(ElementType type, Op op) {
        elements.begin(type, op);
        return elements;
    }

    /**
     * Runs a schedule on the memory that was bound; blocks.
     *
     * @param count as in {@link org.pjrun.collectives.Call}
     * @return what is wrong, null if all is well
     */
    public @Nullable Failure run(Collective collective, int root, long count, boolean commutative, boolean inPlace) {
        Schedule schedule = schedules.of(
                collective, root, count, commutative, inPlace, elements.type().bytes());
        elements.scratch(schedule.scratch());
        return run(schedule, elements);
    }

    /** Runs a schedule on objects, which are taken to be of so many bytes; blocks. */
    public @Nullable Failure run(Collective collective, int root, long count, int objectBytes, ObjectElements objects) {
        Schedule schedule = schedules.of(collective, root, count, false, false, objectBytes);
        objects.scratch(schedule.scratch());
        return run(schedule, objects);
    }

    private @Nullable Failure run(Schedule schedule, Elements moved) {
        int tag = sequence;
        sequence = tag + 1 & Integer.MAX_VALUE;
        Failure failure = OUT_OF_STEP;
        try {
            failure = runner.run(schedule, moved, tag);
        } finally {
            if (failure != null) {
                broken = afterwards(failure);
            }
        }
        return failure;
    }

    private static Failure afterwards(Failure failure) {
        return switch (failure.errorClass()) {
            case PROC_FAILED -> failure;
            case COMM -> failure;
            default ->
                new Failure(
                        ErrorClass.COMM,
                        "an earlier collective operation of this communicator failed, so that its ranks are out of"
                                + " step: "
                                + failure.text());
        };
    }

    /** Ends a call, well or not; its buffers are forgotten. */
    public void end() {
        elements.end();
        busy.setRelease(false);
    }
}
