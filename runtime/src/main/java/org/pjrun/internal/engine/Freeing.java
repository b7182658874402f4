package org.pjrun.internal.engine;

import org.pjrun.ErrorClass;
import org.pjrun.internal.transport.Frame;

/** The end of communicators; called inside the gate. */
final class Freeing {
    private final Protocol protocol;
    private final Outbox outbox;
    private final Contexts contexts;

    Freeing(Protocol protocol, Outbox outbox, Contexts contexts) {
        this.protocol = protocol;
        this.outbox = outbox;
        this.contexts = contexts;
    }

    /** Frees all lanes of a communicator: what waits here unreceived is refused, what was started is completed. */
    void free(long context) {
        long serial = ContextId.serial(context);
        for (int lane = 0; lane < ContextId.LANES; lane++) {
            MatchQueues queues = contexts.find(ContextId.base(serial) + lane);
            if (queues != null) {
                free(queues);
            }
        }
        contexts.freed(serial);
    }

    private void free(MatchQueues queues) {
        queues.free();
        for (Unexpected m = queues.oldest(); m != null; m = queues.oldest()) {
            queues.remove(m);
            refuse(m);
        }
        for (Operation o = queues.takeProbe(); o != null; o = queues.takeProbe()) {
            o.fail(ErrorClass.COMM, Protocol.FREED);
        }
        contexts.forgetIfDone(queues);
    }

    private void refuse(Unexpected message) {
        Operation local = message.local;
        if (local != null) {
            local.fail(ErrorClass.COMM, Protocol.FREED);
        } else if (message.announced) {
            outbox.control(message.link, Frame.REFUSED, message.remoteId, 0, 0);
        } else {
            protocol.repay(message);
        }
        protocol.forget(message);
    }
}
