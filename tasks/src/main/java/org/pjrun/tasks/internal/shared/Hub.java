package org.pjrun.tasks.internal.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Diagnosis;
import org.pjrun.Keyval;
import org.pjrun.PeerFailedException;
import org.pjrun.Received;
import org.pjrun.tasks.internal.shared.StoreHome.Versioned;

/** What a rank needs for the shared objects of a communicator: the calls that wait, and on rank 0 the keeper of their homes. */
public final class Hub {
    private static final Keyval<Hub> KEY = Keyval.create();

    /** A wait is declared when it has taken so long. */
    private static final long DECLARED_AFTER_NANOS = 50_000_000;

    private static final long FOR_EVER = Long.MAX_VALUE / 4;

    private final Comm comm;
    private final Letters letters;
    private final @Nullable Keeper keeper;
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
    private final Map<String, Object> known = new HashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private volatile boolean over;

    private Hub(Comm comm) {
        this.comm = comm;
        this.letters = new Letters(comm);
        this.keeper = comm.rank() == Letters.HOME ? new Keeper(comm, letters, pending) : null;
        if (keeper == null) {
            Thread.ofPlatform().daemon().name("pjrun-shared-" + comm.rank()).start(this::listen);
        } else if (comm.size() > 1) {
            keeper.start();
        }
    }

    /** The hub of a communicator on this rank. */
    public static Hub of(Comm comm) {
        Comm aside = comm.aside();
        synchronized (aside) {
            Optional<Hub> known = aside.attr(KEY);
            if (known.isPresent()) {
                return known.get();
            }
            Hub made = new Hub(aside);
            aside.setAttr(KEY, made);
            return made;
        }
    }

    Comm comm() {
        return comm;
    }

    /** What this rank keeps of the objects of this communicator by their names, to be locked by whoever uses it. */
    public Map<String, Object> known() {
        return known;
    }

    /**
     * What a call results in.
     *
     * @param nanos how long it may wait, negative for as long as it takes
     * @return null if the time is over
     */
    @Nullable
    Object call(Ref ref, int op, long nanos, boolean interruptible, @Nullable Object... arguments)
            throws InterruptedException {
        long call = calls.incrementAndGet();
        Pending waits = new Pending();
        pending.put(call, waits);
        try {
            Request.Owner me =
                    new Request.Owner(comm.rank(), Thread.currentThread().threadId());
            Request request = new Request(me, call, op, arguments);
            @Nullable Object result = request(ref, request);
            if (Home.waits(result) || Letters.WAITS.equals(result)) {
                result = await(ref, request, waits, nanos, interruptible);
            }
            if (result instanceof Refusal refusal) {
                throw refusal.exception();
            }
            // what this rank keeps must not be changed by what the program does with it
            return result instanceof Versioned || result instanceof Map ? own(result, call) : result;
        } finally {
            pending.remove(call);
        }
    }

    private @Nullable Object request(Ref ref, Request request) {
        if (keeper == null) {
            return ask(Letters.REQUEST, ref, request);
        }
        for (int i = 0; i < request.arguments.length; i++) {
            Object argument = request.arguments[i];
            request.arguments[i] = argument == null ? null : letters.copy(argument, request.call);
        }
        return keeper.home(ref).handle(request);
    }

    private Object own(Object result, long call) {
        return keeper == null ? result : letters.copy(result, call);
    }

    private @Nullable Object ask(long what, Ref ref, Request request) {
        try {
            return letters.ask(what, ref, request);
        } catch (PeerFailedException e) {
            throw homeless(ref, e);
        }
    }

    private static PeerFailedException homeless(Ref ref, PeerFailedException cause) {
        return new PeerFailedException(ref.title() + ": rank 0, which keeps it, has ended: " + cause.getMessage());
    }

    private @Nullable Object await(Ref ref, Request request, Pending waits, long nanos, boolean interruptible)
            throws InterruptedException {
        long until = System.nanoTime() + nanos;
        boolean interrupted = false;
        boolean declared = false;
        try {
            while (!waits.isDone() && !over) {
                long left = nanos < 0 ? FOR_EVER : until - System.nanoTime();
                if (left <= 0 && cancel(ref, request)) {
                    return null;
                }
                try {
                    if (left <= 0) {
                        waits.await(FOR_EVER); // it was too late to give up: the result is on its way
                    } else if (declared) {
                        declared(waits, left);
                    } else if (!waits.await(Math.min(left, DECLARED_AFTER_NANOS))) {
                        declared = true;
                        explain(ref, request, waits);
                    }
                } catch (InterruptedException e) {
                    if (interruptible && cancel(ref, request)) {
                        throw e;
                    }
                    interrupted = true;
                }
            }
            return keeper != null ? waits.result() : letters.answer(Letters.REQUEST, request.call);
        } catch (PeerFailedException e) {
            throw homeless(ref, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the result or for news of whom it waits for, and says so to whoever looks. */
    private void declared(Pending waits, long nanos) throws InterruptedException {
        Blame blame = waits.blame();
        if (blame == null) {
            waits.await(nanos);
            return;
        }
        Diagnosis.Needs needs = blame.all() ? Diagnosis.Needs.ALL : Diagnosis.Needs.ANY;
        Diagnosis.Wait declared = Diagnosis.waiting(comm, blame.what(), needs, blame.ranks());
        try {
            waits.await(nanos);
        } finally {
            declared.close();
        }
    }

    private void explain(Ref ref, Request request, Pending waits) {
        Object told = keeper != null
                ? keeper.home(ref).explain(request.rank, request.call)
                : letters.ask(Letters.EXPLAIN, ref, request);
        if (told instanceof Blame blame) {
            waits.blame(blame);
        }
    }

    private boolean cancel(Ref ref, Request request) {
        return Boolean.TRUE.equals(
                keeper != null
                        ? keeper.home(ref).cancel(request.rank, request.call)
                        : letters.ask(Letters.CANCEL, ref, request));
    }

    /** Hears when what calls wait for is there, where another rank keeps it. */
    private void listen() {
        Diagnosis.background(comm);
        try {
            while (true) {
                Received<@Nullable Object[]> received = letters.next(Letters.HOME);
                @Nullable Object[] letter = received.value();
                long[] head = (long[]) letter[0];
                Pending waits = pending.get(head[1]);
                if (waits != null && head[0] == Letters.DONE) {
                    waits.done(Home.NOTHING);
                } else if (waits != null && letter[1] instanceof Blame blame) {
                    waits.blame(blame);
                }
            }
        } catch (CommException e) {
            // rank 0 has ended, or the communicator has been freed
        } finally {
            over = true;
            pending.values().forEach(waits -> waits.done(Home.NOTHING)); // they find that out themselves
        }
    }
}
