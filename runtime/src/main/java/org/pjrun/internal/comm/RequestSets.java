package org.pjrun.internal.comm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.Request;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.engine.Operation;

/** Waits and tests of several requests, which may belong to several communicators of one engine. */
public final class RequestSets {
    private RequestSets() {}

    public static int waitAny(Request... requests) {
        Engine engine = engineOf(requests);
        if (engine == null) {
            return Request.UNDEFINED;
        }
        List<Operation> pending = new ArrayList<>(requests.length);
        int found = Request.UNDEFINED;
        engine.enter();
        try {
            for (Request request : requests) {
                Operation operation = request instanceof RequestImpl own ? own.pending() : null;
                if (operation != null) {
                    pending.add(operation);
                }
            }
            if (!pending.isEmpty()) {
                engine.awaitAny(pending);
                found = settleOne(requests);
            }
        } finally {
            engine.leave();
        }
        return report(requests, found);
    }

    public static int testAny(Request... requests) {
        Engine engine = engineOf(requests);
        if (engine == null) {
            return Request.UNDEFINED;
        }
        int found;
        engine.enter();
        try {
            engine.poll();
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
        for (int next = testAny(requests); next != Request.UNDEFINED; next = testAny(requests)) {
            found[count++] = next;
        }
        int[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }

    public static boolean testAll(Request... requests) {
        Engine engine = engineOf(requests);
        if (engine == null) {
            return true;
        }
        engine.enter();
        try {
            engine.poll();
            for (Request request : requests) {
                Operation operation = request instanceof RequestImpl own ? own.pending() : null;
                if (operation != null && !operation.done()) {
                    return false;
                }
            }
        } finally {
            engine.leave();
        }
        for (Request request : requests) {
            request.waitFor();
        }
        return true;
    }

    private static int settleOne(Request... requests) {
        for (int i = 0; i < requests.length; i++) {
            if (requests[i] instanceof RequestImpl own && own.pending() != null && own.settle()) {
                return i;
            }
        }
        return Request.UNDEFINED;
    }

    /** Throws the failure of the request found, if it has one. */
    private static int report(Request[] requests, int found) {
        if (found != Request.UNDEFINED && requests[found] instanceof RequestImpl own) {
            own.result();
        }
        return found;
    }

    private static @Nullable Engine engineOf(Request... requests) {
        for (Request request : requests) {
            if (request instanceof RequestImpl own) {
                return own.comm.engine;
            }
        }
        return null;
    }
}
