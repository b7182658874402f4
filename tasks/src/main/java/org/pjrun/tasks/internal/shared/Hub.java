package org.pjrun.tasks.internal.shared;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Diagnosis;
import org.pjrun.Keyval;
import org.pjrun.Received;

/** What a rank needs for the shared objects of a communicator: on rank 0 their homes, everywhere the calls that wait. */
public final class Hub {
    private static final Keyval<Hub> KEY = Keyval.create();
    private static final int HOME = 0;

    // tags; answers to calls have tags of their own above these
    private static final int SERVICE = 100;
    private static final int FIRST_ANSWER = 1 << 20;
    private static final int ANSWERS = 1 << 30;

    // what a message is
    private static final long REQUEST = 1;
    private static final long EXPLAIN = 2;
    private static final long CANCEL = 3;
    private static final long DONE = 4;
    private static final long BLAMED = 5;

    /** A wait is declared when it has taken so long. */
    private static final long DECLARED_AFTER_NANOS = 50_000_000;

    private static final long FOR_EVER = Long.MAX_VALUE / 4;

    private static final String WAITS = "waits";

    /** What comes before the arguments in a message. */
    private static final int HEAD = 4;

    private final Comm comm;
    private final Map<String, Home> homes = new ConcurrentHashMap<>();
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final Home.Answers answers = new Home.Answers() {
        @Override
        public void done(Request request, Object result) {
            answer(request, DONE, result);
        }

        @Override
        public void blame(Request request, Blame blame) {
            answer(request, BLAMED, blame);
        }
    };

    private Hub(Comm comm) {
        this.comm = comm;
        if (comm.size() > 1) {
            Thread.ofPlatform().daemon().name("pjrun-shared-" + comm.rank()).start(this::serve);
        }
    }

    /** The hub of a communicator on this rank. */
    static Hub of(Comm comm) {
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
            Object result = comm.rank() == HOME
                    ? home(ref).handle(request)
                    : ask(call, new long[] {REQUEST, call, me.thread(), op}, ref, arguments);
            if (Home.waits(result) || WAITS.equals(result)) {
                result = await(ref, call, waits, nanos, interruptible);
            }
            return result instanceof RuntimeException wrong ? thrown(wrong) : result;
        } finally {
            pending.remove(call);
        }
    }

    private static Object thrown(RuntimeException wrong) {
        RuntimeException here = wrong instanceof IllegalArgumentException
                ? new IllegalArgumentException(wrong.getMessage(), wrong)
                : new IllegalStateException(wrong.getMessage(), wrong);
        throw here;
    }

    // at the caller

    /** Sends a message to the home, and waits for what it answers at once. */
    private @Nullable Object ask(long call, long[] head, Ref ref, @Nullable Object... arguments) {
        int tag = FIRST_ANSWER + (int) (call % ANSWERS);
        @Nullable Object[] message = new Object[HEAD + arguments.length];
        message[0] = head;
        message[1] = ref.kind().name();
        message[2] = ref.name();
        message[3] = ref.parameters();
        System.arraycopy(arguments, 0, message, HEAD, arguments.length);
        comm.sendObject(message, HOME, SERVICE);
        return comm.recvObject(HOME, tag);
    }

    private @Nullable Object await(Ref ref, long call, Pending waits, long nanos, boolean interruptible)
            throws InterruptedException {
        long until = System.nanoTime() + nanos;
        boolean interrupted = false;
        boolean declared = false;
        try {
            while (true) {
                Object result = waits.result();
                if (result != null) {
                    return result;
                }
                long left = nanos < 0 ? FOR_EVER : until - System.nanoTime();
                if (left <= 0 && cancel(ref, call)) {
                    return null;
                }
                try {
                    if (left <= 0) {
                        waits.await(FOR_EVER); // it was too late to give up: the result is on its way
                    } else if (declared) {
                        declared(waits, left);
                    } else if (!waits.await(Math.min(left, DECLARED_AFTER_NANOS))) {
                        declared = true;
                        explain(ref, call, waits);
                    }
                } catch (InterruptedException e) {
                    if (interruptible && cancel(ref, call)) {
                        throw e;
                    }
                    interrupted = true;
                }
            }
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

    private void explain(Ref ref, long call, Pending waits) {
        Object told =
                comm.rank() == HOME ? home(ref).explain(HOME, call) : ask(call, new long[] {EXPLAIN, call, 0, 0}, ref);
        if (told instanceof Blame blame) {
            waits.blame(blame);
        }
    }

    private boolean cancel(Ref ref, long call) {
        Object cancelled =
                comm.rank() == HOME ? home(ref).cancel(HOME, call) : ask(call, new long[] {CANCEL, call, 0, 0}, ref);
        return Boolean.TRUE.equals(cancelled);
    }

    // the thread that serves

    private void serve() {
        Diagnosis.background(comm);
        try {
            while (true) {
                Received<@Nullable Object[]> received = comm.recvObjectWithStatus(Comm.ANY_SOURCE, SERVICE);
                serve(received.status().source(), received.value());
            }
        } catch (CommException e) {
            // all others have left, or the communicator has been freed: nobody asks any more
        }
    }

    private void serve(int source, @Nullable Object[] message) {
        long[] head = (long[]) message[0];
        long call = head[1];
        if (head[0] == DONE || head[0] == BLAMED) {
            Pending waits = pending.get(call);
            Object told = message[1];
            if (waits != null && told != null) {
                if (told instanceof Blame blame) {
                    waits.blame(blame);
                } else {
                    waits.done(told);
                }
            }
            return;
        }
        int tag = FIRST_ANSWER + (int) (call % ANSWERS);
        comm.sendObject(answer(source, head, message), source, tag);
    }

    private @Nullable Object answer(int source, long[] head, @Nullable Object[] message) {
        Home home;
        try {
            home = home(Ref.of(message));
        } catch (IllegalStateException e) {
            return e;
        }
        if (head[0] == EXPLAIN) {
            return home.explain(source, head[1]);
        }
        if (head[0] == CANCEL) {
            return home.cancel(source, head[1]);
        }
        @Nullable Object[] arguments = new Object[message.length - HEAD];
        System.arraycopy(message, HEAD, arguments, 0, arguments.length);
        Request request = new Request(new Request.Owner(source, head[2]), head[1], (int) head[3], arguments);
        Object result = home.handle(request);
        return Home.waits(result) ? WAITS : result;
    }

    /** Tells a caller of a request that was answered late. */
    private void answer(Request request, long what, Object told) {
        if (request.rank == comm.rank()) {
            Pending waits = pending.get(request.call);
            if (waits != null) {
                if (told instanceof Blame blame) {
                    waits.blame(blame);
                } else {
                    waits.done(told);
                }
            }
        } else {
            comm.sendObject(new Object[] {new long[] {what, request.call}, told}, request.rank, SERVICE);
        }
    }

    /** The home of an object, made when it is first spoken of. */
    private Home home(Ref ref) {
        Home home = homes.computeIfAbsent(ref.title(), title -> ref.kind().home(ref, comm.size(), answers));
        home.require(ref);
        return home;
    }
}
