package org.pjrun.tasks.internal.shared;

import org.jspecify.annotations.Nullable;

/** A reentrant lock with its conditions. */
public final class LockHome extends Home {
    public static final int LOCK = 0;
    public static final int TRY = 1;
    public static final int UNLOCK = 2;
    public static final int AWAIT = 3;
    public static final int SIGNAL = 4;
    public static final int SIGNAL_ALL = 5;
    public static final int RECOVER = 6;

    // states of a request that awaits a condition
    private static final int NEW = 0;
    private static final int AWAITING = 1;
    private static final int SIGNALLED = 2;
    private static final int CANCELLED = 3;
    private static final int BEREFT = 4;

    private Request.@Nullable Owner holder;
    private int depth;

    LockHome(Ref ref, int size, Answers answers) {
        super(ref, size, answers);
    }

    @Override
    boolean behind(Request request, Request other) {
        boolean wants = request.op == LOCK && !request.owner.equals(holder);
        return wants && (other.op == LOCK || other.op == AWAIT && other.state >= SIGNALLED);
    }

    @Override
    Object attempt(Request request) {
        return switch (request.op) {
            case LOCK -> take(request.owner, 1) ? NOTHING : WAIT;
            case TRY -> take(request.owner, 1);
            case UNLOCK -> {
                require(request, "unlock");
                if (--depth == 0) {
                    holder = null;
                }
                yield NOTHING;
            }
            case AWAIT -> await(request);
            case SIGNAL, SIGNAL_ALL -> signal(request);
            case RECOVER -> recover();
            default -> throw wrong("operation " + request.op);
        };
    }

    private boolean take(Request.Owner owner, int times) {
        if (holder != null && !holder.equals(owner)) {
            return false;
        }
        holder = owner;
        depth += times;
        return true;
    }

    private void require(Request request, String what) {
        if (!request.owner.equals(holder)) {
            throw wrong(what + " by a thread of rank " + request.rank + ", which does not hold it ("
                    + (holder == null ? "nobody does" : "rank " + holder.rank() + " does") + ")");
        }
    }

    private Object await(Request request) {
        if (request.state == NEW) {
            require(request, "await");
            request.state = AWAITING;
            request.arguments[1] = depth;
            depth = 0;
            holder = null;
        }
        if (request.state == AWAITING || holder != null) {
            return WAIT;
        }
        take(request.owner, (int) request.argument(1));
        return request.state == BEREFT ? request.argument(2) : request.state == SIGNALLED;
    }

    /** Frees the lock if its holder's rank has ended; whether it did. */
    private boolean recover() {
        Request.Owner held = holder;
        if (held == null || !hasEnded(held.rank())) {
            return false;
        }
        holder = null;
        depth = 0;
        return true;
    }

    private Object signal(Request request) {
        require(request, "signal");
        for (Request other : waiting()) {
            if (other.op == AWAIT
                    && other.state == AWAITING
                    && other.argument(0).equals(request.argument(0))) {
                other.state = SIGNALLED;
                if (request.op == SIGNAL) {
                    break;
                }
            }
        }
        return NOTHING;
    }

    /** One who awaits a condition still has to wait for the lock, before it can give up. */
    @Override
    boolean cancelled(Request request) {
        if (request.op == AWAIT) {
            request.state = request.state == AWAITING ? CANCELLED : request.state;
            return false;
        }
        return true;
    }

    /** One who awaits a condition gets the lock back before it hears of an end, unless the lock is lost. */
    @Override
    boolean refused(Request request, Refusal refusal) {
        Request.Owner held = holder;
        if (request.op != AWAIT || held != null && hasEnded(held.rank())) {
            return true;
        }
        request.state = BEREFT;
        request.arguments[2] = refusal;
        return false;
    }

    @Override
    String vain(Request request, int rank) {
        Request.Owner held = holder;
        return held != null && held.rank() == rank
                ? name + ": rank " + rank + ", which holds it, has ended (expected: unlock before); see recover()"
                : "";
    }

    @Override
    Blame blame(Request request) {
        if (request.op == AWAIT && request.state == AWAITING) {
            return anybody("condition " + request.argument(0) + " of " + name);
        }
        Request.Owner held = holder;
        return held == null
                ? anybody(name)
                : new Blame(name + ", held by rank " + held.rank(), true, new int[] {held.rank()});
    }
}
