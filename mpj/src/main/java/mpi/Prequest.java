package mpi;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pjrun.PersistentRequest;

/** An operation whose arguments are bound once and that is started many times. */
public final class Prequest extends Request {
    private final Supplier<org.pjrun.Request> starter;
    private boolean active;
    private boolean freed;

    /** A request that starts by itself. */
    Prequest(PersistentRequest request) {
        this(starting(request), null);
    }

    /** A receive that starts by itself. */
    Prequest(PersistentRequest request, Datatype type) {
        super(null, type);
        this.starter = starting(request);
    }

    /** A request that is made anew by each start, as those of objects are. */
    Prequest(Supplier<org.pjrun.Request> starter, @Nullable Landing landing) {
        super(null, landing);
        this.starter = starter;
    }

    private static Supplier<org.pjrun.Request> starting(PersistentRequest request) {
        return () -> {
            request.start();
            return request;
        };
    }

    public void Start() {
        if (active || freed) {
            throw new MPIException(
                    MPI.ERR_REQUEST, freed ? "start: the request has been freed" : "start: the request is active");
        }
        started = starter.get();
        active = true;
    }

    public static void Startall(Prequest[] array_of_request) {
        for (Prequest request : array_of_request) {
            request.Start();
        }
    }

    public void start() {
        Start();
    }

    public static void startAll(Prequest[] requests) {
        Startall(requests);
    }

    @Override
    void ended() {
        active = false;
    }

    @Override
    org.pjrun.@Nullable Request pending() {
        return active ? started : null;
    }

    @Override
    public boolean Is_null() {
        return freed;
    }

    @Override
    public void free() {
        freed = true;
        active = false;
    }
}
