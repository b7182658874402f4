package org.pjrun.internal.engine;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.internal.diagnosis.StatusPage;

/** A thread that looks twice a second whether somebody wants to know what this rank does, and tells. */
public final class Respondent implements Runnable {
    private static final long LOOK_NANOS = 500_000_000; // every look of every rank costs a wake-up, for ever
    private static final long LOOK_AGAIN_NANOS = 20_000_000;
    private static final int QUICK_LOOKS = 50;

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

    @Override
    public void run() {
        LockSupport.parkNanos(this, LOOK_NANOS);
        try {
            reservation.run();
        } catch (CommException e) {
            return; // no room to say anything: this rank counts as one that does not answer
        }
        engine.enter();
        try {
            engine.publish(page);
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
            LockSupport.parkNanos(this, quick > 0 ? LOOK_AGAIN_NANOS : LOOK_NANOS);
            quick--;
        }
    }
}
