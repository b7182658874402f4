package org.pjrun.internal.collective;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.Op;
import org.pjrun.collectives.Blocks;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.Schedule;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.engine.Task;

/**
 * One collective call: what is called, with which memory. It is filled in and then run by its context, once or often.
 *
 * <p>{@link #plan} or {@link #schedule} says what to run, {@link #memory} or {@link #elements} on what.
 */
public final class CollectiveCall {
    private final CollectiveContext context;
    private final ScheduleRunner runner;
    private final TypedElements typed = new TypedElements();
    private final Map<ElementType, Object> values = new EnumMap<>(ElementType.class);
    private final Map<ElementType, Object> results = new EnumMap<>(ElementType.class);
    private String name = "";
    private Elements elements = typed;
    private Collective collective = Collective.BARRIER;
    private int root;
    private long count;
    private boolean commutative;
    private boolean inPlace;
    private int elementBytes;
    private Blocks sendBlocks = Blocks.none();
    private Blocks receiveBlocks = Blocks.none();
    private @Nullable Schedule schedule;
    private int phases = 1;
    private long word;
    private boolean described;
    private boolean whole;

    CollectiveCall(Engine engine, CollectiveContext context) {
        this.context = context;
        this.runner = new ScheduleRunner(engine, context, typed);
    }

    /** Begins to fill in a call of a routine. */
    CollectiveCall begin(String routine) {
        name = routine;
        elements = typed;
        schedule = null;
        sendBlocks = Blocks.none();
        receiveBlocks = Blocks.none();
        phases = 1;
        described = false;
        whole = false;
        return this;
    }

    /** Name of the routine that was called. */
    public String name() {
        return name;
    }

    /** Memory of a primitive type, to bind the buffers of the call to. */
    public TypedElements memory(ElementType type, Op op) {
        typed.begin(type, op);
        elementBytes = typed.unitBytes();
        return typed;
    }

    /** Objects, which are taken to be of so many bytes. */
    public CollectiveCall elements(ObjectElements objects, int objectBytes) {
        elements = objects;
        elementBytes = objectBytes;
        return this;
    }

    /** Blocks that are buffers of their own. */
    public CollectiveCall elements(BlockElements blocks) {
        elements = blocks;
        return this;
    }

    /** A broadcast of one object. */
    public CollectiveCall elements(ObjectBcast object, int from) {
        elements = object;
        elementBytes = ElementType.LONG.bytes();
        phases = ObjectBcast.PHASES;
        return plan(Collective.BCAST, from, ObjectBcast.HEAD_WORDS, true, false);
    }

    /** Says what is called, as in {@link org.pjrun.collectives.Call}. */
    public CollectiveCall plan(
            Collective called, int rootRank, long elementCount, boolean commutes, boolean isInPlace) {
        collective = called;
        root = rootRank;
        count = elementCount;
        commutative = commutes;
        inPlace = isInPlace;
        return this;
    }

    /** Says how the buffers are cut into blocks of different lengths. */
    public CollectiveCall blocks(Blocks sent, Blocks received) {
        sendBlocks = sent;
        receiveBlocks = received;
        return this;
    }

    /** Says what to run: this rank's part of a schedule among neighbours, whose peers are ranks of the context. */
    public CollectiveCall schedule(Schedule given) {
        schedule = given;
        return called(Called.neighbors(name, elements == typed ? typed.type() : ElementType.BYTE));
    }

    /** Says what all ranks must agree on, if not what is planned. */
    public CollectiveCall called(long given) {
        word = given;
        described = true;
        return this;
    }

    /** Says that nothing of the receive buffer stays as it is, though its blocks are of different lengths. */
    public CollectiveCall whole() {
        whole = true;
        return this;
    }

    private boolean overwrites() {
        if (inPlace || schedule != null) {
            return false;
        }
        return switch (collective) {
            case BCAST -> !context.isRank(root);
            case EXSCAN -> false;
            default -> whole || !collective.irregular();
        };
    }

