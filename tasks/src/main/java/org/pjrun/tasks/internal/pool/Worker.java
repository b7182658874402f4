package org.pjrun.tasks.internal.pool;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.tasks.TaskRun;

/** Does what the master, rank 0, hands to it, one unit after the other, in the thread that calls {@link #serve}. */
public final class Worker {
    /** Results are sent after the last unit of a message, or earlier when this has passed. */
    private static final long FLUSH_NANOS = 1_000_000;

    private final Comm comm;
    private final Outbox outbox;
    private final Map<Long, @Nullable Object> known = new HashMap<>();
    private String unreadable = "its function is not there";
    private long flushed;

    /** A worker in a communicator that belongs to the pool. */
    public Worker(Comm comm) {
        this.comm = comm;
        this.outbox = new Outbox(comm);
    }

    /** Works until the master says goodbye. */
    public void serve() {
        Watchman watching = new Watchman(comm, outbox);
        try {
            boolean more = true;
            while (more) {
                more = serveOne(watching);
            }
        } finally {
            watching.close();
        }
    }

    private boolean serveOne(Watchman watching) {
        @Nullable Object[] message;
        try {
            message = comm.recvObject(Wire.MASTER, Wire.TO_WORKER);
        } catch (CommException e) {
            if (e.errorClass() != ErrorClass.SERIALIZATION) {
                throw e;
            }
            unreadable = String.valueOf(e.getMessage());
            tell(Wire.UNREADABLE, unreadable);
            return true;
        }
        long[] head = (long[]) message[0];
        switch ((int) head[0]) {
            case Wire.WORK -> work(watching, head, message);
            case Wire.START -> start(watching, head[1], message[1]);
            case Wire.SHARE -> known.put(head[1], message[1]);
            case Wire.FORGET -> known.remove(head[1]);
            case Wire.BYE -> {
                return false;
            }
            default -> throw new IllegalStateException("pool: message " + head[0] + " from the master");
        }
        return true;
    }

    private void start(Watchman watching, long limitNanos, @Nullable Object initializer) {
        watching.limit(limitNanos);
        if (initializer instanceof TaskRun first) {
            try {
                first.run();
            } catch (RuntimeException | Error thrown) {
                tell(Wire.BROKEN, Failure.of(thrown).plain());
                return;
            }
        }
        tell(Wire.READY, null);
    }

    private void tell(int what, @Nullable Object more) {
        comm.sendObject(new Object[] {new long[] {what}, more}, Wire.MASTER, Wire.TO_MASTER);
    }

    private void work(Watchman watching, long[] head, @Nullable Object[] message) {
        flushed = System.nanoTime();
        int units = (message.length - 1) / 2;
        for (int i = 0; i < units; i++) {
            int at = 1 + i * Wire.UNIT_NUMBERS;
            long job = head[at + 1];
            Object body = message[1 + 2 * i];
            if (job != 0) {
                if (body == null) {
                    body = known.get(job);
                } else {
                    known.put(job, body);
                }
            }
            Object data = head[at + 3] == 0 ? null : known.get(head[at + 3]);
            unit(watching, head[at], body, message[2 + 2 * i], (int) head[at + 2], data);
        }
        outbox.flush();
    }

    private void unit(
            Watchman watching,
            long id,
            @Nullable Object body,
            @Nullable Object input,
            int count,
            @Nullable Object data) {
        long begun = System.nanoTime();
        if (body == null || !watching.begin(id, begun)) {
            outbox.add(id, 0, new Failure(body == null ? unreadable : "it was cancelled before it began", null));
            return;
        }
        Object result = Execution.run(body, input, count, data);
        if (watching.late() && result instanceof Failure failure) {
            result = new Failure("it was interrupted at its time limit: " + failure.text(), failure.cause());
        }
        boolean wanted = watching.end();
        long now = System.nanoTime();
        outbox.add(wanted ? id : 0, now - begun, wanted ? result : null);
        if (now - flushed > FLUSH_NANOS) {
            flushed = now;
            outbox.flush();
        }
    }
}
