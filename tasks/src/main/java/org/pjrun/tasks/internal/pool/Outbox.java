package org.pjrun.tasks.internal.pool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.Request;

/** Results that a worker has not sent yet. */
final class Outbox {
    private static final int PROBE = 5;

    private final Comm comm;
    private final List<@Nullable Object> results = new ArrayList<>();
    private long[] head = new long[1 + 16 * Wire.RESULT_NUMBERS];

    Outbox(Comm comm) {
        this.comm = comm;
    }

    synchronized void add(long unit, long nanos, @Nullable Object result) {
        int at = 1 + results.size() * Wire.RESULT_NUMBERS;
        if (at + Wire.RESULT_NUMBERS > head.length) {
            head = Arrays.copyOf(head, 2 * head.length);
        }
        head[at] = unit;
        head[at + 1] = nanos;
        results.add(result);
    }

    /** Sends all results, each that cannot be sent replaced by the reason. */
    synchronized void flush() {
        if (results.isEmpty()) {
            return;
        }
        @Nullable Object[] message = new Object[1 + results.size()];
        message[0] = Arrays.copyOf(head, 1 + results.size() * Wire.RESULT_NUMBERS);
        ((long[]) message[0])[0] = Wire.RESULT;
        for (int i = 1; i < message.length; i++) {
            message[i] = results.get(i - 1);
        }
        results.clear();
        try {
            comm.sendObject(message, Wire.MASTER, Wire.TO_MASTER);
        } catch (CommException e) {
            if (e.errorClass() != ErrorClass.SERIALIZATION) {
                throw e;
            }
            for (int i = 1; i < message.length; i++) {
                message[i] = sendable(message[i]);
            }
            comm.sendObject(message, Wire.MASTER, Wire.TO_MASTER);
        }
    }

    /** The same, where what cannot be sent is a failure. */
    private @Nullable Object sendable(@Nullable Object result) {
        String problem = problem(result);
        if (problem.isEmpty()) {
            return result;
        }
        if (result instanceof Failure failure) {
            return failure.plain();
        }
        if (result instanceof Object[] all) {
            @Nullable Object[] replaced = new Object[all.length];
            for (int i = 0; i < all.length; i++) {
                replaced[i] = sendable(all[i]);
            }
            if (problem(replaced).isEmpty()) {
                return replaced;
            }
        }
        return new Failure("its result cannot be sent: " + problem, null);
    }

    /** Why an object cannot be sent, empty if it can; found out by sending it to this worker itself. */
    private String problem(@Nullable Object result) {
        try {
            Request sent = comm.isendObject(result, comm.rank(), PROBE);
            try {
                comm.recvObject(comm.rank(), PROBE);
            } finally {
                sent.waitFor();
            }
            return "";
        } catch (CommException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
