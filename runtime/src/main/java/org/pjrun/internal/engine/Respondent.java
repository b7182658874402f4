package org.pjrun.internal.engine;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.internal.diagnosis.RankSnapshot;
import org.pjrun.internal.diagnosis.StatusPage;

/**
 * A thread that tells what this rank does when somebody wants to know.
 *
 * <p>It looks twice a second while the rank runs. While a thread of the rank sleeps in the engine, whoever asks wakes that one,
 * and it wakes this one, so that a blocked rank costs no wake-ups beside.
 */
public final class Respondent implements Runnable, Consumer<RankSnapshot> {
    private static final long LOOK_NANOS = 500_000_000; // every look of every rank costs a wake-up, for ever
    private static final long LOOK_AGAIN_NANOS = 20_000_000;
    private static final int QUICK_LOOKS = 50;

    /** While the rank is blocked, the thread that sleeps for it looks when it is woken, and wakes this one if need be. */
    private static final long DOZE_NANOS = 30_000_000_000L;

    private final Engine engine;
    private final StatusPage page;
    private final Runnable reservation;
    private final @Nullable ThreadGroup group;
    private volatile boolean closed;

    /**
     * Makes a thread's work.
     *
     * @param reservation makes sure that there is memory behind the page
     * @param group threads of this rank where it shares the process with other ranks, null where all are
     */
    public Respondent(Engine engine, StatusPage page, Runnable reservation, @Nullable ThreadGroup group) {
        this.engine = engine;
        this.page = page;
        this.reservation = reservation;
        this.group = group;
    }

    /** Answers no more. */
    public void close() {
        closed = true;
    }

    /** Writes a last word, which whoever started this rank will find. */
    @Override
    public void accept(RankSnapshot last) {
        if (reserve()) {
            page.leave(last);
        }
    }

    /** Makes sure that there is memory behind the page; false if there is no room. */
    private boolean reserve() {
        try {
            reservation.run();
            return true;
        } catch (CommException e) {
            return false; // this rank counts as one that does not answer
        }
    }

    @Override
    public void run() {
        LockSupport.parkNanos(this, LOOK_NANOS);
        if (closed || !reserve()) {
            return;
        }
        engine.enter();
        try {
            engine.publish(page, Thread.currentThread());
        } finally {
            engine.leave();
        }
        int quick = 0;
        while (!closed) {
            int question = page.question();
            if (question != 0) {
                page.answer(question, engine.snapshot(Thread.getAllStackTraces(), group));
                quick = QUICK_LOOKS;
            }
            LockSupport.parkNanos(this, quick > 0 ? LOOK_AGAIN_NANOS : dozes() ? DOZE_NANOS : LOOK_NANOS);
            quick--;
        }
    }

    private boolean dozes() {
        engine.enter();
        try {
            return engine.dozes();
        } finally {
            engine.leave();
        }
    }
}
