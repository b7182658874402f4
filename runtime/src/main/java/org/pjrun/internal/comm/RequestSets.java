package org.pjrun.internal.comm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.internal.engine.Awaited;
import org.pjrun.internal.engine.Engine;

/** Waits and tests of several requests, which may belong to several communicators of one engine. */
public final class RequestSets {
    private RequestSets() {}

    public static Status[] waitAll(Request... requests) {
        Status[] statuses = new Status[requests.length];
        int settled = 0;
        for (int i = 0; i < requests.length; i++) {
            if (i >= settled) {
                settled = settleFrom(i, requests);
            }
            statuses[i] =
                    requests[i] instanceof EngineRequest own && i < settled ? own.result() : requests[i].waitFor();
        }
        return statuses;
    }

    /**
     * Waits for a request and for those behind it that are of the same engine, up to one that may have failed, without leaving the
     * engine between them; the first that is still to be waited for.
     */
    private static int settleFrom(int first, Request... requests) {
        if (!(requests[first] instanceof EngineRequest leader)) {
            return first;
        }
        Engine engine = leader.comm.engine;
        int next = first;
        boolean sound = true;
        engine.enter();
        try {
            while (sound
                    && next < requests.length
                    && requests[next] instanceof EngineRequest own
                    && own.comm.engine == engine) {
                own.awaitSettled();
                sound = !own.mayFail();
                next++;
            }
        } finally {
            engine.leave();
        }
        return next;
    }

    public static int waitAny(Request... requests) {
        int found = noteCompleted(requests);
        Engine engine = engineOf(requests);
        if (found != Request.UNDEFINED || engine == null) {
            return found;
        }
        engine.enter();
        try {
            found = settleOne(requests);
            List<Awaited> pending = pending(requests);
            // another thread may take note first; then there are the rest to wait for
            while (found == Request.UNDEFINED && !pending.isEmpty()) {
                hold(requests, 1);
                try {
                    engine.awaitAny(pending);
                    serve(requests);
                } finally {
                    hold(requests, -1);
                }
                found = settleOne(requests);
                pending = pending(requests);
            }
        } finally {
            engine.leave();
        }
        return report(requests, found);
    }

    private static List<Awaited> pending(Request... requests) {
        List<Awaited> pending = new ArrayList<>(requests.length);
        for (Request request : requests) {
            Awaited operation = request instanceof EngineRequest own ? own.pending() : null;
            if (operation != null) {
                pending.add(operation);
            }
        }
        return pending;
    }

    /** Does the work that there is for a thread that waits or tests; the gate is left for it. */
    private static void serve(Request... requests) {
        for (Request request : requests) {
            if (request instanceof EngineRequest own) {
                own.serve();
            }
        }
    }

    /** Keeps operations from being used again while this thread looks at them. */
    private static void hold(Request[] requests, int change) {
        for (Request request : requests) {
            if (request instanceof EngineRequest own) {
                own.hold(change);
            }
        }
    }

    public static int testAny(Request... requests) {
        int found = look(requests);
        if (found == Request.UNDEFINED) {
            rest(requests);
        }
        return found;
    }

    private static void rest(Request... requests) {
        Engine engine = engineOf(requests);
        if (engine != null) {
            engine.rest();
        }
    }

    private static int look(Request... requests) {
        int found = noteCompleted(requests);
        Engine engine = engineOf(requests);
        if (found != Request.UNDEFINED || engine == null) {
            return found;
        }
        engine.enter();
        try {
            engine.poll();
            serve(requests);
            found = settleOne(requests);
        } finally {
            engine.leave();
        }
        return report(requests, found);
    }

    public static int[] waitSome(Request... requests) {
        int first = waitAny(requests);
        if (first == Request.UNDEFINED) {
            return new int[0];
        }
        int[] more = testSome(requests);
        int[] all = Arrays.copyOf(more, more.length + 1);
        all[more.length] = first;
        Arrays.sort(all);
        return all;
    }

    public static int[] testSome(Request... requests) {
        int[] found = new int[requests.length];
        int count = 0;
        for (int next = look(requests); next != Request.UNDEFINED; next = look(requests)) {
            found[count++] = next;
        }
        if (count == 0) {
            rest(requests);
        }
        int[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }

    public static boolean testAll(Request... requests) {
        Engine engine = engineOf(requests);
        if (engine != null && !allDone(engine, requests)) {
            engine.rest();
            return false;
        }
        for (Request request : requests) {
            request.waitFor();
        }
        return true;
    }

    private static boolean allDone(Engine engine, Request... requests) {
        engine.enter();
        try {
            engine.poll();
            serve(requests);
            for (Request request : requests) {
                if (request instanceof EngineRequest own && !own.ended()) {
                    return false;
                }
            }
            return true;
        } finally {
            engine.leave();
        }
    }

    /** Takes note of a request that was complete when its call returned. */
    private static int noteCompleted(Request... requests) {
        for (int i = 0; i < requests.length; i++) {
            if (requests[i] instanceof CompletedRequest done && done.active()) {
                done.waitFor();
                return i;
            }
        }
        return Request.UNDEFINED;
    }

    private static int settleOne(Request... requests) {
        for (int i = 0; i < requests.length; i++) {
            if (requests[i] instanceof EngineRequest own && own.unsettled() && own.settle()) {
                return i;
            }
        }
        return Request.UNDEFINED;
    }

    /** Throws the failure of the request found, if it has one. */
    private static int report(Request[] requests, int found) {
        if (found != Request.UNDEFINED && requests[found] instanceof EngineRequest own) {
            own.result();
        }
        return found;
    }

    private static @Nullable Engine engineOf(Request... requests) {
        for (Request request : requests) {
            if (request instanceof EngineRequest own) {
                return own.comm.engine;
            }
        }
        return null;
    }
}
