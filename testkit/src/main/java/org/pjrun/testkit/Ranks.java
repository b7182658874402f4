package org.pjrun.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program on N ranks that are threads of this JVM and share its classes.
 *
 * <pre>
 *   Ranks.run(4, comm -&gt; assertThat(comm.allreduce(1, Op.SUM)).isEqualTo(4));
 *   List&lt;Double&gt; results = Ranks.call(4, comm -&gt; integrate(comm.rank(), comm.size()));
 *   Ranks.of(256).limit(Duration.ofMinutes(1)).stackSize(256 * 1024).run(program);
 * </pre>
 *
 * <p>A run ends when all ranks have returned. A rank that throws counts as dead, so the others do not wait for it but get
 * a {@link org.pjrun.PeerFailedException} where they need it. The first exception is thrown again, with the others
 * suppressed. When ranks wait for each other for ever, a {@link DeadlockError} says who and why; when the time is over,
 * an {@link AssertionError} shows where each rank stands.
 *
 * <p>Each rank has an engine and memory of its own, as in a job of processes; only statics are shared.
 *
 * @see RanksTest
 */
public final class Ranks {
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(30);
    private static final Duration USUAL_STALL = Duration.ofSeconds(2);

    private final int size;
    private final Duration limit;
    private final long stackBytes;

    private final Duration stall;
    private final boolean full;
    private final boolean strict;

    private Ranks(int size, Duration limit, long stackBytes, Duration stall, boolean full, boolean strict) {
        this.size = size;
        this.limit = limit;
        this.stackBytes = stackBytes;
        this.stall = stall;
        this.full = full;
        this.strict = strict;
    }

    /**
     * So many ranks, with a time limit of 30 s.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Ranks of(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("ranks: " + size + " (expected: > 0)");
        }
        return new Ranks(size, USUAL_LIMIT, 0, USUAL_STALL, false, false);
    }

    /** Runs a program on so many ranks; blocks until all have returned. */
    public static void run(int size, RankProgram program) {
        of(size).run(program);
    }

    /** Runs a function on so many ranks and returns their results in the order of ranks; blocks until all have returned. */
    public static <T extends @Nullable Object> List<T> call(int size, RankFunction<T> function) {
        return of(size).call(function);
    }

    /**
     * Asserts that a program ends on so many ranks, also where no message finds room before its receive; {@link
     * #checkFully()} says what else is checked.
     *
     * @throws DeadlockError if ranks wait for each other; its message is the report
     */
    public static void assertNoDeadlock(int size, RankProgram program) {
        of(size).checkFully().run(program);
    }

    /**
     * Asserts that a program leaves no message that nobody has received, no request that was never completed and no
     * communicator that was never freed.
     *
     * @throws AssertionError if it does, with the lines that made them
     */
    public static void assertNothingLeft(int size, RankProgram program) {
        of(size).leavingNothing().checkFully().run(program);
    }

    /** The same with another limit of time for the whole run. */
    public Ranks limit(Duration time) {
        return new Ranks(size, time, stackBytes, stall, full, strict);
    }

    /** The same with stacks of so many bytes, for many ranks; 0 for the usual size. */
    public Ranks stackSize(long bytes) {
        return new Ranks(size, limit, bytes, stall, full, strict);
    }

    /**
     * The same with another time for which a rank may wait before all are asked whether any of them can still move; zero to
     * never ask.
     */
    public Ranks stallAfter(Duration time) {
        return new Ranks(size, limit, stackBytes, time, full, strict);
    }

    /**
     * The same with everything checked, at a price: each send waits for its receive, so that a program which relies on
     * room for its messages fails every time, a buffer that is changed while its operation is under way, or lent to two, is
     * an error of the request, and all lines are known.
     */
    public Ranks checkFully() {
        return new Ranks(size, limit, stackBytes, stall, true, strict);
    }

    /**
     * The same, and it is an {@link AssertionError} if a message is left that nobody has received, a request that was never
     * completed or a communicator that was never freed.
     */
    public Ranks leavingNothing() {
        return new Ranks(size, limit, stackBytes, stall, full, true);
    }

    /**
     * Runs a program on these ranks; blocks until all have returned.
     *
     * @throws DeadlockError if ranks wait for each other for ever
     * @throws AssertionError if the time is over
     */
    public void run(RankProgram program) {
        new RankRun(size, limit, stackBytes, stall, full, strict).run(program);
    }

    /**
     * Runs a function on these ranks and returns their results in the order of ranks; blocks until all have returned.
     *
     * @throws DeadlockError if ranks wait for each other for ever
     * @throws AssertionError if the time is over
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // T may be a nullable type
    public <T extends @Nullable Object> List<T> call(RankFunction<T> function) {
        @Nullable Object[] results = new Object[size];
        run(comm -> results[comm.rank()] = function.call(comm));
        List<T> list = new ArrayList<>(size);
        for (Object result : results) {
            list.add((T) result);
        }
        return list;
    }
}
