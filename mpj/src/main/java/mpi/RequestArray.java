package mpi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The requests of an array that can be waited for, and where they stand in it. */
final class RequestArray {
    private final @Nullable Request[] all;
    private final org.pjrun.Request[] pending;
    private final int[] places;

    RequestArray(@Nullable Request[] all) {
        this.all = all;
        org.pjrun.Request[] found = new org.pjrun.Request[all.length];
        int[] at = new int[all.length];
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            Request request = all[i];
            org.pjrun.Request each = request == null ? null : request.pending();
            if (each != null) {
                found[count] = each;
                at[count++] = i;
            }
        }
        this.pending = Arrays.copyOf(found, count);
        this.places = Arrays.copyOf(at, count);
    }

    Status waitAny() {
        return pending.length == 0 ? new Status() : completed(org.pjrun.Request.waitAny(pending));
    }

    @Nullable
    Status testAny() {
        if (pending.length == 0) {
            return new Status();
        }
        int found = org.pjrun.Request.testAny(pending);
        if (found == org.pjrun.Request.UNDEFINED) {
            Thread.yield();
            return null;
        }
        return completed(found);
    }

    boolean testAll() {
        boolean done = org.pjrun.Request.testAll(pending);
        if (!done) {
            Thread.yield();
        }
        return done;
    }

    /** Null where there is none to wait for. */
    Status @Nullable [] waitSome() {
        return pending.length == 0 ? null : completed(org.pjrun.Request.waitSome(pending));
    }

    /** Empty where none is complete, null where there is none to wait for. */
    Status @Nullable [] testSome() {
        if (pending.length == 0) {
            return null;
        }
        int[] found = org.pjrun.Request.testSome(pending);
        if (found.length == 0) {
            Thread.yield();
        }
        return completed(found);
    }

    private Status[] completed(int[] found) {
        Status[] statuses = new Status[found.length];
        for (int i = 0; i < found.length; i++) {
            statuses[i] = completed(found[i]);
        }
        return statuses;
    }

    /** What has been found complete stays so, and tells its status again. */
    private Status completed(int found) {
        int place = places[found];
        Request request = java.util.Objects.requireNonNull(all[place]);
        return request.complete(pending[found].waitFor()).at(place);
    }

    static int @Nullable [] indices(Status @Nullable [] statuses) {
        if (statuses == null) {
            return null;
        }
        return Arrays.stream(statuses).mapToInt(status -> status.index).toArray();
    }
}