    /** What all ranks must agree on. */
    long word() {
        if (described) {
            return word;
        }
        if (elements != typed) {
            return Called.word(collective, null, ElementType.OBJECT, collective.rooted() ? root : 0, 0);
        }
        Op op = collective.reduces() ? typed.op() : null;
        long common = collective.irregular() ? 0 : count;
        long plain = Called.word(collective, op, typed.type(), collective.rooted() ? root : 0, common);
        return switch (collective) {
            case ALLGATHERV, REDUCE_SCATTER -> Called.counts(plain, hash(receiveBlocks));
            default -> plain;
        };
    }

    private static int hash(Blocks blocks) {
        int hash = 1;
        for (int block = 0; block < blocks.size(); block++) {
            hash = 31 * hash + Long.hashCode(blocks.count(block));
        }
        return hash;
    }

    /** An array for one value to be sent; the same again for each call. */
    public Object value(ElementType type) {
        return one(values, type);
    }

    /** An array for one value to be received; the same again for each call. */
    public Object result(ElementType type) {
        return one(results, type);
    }

    private static Object one(Map<ElementType, Object> kept, ElementType type) {
        Object known = kept.get(type);
        if (known == null) {
            known = Scratch.newArray(type, 1);
            kept.put(type, known);
        }
        return known;
    }

    /** What went wrong, when the call has ended; null if nothing did or it was thrown. */
    public @Nullable Failure failure() {
        return runner.failure();
    }

    /** What code of the program threw in the course of the call, or null. */
    public @Nullable Throwable thrown() {
        return runner.thrown();
    }

    /** What the engine carries on. */
    public Task task() {
        return runner;
    }

    ScheduleRunner runner() {
        return runner;
    }

    /** How many numbers the call takes. */
    int phases() {
        return summedExactly() ? ExactElements.PHASES : phases;
    }

    /** Whether rounding would make the result depend on the order of summing. */
    private boolean summedExactly() {
        return reduced() && typed.op().kind() == Op.Kind.SUM && FixedPoint.serves(typed.type());
    }

    /** Whether the operands may be exchanged; where results are to be reproducible, only if that changes no bit. */
    private boolean commutes() {
        return commutative
                && !(reduced()
                        && (typed.op().kind() == Op.Kind.USER
                                || typed.op().kind() == Op.Kind.PROD && FixedPoint.serves(typed.type())));
    }

    private boolean reduced() {
        return context.reproducible() && schedule == null && elements == typed && collective.reduces();
    }

    /** Makes the runner ready; inside the gate. */
    void prepare(int number) {
        if (summedExactly()) {
            elements.begin(overwrites());
            ExactElements exact = new ExactElements(context, typed, sum());
            runner.set(exact.first(), exact, number, word());
            return;
        }
        Schedule planned = schedule;
        if (planned == null) {
            planned = context.schedule(
                    elements.plain(),
                    collective,
                    root,
                    count,
                    commutes(),
                    inPlace,
                    elementBytes,
                    sendBlocks,
                    receiveBlocks);
        }
        elements.begin(overwrites());
        elements.scratch(planned.scratch());
        runner.set(planned, elements, number, word());
    }

    private ExactElements.Sum sum() {
        long input = switch (collective) {
            case REDUCE_SCATTER -> receiveBlocks.total();
            case REDUCE_SCATTER_BLOCK -> count * context.size();
            default -> count;
        };
        boolean received = switch (collective) {
            case REDUCE -> context.isRank(root);
            case EXSCAN -> !context.isRank(0);
            default -> true;
        };
        boolean place = inPlace && (collective != Collective.REDUCE || received);
        return new ExactElements.Sum(
                collective, root, count, place, receiveBlocks, Math.toIntExact(input), received, typed.type());
    }

    /** Forgets the program's memory. */
    void end() {
        elements.end();
        elements = typed;
    }
}
