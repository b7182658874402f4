package org.pjrun.internal.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pjrun.internal.shared.Kernel;

/**
 * The right of one thread to enter a {@link Gate} by two plain stores and a load, without an instruction that waits until other
 * cores have seen what was stored before.
 *
 * <p>The thread says that it is inside, then looks whether it has been suspended. Who wants it to stay outside suspends it, then
 * looks whether it is inside. Both need the order of store and load (Dekker's pattern), for which the one who suspends, and
 * seldom comes, has the kernel put a barrier into all threads of the process; the compiler is kept from changing it by fences
 * that are no instructions.
 */
final class Bias {
    private static final VarHandle INSIDE;
    private static final VarHandle SUSPENDED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            INSIDE = lookup.findVarHandle(Bias.class, "inside", boolean.class);
            SUSPENDED = lookup.findVarHandle(Bias.class, "suspended", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Thread thread;

    @SuppressWarnings("unused") // through INSIDE; written by the thread
    private boolean inside;

    @SuppressWarnings("unused") // through SUSPENDED; written by those who hold the gate against the thread
    private boolean suspended;

    private Bias(Thread thread) {
        this.thread = thread;
    }

    /** Whether the kernel can do what suspending needs; asked before the first is made. */
    static boolean possible() {
        return Kernel.available() && Kernel.registerBarrierHere();
    }

    static Bias of(Thread thread) {
        return new Bias(thread);
    }

    @SuppressWarnings("ReferenceEquality") // it is this thread or another one
    boolean isOf(Thread other) {
        return thread == other;
    }

    /** Enters as the thread; false if it has been suspended. */
    boolean enter() {
        INSIDE.setRelease(this, true);
        VarHandle.releaseFence();
        VarHandle.acquireFence();
        if (!(boolean) SUSPENDED.getAcquire(this)) {
            return true;
        }
        INSIDE.setRelease(this, false);
        return false;
    }

    /** Leaves as the thread. */
    void leave() {
        INSIDE.setRelease(this, false);
    }

    /** Whether the thread is inside. */
    boolean inside() {
        return (boolean) INSIDE.getAcquire(this);
    }

    /** Keeps the thread from entering; if it is not {@link #inside()} after that, it is outside until {@link #resume()}. */
    void suspend() {
        SUSPENDED.setVolatile(this, true);
        if (!Kernel.barrierHere()) {
            throw new IllegalStateException("the kernel refuses a barrier that it has granted before");
        }
    }

    /** Lets the thread enter again, which then sees what has been done meanwhile. */
    void resume() {
        SUSPENDED.setRelease(this, false);
    }
}
