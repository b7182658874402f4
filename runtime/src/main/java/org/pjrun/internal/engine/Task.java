package org.pjrun.internal.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Something made of several operations with work in between, such as a collective: whoever drives carries it on.
 *
 * <p>Each time the operations that it waits for are done, {@link #advance()} is called inside the gate, by any thread of
 * the rank that drives, the caretaker included. What may run code of the program is not done there but in
 * {@link #work()}, outside of the gate: by a thread that waits for or tests the task, or else by the caretaker.
 *
 * <p>All methods but {@code work} are called inside the gate.
 */
public abstract class Task implements Awaited {
    /** What a task needs to go on. */
    public enum Need {
        /** That its operations are done. */
        OPERATIONS,
        /** That {@link Task#ripe()} is true: whoever drives looks again and again. */
        LOOK,
        /** That a thread calls {@link Task#work()}. */
        WORK,
        /** That others who wait for the gate have had their turn. */
        TURN,
        /** Nothing more: it has ended. */
        NOTHING
    }

    private final Tasks tasks;
    private final List<Waiter> waiters = new ArrayList<>(1);
    private Need need = Need.NOTHING;
    private int open;
    private boolean listed;
    private boolean carried;
    private boolean working;
    private boolean outlives;
    private boolean failed;

    /** Makes a task that has not begun. */
    protected Task(Engine engine) {
        this.tasks = engine.tasks();
    }

    /** Goes on as far as can be gone now, and says what it needs then; throws nothing. */
    protected abstract Need advance();

    /** Whether what it looks for is there, after it has said that it looks for something; quick. */
    protected boolean ripe() {
        return true;
    }

    /** Does what may run code of the program; outside of the gate; throws nothing. */
    protected abstract void work();

    /** The operations that it waits for, for reports. */
    protected abstract List<Operation> operations();

    /** Waits for an operation, too, that has been started for this task. */
    protected final void add(Operation operation) {
        if (!operation.done()) {
            operation.task = this;
            open++;
        }
    }

    /** Waits no longer for an operation, which goes on by itself. */
    @SuppressWarnings("ReferenceEquality") // a task is this one or it is not
    protected final void drop(Operation operation) {
        if (operation.task == this) {
            operation.task = null;
            open--;
        }
    }

    /** How many of its operations are not done. */
    protected final int open() {
        return open;
    }

    /** Whether one of its operations has failed since it began. */
    protected final boolean failed() {
        return failed;
    }

    /** Takes up a task that waits for operations, since there is something else that it must look at. */
    protected final void rouse() {
        if ((need == Need.OPERATIONS || need == Need.LOOK) && !carried && !listed) {
            listed = true;
            tasks.ready(this);
        }
    }

    /** One of the operations is done. */
    void done(Operation operation) {
        open--;
        failed |= operation.failure() != null;
        if (open == 0 || failed) {
            rouse();
        }
    }

    /** Begins. */
    void begin() {
        if (need != Need.NOTHING) {
            throw new IllegalStateException("a task is begun that has not ended");
        }
        failed = false;
        carryOn();
    }

    void carryOn() {
        if (need == Need.LOOK) {
            tasks.lookNoMore(this);
        }
        listed = false;
        carried = true;
        need = advance();
        carried = false;
        switch (need) {
            case OPERATIONS -> {
                // the last of them lists the task
            }
            case LOOK -> tasks.look(this);
            case TURN -> {
                need = Need.OPERATIONS;
                rouse();
            }
            case WORK -> {
                if (!waiters.isEmpty()) {
                    signal();
                } else if (outlives) {
                    tasks.unattended(this);
                }
            }
            case NOTHING -> {
                if (outlives) {
                    outlives = false;
                    tasks.landed();
                }
                signal();
            }
        }
    }

    private void signal() {
        for (int i = 0; i < waiters.size(); i++) {
            waiters.get(i).signal();
        }
    }

    /** Says that the call that began it returns before its end. */
    void outlive() {
        outlives = true;
        if (needsWork()) {
            tasks.unattended(this);
        }
    }

    boolean outlives() {
        return outlives;
    }

    public final boolean ended() {
        return need == Need.NOTHING;
    }

    /** Whether there is work for a thread that takes it. */
    final boolean needsWork() {
        return need == Need.WORK && !working;
    }

    /** Takes the work; the gate is left for it. */
    void work(Gate gate) {
        working = true;
        gate.leave();
        try {
            work();
        } finally {
            gate.enter();
            working = false;
            carryOn();
        }
    }

    /** Whether a thread that waits for it has something to do or nothing to wait for any more. */
    @Override
    public final boolean done() {
        return ended() || needsWork();
    }

    @Override
    public final void add(Waiter waiter) {
        waiters.add(waiter);
    }

    @Override
    public final void remove(Waiter waiter) {
        waiters.remove(waiter);
        if (needsWork() && outlives && waiters.isEmpty()) {
            tasks.unattended(this);
        }
    }
}
