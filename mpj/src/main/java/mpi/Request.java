package mpi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pjrun.ObjectRequest;

/**
 * An operation under way; null once it has been waited for, unless it is persistent.
 *
 * <p>Arrays of requests may hold null, {@code MPI.REQUEST_NULL} and requests that have been waited for: all are passed over.
 */
public class Request implements Freeable {
    /** What is under way; null for none. */
    org.pjrun.@Nullable Request started;

    private final @Nullable Landing landing;

    /** What is received, where a status counts in it. */
    private final @Nullable Datatype type;

    /** What is to be done with what has come, before the program sees it. */
    @FunctionalInterface
    interface Landing {
        /** Puts it where it belongs, and returns the number of objects, or a negative number. */
        int land(org.pjrun.Request request, org.pjrun.Status told);
    }

    private Request(org.pjrun.@Nullable Request started, @Nullable Landing landing, @Nullable Datatype type) {
        this.started = started;
        this.landing = landing;
        this.type = type;
    }

    /** The request of nothing. */
    Request() {
        this(null, null, null);
    }

    Request(org.pjrun.@Nullable Request started) {
        this(started, null, null);
    }

    Request(org.pjrun.@Nullable Request started, @Nullable Landing landing) {
        this(started, landing, null);
    }

    /** A receive. */
    Request(org.pjrun.@Nullable Request started, Datatype type) {
        this(started, null, type);
    }

    /** What a receive of objects puts into an array. */
    static Landing objects(Object buffer, int offset, int count, Datatype type) {
        return (request, told) -> told.source() == org.pjrun.Comm.PROC_NULL
                ? 0
                : type.put(((ObjectRequest<?>) request).waitForObject(), buffer, offset, count);
    }

    /** Takes note that the operation is complete. */
    Status complete(org.pjrun.Status told) {
        org.pjrun.Request done = Objects.requireNonNull(started);
        int objects = landing == null || told.cancelled() ? -1 : landing.land(done, told);
        ended();
        if (objects >= 0) {
            return new Status(told, objects);
        }
        return type == null ? new Status(told) : new Status(told, type);
    }

    /** The request is null from now on; persistent ones are not. */
    void ended() {
        started = null;
    }

    /** What can be waited for. */
    org.pjrun.@Nullable Request pending() {
        return started;
    }

    // MPJ Express

    /** Waits until the operation is complete. */
    public Status Wait() {
        org.pjrun.Request pending = pending();
        return pending == null ? new Status() : complete(pending.waitFor());
    }

    /** The status if the operation is complete, else null. */
    public @Nullable Status Test() {
        org.pjrun.Request pending = pending();
        if (pending == null) {
            return new Status();
        }
        org.pjrun.Status told = pending.test().orElse(null);
        if (told == null) {
            Thread.yield(); // programs poll in loops, and what they wait for may need this core
            return null;
        }
        return complete(told);
    }

    public boolean Is_null() {
        return started == null;
    }

    public void Cancel() {
        org.pjrun.Request pending = pending();
        if (pending != null) {
            pending.cancel();
        }
    }

    public static Status[] Waitall(@Nullable Request[] r) {
        Status[] statuses = new Status[r.length];
        for (int i = 0; i < r.length; i++) {
            Request request = r[i];
            statuses[i] = (request == null ? new Status() : request.Wait()).at(i);
        }
        return statuses;
    }

    /** Waits for one and returns its status with its index, which is {@code MPI.UNDEFINED} where there is none. */
    public static Status Waitany(@Nullable Request[] r) {
        return new RequestArray(r).waitAny();
    }

    public static @Nullable Status Testany(@Nullable Request[] r) {
        return new RequestArray(r).testAny();
    }

    /** All statuses if all operations are complete, else null. */
    public static Status @Nullable [] Testall(@Nullable Request[] r) {
        return new RequestArray(r).testAll() ? Waitall(r) : null;
    }

    public static Status @Nullable [] Waitsome(@Nullable Request[] r) {
        return new RequestArray(r).waitSome();
    }

    public static Status @Nullable [] Testsome(@Nullable Request[] r) {
        return new RequestArray(r).testSome();
    }

    @Override
    @Deprecated
    @SuppressWarnings({"removal", "Finalize"}) // MPJ Express has it; empty, so that the virtual machine passes over it
    public void finalize() {}

    // Open MPI

    @Override
    public void free() {
        started = null;
    }

    public final void cancel() {
        Cancel();
    }

    public final boolean isNull() {
        return Is_null();
    }

    public final Status waitStatus() {
        return Wait();
    }

    public final void waitFor() {
        Wait();
    }

    public final @Nullable Status testStatus() {
        return Test();
    }

    public final boolean test() {
        return Test() != null;
    }

    /** The status if the operation is complete, else null; the request stays what it is. */
    public final @Nullable Status getStatus() {
        org.pjrun.Request pending = pending();
        return pending == null ? new Status() : pending.test().map(Status::new).orElse(null);
    }

    public static Status waitAnyStatus(@Nullable Request[] requests) {
        return Waitany(requests);
    }

    public static int waitAny(@Nullable Request[] requests) {
        return Waitany(requests).index;
    }

    public static @Nullable Status testAnyStatus(@Nullable Request[] requests) {
        return Testany(requests);
    }

    public static int testAny(@Nullable Request[] requests) {
        Status status = Testany(requests);
        return status == null ? MPI.UNDEFINED : status.index;
    }

    public static Status[] waitAllStatus(@Nullable Request[] requests) {
        return Waitall(requests);
    }

    public static void waitAll(@Nullable Request[] requests) {
        for (Request request : requests) {
            if (request != null) {
                request.Wait();
            }
        }
    }

    public static Status @Nullable [] testAllStatus(@Nullable Request[] requests) {
        return Testall(requests);
    }

    public static boolean testAll(@Nullable Request[] requests) {
        return Testall(requests) != null;
    }

    public static Status @Nullable [] waitSomeStatus(@Nullable Request[] requests) {
        return Waitsome(requests);
    }

    public static int @Nullable [] waitSome(@Nullable Request[] requests) {
        return RequestArray.indices(Waitsome(requests));
    }

    public static Status @Nullable [] testSomeStatus(@Nullable Request[] requests) {
        return Testsome(requests);
    }

    public static int @Nullable [] testSome(@Nullable Request[] requests) {
        return RequestArray.indices(Testsome(requests));
    }
}
