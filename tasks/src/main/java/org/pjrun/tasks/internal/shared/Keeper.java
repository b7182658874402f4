package org.pjrun.tasks.internal.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Diagnosis;
import org.pjrun.ErrorClass;
import org.pjrun.Received;
import org.pjrun.tasks.internal.shared.Letters.Question;

/** Keeps the homes of a communicator's shared objects, on rank 0: answers what ranks ask, and notices when one of them ends. */
final class Keeper implements Home.Answers {
    private static final long LOOK_MILLIS = 250;

    private final Comm comm;
    private final Letters letters;
    private final Map<Long, Pending> pending;
    private final Map<String, Home> homes = new ConcurrentHashMap<>();
    private final Set<Integer> ended = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /**
     * A keeper.
     *
     * @param pending calls of this rank that wait
     */
    Keeper(Comm comm, Letters letters, Map<Long, Pending> pending) {
        this.comm = comm;
        this.letters = letters;
        this.pending = pending;
    }

    /** The home of an object, made when it is first spoken of. */
    Home home(Ref ref) {
        Home home = homes.computeIfAbsent(ref.title(), title -> ref.kind().home(ref, comm.size(), this));
        home.require(ref);
        ended.forEach(home::ended);
        return home;
    }

    /** Starts to serve other ranks. */
    void start() {
        Thread.ofPlatform().daemon().name("pjrun-shared-" + comm.rank()).start(this::serve);
        Thread.ofPlatform().daemon().name("pjrun-shared-watch").start(this::watch);
    }

    private void serve() {
        Diagnosis.background(comm);
        while (true) {
            try {
                Received<@Nullable Object[]> received = letters.next(Comm.ANY_SOURCE);
                serve(received.status().source(), received.value());
            } catch (CommException e) {
                if (over || e.errorClass() != ErrorClass.PROC_FAILED) {
                    return; // all others have left, or the communicator has been freed: nobody asks any more
                }
                Thread.yield(); // one has ended amid its letter, which the watch tells in a moment
            }
        }
    }

    private void serve(int source, @Nullable Object[] letter) {
        long[] head = (long[]) letter[0];
        if (head[0] == Letters.ENDED) {
            ended.add((int) head[1]);
            homes.values().forEach(home -> home.ended((int) head[1]));
            return;
        }
        @Nullable Object answer;
        try {
            answer = answer(letters.question(source, letter));
        } catch (CommException e) {
            answer = Refusal.of(
                    new IllegalStateException("what it is given cannot be read on rank 0: " + e.getMessage()));
        }
        letters.answer(source, head[0], head[1], answer);
    }

    private @Nullable Object answer(Question question) {
        Home home;
        Request request = question.request();
        try {
            home = home(question.ref());
        } catch (IllegalStateException e) {
            return Refusal.of(e);
        }
        if (question.what() == Letters.EXPLAIN) {
            return home.explain(request.rank, request.call);
        }
        if (question.what() == Letters.CANCEL) {
            return home.cancel(request.rank, request.call);
        }
        Object result = home.handle(request);
        return Home.waits(result) ? Letters.WAITS : result;
    }

    @Override
    public void done(Request request, Object result) {
        if (request.rank == comm.rank()) {
            Pending waits = pending.get(request.call);
            if (waits != null) {
                waits.done(result);
            }
        } else {
            letters.notice(request.rank, Letters.DONE, request.call, null);
            letters.answer(request.rank, Letters.REQUEST, request.call, result);
        }
    }

    @Override
    public void blame(Request request, Blame blame) {
        if (request.rank == comm.rank()) {
            Pending waits = pending.get(request.call);
            if (waits != null) {
                waits.blame(blame);
            }
        } else {
            letters.notice(request.rank, Letters.BLAMED, request.call, blame);
        }
    }

    private boolean told(int rank) {
        letters.notice(comm.rank(), Letters.ENDED, rank, null);
        return true;
    }

    private static boolean hasEnded(org.pjrun.Request life) {
        try {
            return life.test().isPresent();
        } catch (CommException e) {
            return true;
        }
    }

    /**
     * Tells the service of each rank that has ended, after what that had asked before. It looks now and then rather than wait for them,
     * so that the service is the one thread that waits beside the program's.
     */
    private void watch() {
        try {
            Diagnosis.background(comm);
            Map<Integer, org.pjrun.Request> lives = new HashMap<>();
            for (int rank = 1; rank < comm.size(); rank++) {
                lives.put(rank, letters.life(rank));
            }
            while (!lives.isEmpty()) {
                Thread.sleep(LOOK_MILLIS);
                lives.entrySet().removeIf(life -> hasEnded(life.getValue()) && told(life.getKey()));
            }
        } catch (CommException e) {
            // the communicator has been freed, or this rank ends
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
        }
    }
}
