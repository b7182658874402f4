package org.pjrun.internal.engine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pjrun.ErrorClass;
import org.pjrun.internal.transport.Channel;
import org.pjrun.internal.transport.Frame;

/**
 * Messages that were matched but did not go into their receives: too long, or of other elements.
 *
 * <p>The receive fails where it is found, and its rank tells the sender's. There the send fails, too, if it still waits; else
 * the communicator keeps the error for its next call. Called inside the gate.
 */
final class Misfits {
    private static final int MOST_BYTES = 1024;
    private static final ErrorClass[] CLASSES = ErrorClass.values();

    private final Contexts contexts;
    private final OperationTable table;
    private final Outbox outbox;
    private final Recorder recorder;

    Misfits(Contexts contexts, OperationTable table, Outbox outbox, Recorder recorder) {
        this.contexts = contexts;
        this.table = table;
        this.outbox = outbox;
        this.recorder = recorder;
    }

    /**
     * Tells the sender why a receive has failed, if it is because of the message; false if it is not.
     *
     * @param link to the sender, another process
     * @param remoteId number of the sender's operation, -1 if it has none
     */
    boolean tell(Operation receive, Link link, long remoteId) {
        ErrorClass failure = receive.failure();
        MatchQueues queues = receive.queues();
        if (failure != ErrorClass.TYPE && failure != ErrorClass.TRUNCATE || queues.collective()) {
            return false; // ranks of a collective hear of its failure anyway
        }
        byte[] text = (recorder.line(receive) + "\n" + receive.failureText()).getBytes(StandardCharsets.UTF_8);
        outbox.text(
                link,
                Frame.MISFIT,
                remoteId,
                queues.context(),
                (long) failure.ordinal() << 32 | receive.statusTag(),
                Arrays.copyOf(text, Math.min(text.length, MOST_BYTES)));
        return true;
    }

    /** A receive of a peer's could not take a message from here. */
    void heard(Channel from, long header, long id, long context, long words, MemorySegment memory, long payload) {
        ErrorClass failure = CLASSES[(int) (words >>> 32)];
        int tag = (int) words;
        byte[] bytes = memory.asSlice(payload, Frame.length(header)).toArray(ValueLayout.JAVA_BYTE);
        String[] lineAndWhy = new String(bytes, StandardCharsets.UTF_8).split("\n", 2);
        Operation send = table.find(id, from);
        String line = send == null ? recorder.lineOfSend(context, from.rank(), tag) : recorder.line(send);
        String text = "rank " + from.rank() + " of the world could not receive"
                + at(" at ", lineAndWhy[0]) + " the message with tag " + tag
                + at(" that was sent at ", line) + ": " + lineAndWhy[1];
        if (send != null) {
            table.release(send);
            send.fail(failure, text);
            return;
        }
        MatchQueues queues = contexts.find(context);
        if (queues != null) {
            queues.misfit(failure, text);
        }
    }

    private static String at(String before, String line) {
        return line.isEmpty() ? "" : before + line;
    }
}
