package org.pjrun.internal.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.internal.shared.Shared;
import org.pjrun.internal.transport.Channel;
import org.pjrun.internal.transport.Frame;
import org.pjrun.internal.transport.FrameHandler;
import org.pjrun.internal.transport.Transfer;

/**
 * How messages travel: eager, announced and granted, or within this process; called inside the gate.
 *
 * <p>A small message for which the receiver has lent credit goes out whole, in one frame. Any other one is announced by a
 * frame of fixed size that is always accepted, since matching needs all of them; when a receive has matched it, the
 * receiver copies it from where it lies, if it may, or grants it, and its bytes stream through a lane or, where there is none, in
 * frames.
 */
final class Protocol implements FrameHandler {
    /** Lane number of a grant that asks for no bytes: the receiver has them, the message is empty, or cannot be taken. */
    private static final long NO_BYTES = -2;

    private static final long NO_LANE = -1;
    static final String FREED = "the communicator has been freed";
    private static final String ABANDONED = "the run has been ended";
    private static final int BOUNCE = 64 * 1024;

    /** Up to here what else there is to do for a message takes longer than to copy it. */
    private static final int SHORT = 1024;

    private final TypeWarning types = new TypeWarning();
    private final Contexts contexts;
    private final OperationTable table;
    private final long credit;
    private final UnexpectedPool pool = new UnexpectedPool();
    private final Links links;
    private final Outbox outbox;
    private final Misfits misfits;
    private @Nullable MemorySegment bounce;
    private boolean abandoned;
    private boolean wantsMore;

    Protocol(Contexts contexts, OperationTable table, Links links, Outbox outbox, Misfits misfits, long credit) {
        this.contexts = contexts;
        this.table = table;
        this.links = links;
        this.outbox = outbox;
        this.misfits = misfits;
        this.credit = credit;
    }

    // sending

    void send(Operation send) {
        Link link = send.link();
        if (link.self()) {
            sendToSelf(send);
        } else if (link.channel().peer() != Channel.Peer.OPEN) {
            send.fail(ErrorClass.PROC_FAILED, gone(link));
        } else {
            outbox.send(send, link);
        }
    }

    private void sendToSelf(Operation send) {
        MatchQueues queues = send.queues();
        if (!queues.admits(send.source, send.tag, send.buffer.type(), send.length, send.signature)) {
            send.complete();
            return;
        }
        Operation receive = queues.takePosted(send.source, send.tag);
        if (receive != null) {
            contexts.forgetIfDone(queues);
            copyWithin(send, receive);
            return;
        }
        if (queues.freed()) {
            send.fail(ErrorClass.COMM, FREED);
            return;
        }
        if (abandoned) {
            send.fail(ErrorClass.PROC_FAILED, ABANDONED);
            return;
        }
        int length = (int) send.length;
        boolean store = send.length <= Frame.MAX_PAYLOAD
                && !send.synchronous
                && send.link().chargeSelf(64 + length, credit);
        Unexpected message = pool.take(store ? length : 0, queues, send.link());
        describe(message, send.source, send.tag, send.buffer.type(), send.length, send.signature);
        if (store) {
            send.buffer.read(0, message.store, 0, length);
            send.complete();
        } else {
            message.local = send;
        }
        arrived(message);
    }

    private void copyWithin(Operation send, Operation receive) {
        receive.status(send.source, send.tag, send.buffer.type(), send.length, send.signature);
        if (Acceptance.of(receive, types)) {
            MemorySegment between = bounce;
            if (between == null) {
                between = Arena.ofAuto().allocate(BOUNCE, 64);
                bounce = between;
            }
            for (long done = 0; done < send.length; done += BOUNCE) {
                long part = Math.min(BOUNCE, send.length - done);
                try {
                    send.buffer.read(done, between, 0, part);
                } catch (RuntimeException e) {
                    send.spoil(e);
                }
                write(receive, done, between, 0, part);
            }
            receive.complete();
        }
        send.complete();
    }

    // receiving

    void receive(Operation receive) {
        MatchQueues queues = receive.queues();
        Unexpected message = queues.find(receive.source, receive.tag);
        if (message != null) {
            queues.remove(message);
            take(message, receive);
        } else if (cannotCome(receive)) {
            receive.fail(ErrorClass.PROC_FAILED, gone(receive.link));
        } else if (queues.freed()) {
            receive.fail(ErrorClass.COMM, FREED);
        } else {
            queues.post(receive);
        }
    }

    /** Gives a message that has arrived before to a receive. */
    void take(Unexpected message, Operation receive) {
        receive.status(message.source, message.tag, message.type, message.length, message.signature);
        Operation local = message.local;
        if (local != null) {
            copyWithin(local, receive);
        } else if (message.announced) {
            grant(message.link, receive, message.remoteId, message.address, message.moves);
        } else {
            if (Acceptance.of(receive, types)) {
                write(receive, 0, message.store, 0, message.length);
                receive.complete();
            } else if (!message.link.self()) {
                misfits.tell(receive, message.link, -1);
            }
            repay(message);
        }
        pool.give(message);
    }

    /** Has a context's messages looked at from now on, and throws away those here that are not admitted. */
    void inspect(MatchQueues queues, Arrivals arrivals) {
        queues.inspect(arrivals);
        Unexpected message = queues.oldest();
        while (message != null) {
            Unexpected following = message.nextArrived;
            if (!queues.admits(message.source, message.tag, message.type, message.length, message.signature)) {
                queues.remove(message);
                discard(message);
            }
            message = following;
        }
    }

    private void discard(Unexpected message) {
        Operation local = message.local;
        if (local != null) {
            local.complete();
        } else if (message.announced) {
            outbox.control(message.link, Frame.GRANT, message.remoteId, -1, NO_BYTES);
        } else {
            repay(message);
        }
        pool.give(message);
    }

    /** Copies into the user's memory, of which whatever goes wrong is the receive's own failure and nobody else's. */
    private static void write(Operation receive, long position, MemorySegment source, long offset, long length) {
        try {
            receive.buffer.write(position, source, offset, length);
        } catch (RuntimeException e) {
            receive.spoil(e);
        }
    }

    /** Takes back the memory of a message that is not needed any more. */
    void forget(Unexpected message) {
        pool.give(message);
    }

    void repay(Unexpected message) {
        if (message.link.self()) {
            message.link.repaySelf(64 + (int) message.length);
        } else {
            message.link.channel().repay((int) message.length);
        }
    }

    void probe(Operation probe, boolean keep) {
        Unexpected message = probe.queues().find(probe.source, probe.tag);
        if (message != null) {
            answer(probe, message);
        } else if (cannotCome(probe)) {
            probe.fail(ErrorClass.PROC_FAILED, gone(probe.link));
        } else if (probe.queues().freed()) {
            probe.fail(ErrorClass.COMM, FREED);
        } else if (keep) {
            probe.queues().addProbe(probe);
        }
    }

    private void answer(Operation probe, Unexpected message) {
        probe.found(message);
        if (probe.kind == Operation.Kind.MATCHED_PROBE) {
            message.queues.remove(message);
        }
        probe.complete();
    }

    private void arrived(Unexpected message) {
        MatchQueues queues = message.queues;
        queues.arrive(message);
        Operation probe = queues.takeProbe(message);
        while (probe != null) {
            boolean taken = probe.kind == Operation.Kind.MATCHED_PROBE;
            answer(probe, message);
            probe = taken ? null : queues.takeProbe(message);
        }
    }

    private void grant(Link link, Operation receive, long remoteId, long address, long moves) {
        long bytes = receive.statusBytes();
        if (!Acceptance.of(receive, types)) {
            if (!misfits.tell(receive, link, remoteId)) {
                outbox.control(link, Frame.GRANT, remoteId, -1, NO_BYTES);
            }
            return;
        }
        if (bytes == 0) {
            receive.complete();
            outbox.control(link, Frame.GRANT, remoteId, -1, NO_BYTES);
            return;
        }
        if (link.channel().peer() != Channel.Peer.OPEN) {
            receive.fail(ErrorClass.PROC_FAILED, gone(link));
            return;
        }
        receive.link = link;
        receive.matched = true;
        receive.length = bytes;
        receive.moved = 0;
        receive.remoteId = remoteId;
        receive.address = address;
        receive.moves = moves;
        table.number(receive);
        if (address == 0 || !link.channel().pull(receive, this)) {
            interrupted(receive);
        }
    }

    /** Has the rest of a message sent. */
    @Override
    public void interrupted(Transfer transfer) {
        Operation receive = (Operation) transfer;
        Link link = receive.link();
        receive.address = 0;
        try {
            outbox.control(
                    link,
                    Frame.GRANT,
                    receive.remoteId,
                    receive.id,
                    receive.moved,
                    link.channel().openLane(receive));
        } catch (CommException e) {
            table.release(receive);
            receive.fail(e.errorClass(), String.valueOf(e.getMessage()));
        }
    }

    // frames

    @Override
    public void frame(
            Channel from, long header, long word1, long word2, long word3, MemorySegment memory, long payload) {
        wantsMore = false;
        switch (Frame.kind(header)) {
            case Frame.EAGER -> eager(from, header, word1, word2, word3, memory, payload);
            case Frame.ANNOUNCE ->
                announced(
                        from,
                        header,
                        word1,
                        word2,
                        word3,
                        Shared.getLong(memory, payload),
                        Shared.getLong(memory, payload + 8),
                        Frame.length(header) < Frame.OFFERED ? 0 : Shared.getLong(memory, payload + 16),
                        Frame.length(header) < Frame.OFFERED ? 0 : Shared.getLong(memory, payload + 24));
            case Frame.GRANT -> granted(from, word1, word2, word3, Shared.getLong(memory, payload));
            case Frame.DATA -> data(from, word1, memory, payload, Frame.length(header));
            case Frame.CANCEL -> cancelAsked(from, word1, word2);
            case Frame.REFUSED -> refused(from, word1);
            case Frame.MISFIT -> misfits.heard(from, header, word1, word2, word3, memory, payload);
            case Frame.CANCELLED -> {
                Operation send = table.find(word1, from);
                if (send != null) {
                    table.release(send);
                    send.cancelled();
                }
            }
            default ->
                throw new IllegalStateException(
                        "unknown frame kind " + Frame.kind(header) + " from rank " + from.rank());
        }
    }

    @Override
    public boolean wantsMore() {
        return wantsMore;
    }

    private void eager(
            Channel from, long header, long context, long words, long signature, MemorySegment memory, long payload) {
        MatchQueues queues = contexts.arriving(context);
        int source = (int) words;
        int tag = (int) (words >>> 32);
        int length = Frame.length(header);
        ElementType type = Frame.type(header);
        if (queues == null) {
            from.repay(length);
            return;
        }
        if (!queues.admits(source, tag, type, length, signature)) {
            from.repay(length);
            return;
        }
        Operation receive = queues.takePosted(source, tag);
        if (receive == null && queues.freed()) {
            from.repay(length);
            return;
        }
        if (receive != null) {
            contexts.forgetIfDone(queues);
            receive.status(source, tag, type, length, signature);
            if (Acceptance.of(receive, types)) {
                write(receive, 0, memory, payload, length);
                receive.complete();
            } else {
                misfits.tell(receive, links.of(from.rank()), -1);
            }
            from.repay(length);
            wantsMore = length <= SHORT && queues.posted() > 0;
            return;
        }
        Unexpected message = pool.take(length, queues, links.of(from.rank()));
        describe(message, source, tag, type, length, signature);
        if (length > 0) {
            MemorySegment.copy(memory, payload, message.store, 0, length);
        }
        arrived(message);
    }

    private void announced(
            Channel from,
            long header,
            long context,
            long words,
            long signature,
            long length,
            long remoteId,
            long address,
            long moves) {
        MatchQueues queues = contexts.arriving(context);
        int source = (int) words;
        int tag = (int) (words >>> 32);
        ElementType type = Frame.type(header);
        Link link = links.of(from.rank());
        if (queues == null) {
            outbox.control(link, Frame.REFUSED, remoteId, 0, 0);
            return;
        }
        if (!queues.admits(source, tag, type, length, signature)) {
            outbox.control(link, Frame.GRANT, remoteId, -1, NO_BYTES);
            return;
        }
        Operation receive = queues.takePosted(source, tag);
        if (receive == null && queues.freed()) {
            outbox.control(link, Frame.REFUSED, remoteId, 0, 0);
            return;
        }
        if (receive != null) {
            contexts.forgetIfDone(queues);
            receive.status(source, tag, type, length, signature);
            grant(link, receive, remoteId, address, moves);
            return;
        }
        Unexpected message = pool.take(0, queues, link);
        describe(message, source, tag, type, length, signature);
        message.announced = true;
        message.remoteId = remoteId;
        message.address = address;
        message.moves = moves;
        arrived(message);
    }

    private static void describe(
            Unexpected message, int source, int tag, ElementType type, long length, long signature) {
        message.source = source;
        message.tag = tag;
        message.type = type;
        message.length = length;
        message.signature = signature;
    }

    private void granted(Channel from, long id, long remoteId, long moved, long lane) {
        Operation send = table.find(id, from);
        if (send == null) {
            return; // withdrawn after its peer was taken for dead
        }
        if (lane == NO_BYTES) {
            if (send.address != 0 && !send.buffer.alive()) {
                send.spoil(new IllegalStateException("Already closed")); // whatever the receiver has found there
            }
            finished(send);
            return;
        }
        send.remoteId = remoteId;
        send.matched = true;
        send.moved = moved;
        if (lane == NO_LANE) {
            outbox.stream(send);
        } else {
            from.streamOn((int) lane, send);
        }
    }

    private void data(Channel from, long id, MemorySegment memory, long payload, int length) {
        Operation receive = table.find(id, from);
        if (receive != null) {
            write(receive, receive.moved, memory, payload, length);
            receive.moved += length;
            if (receive.moved == receive.length) {
                finished(receive);
            }
        }
    }

    @Override
    public void finished(Transfer transfer) {
        Operation operation = (Operation) transfer;
        table.release(operation);
        if (operation.kind == Operation.Kind.RECEIVE && operation.address != 0) {
            outbox.control(operation.link(), Frame.GRANT, operation.remoteId, -1, NO_BYTES);
        }
        operation.complete();
    }

    private void refused(Channel from, long id) {
        Operation send = table.find(id, from);
        if (send != null) {
            table.release(send);
            send.fail(ErrorClass.COMM, "rank " + from.rank() + " of the world has freed the communicator");
        }
    }

    // cancelling

    /** Tries to take an operation back; it then ends as cancelled, now or after its peer agreed, or normally. */
    void cancel(Operation operation) {
        if (operation.done()) {
            return;
        }
        if (operation.kind == Operation.Kind.RECEIVE) {
            if (operation.id < 0 && operation.queues().removePosted(operation)) {
                contexts.forgetIfDone(operation.queues());
                operation.cancelled();
            }
            return;
        }
        Link link = operation.link();
        if (link.self()) {
            cancelLocal(operation);
        } else if (outbox.withdraw(operation, link)) {
            operation.cancelled();
        } else {
            outbox.control(link, Frame.CANCEL, operation.id, operation.queues().context(), 0);
        }
    }

    private void cancelLocal(Operation send) {
        MatchQueues queues = send.queues();
        Unexpected message = queues.find(send.source, send.tag);
        for (Unexpected m = message; m != null; m = m.nextArrived) {
            if (m.local == send) {
                queues.remove(m);
                pool.give(m);
                send.cancelled();
                return;
            }
        }
    }

    private void cancelAsked(Channel from, long remoteId, long context) {
        Link link = links.of(from.rank());
        MatchQueues queues = contexts.find(context);
        Unexpected message = queues == null ? null : queues.findAnnounced(link, remoteId);
        if (queues != null && message != null) {
            queues.remove(message);
            pool.give(message);
            outbox.control(link, Frame.CANCELLED, remoteId, 0, 0);
        }
    }

    // ends of peers

    @Override
    public void ended(Channel peer) {
        Link link = links.of(peer.rank());
        ended(link, gone(link));
    }

    private void ended(Link link, String text) {
        outbox.forgetControls(link);
        for (Operation o = link.sends.poll(); o != null; o = link.sends.poll()) {
            fail(o, text);
        }
        link.granted.clear();
        for (Operation o = table.anyWith(link); o != null; o = table.anyWith(link)) {
            fail(o, text);
        }
        contexts.forEach(queues -> ended(queues, link, text));
    }

    /** Fails all that waits and all that would wait from now on. */
    void abandon() {
        abandoned = true;
        links.forEach(link -> ended(link, ABANDONED));
        contexts.forEach(queues -> {
            for (Unexpected m : queues.allUnexpected()) {
                Operation local = m.local;
                if (local != null) {
                    queues.remove(m);
                    pool.give(m);
                    fail(local, ABANDONED);
                }
            }
            for (Operation o = queues.takeWaitingFor(null); o != null; o = queues.takeWaitingFor(null)) {
                fail(o, ABANDONED);
            }
        });
    }

    private void ended(MatchQueues queues, Link link, String text) {
        for (Unexpected m = queues.findAnnouncedBy(link); m != null; m = queues.findAnnouncedBy(link)) {
            queues.remove(m);
            pool.give(m);
        }
        for (Operation o = queues.takeWaitingFor(link); o != null; o = queues.takeWaitingFor(link)) {
            fail(o, text);
        }
        if (!queues.idle() && links.allEnded(queues.peers())) {
            for (Operation o = queues.takeWaitingFor(null); o != null; o = queues.takeWaitingFor(null)) {
                fail(o, gone(null));
            }
        }
        contexts.forgetIfDone(queues);
    }

    private void fail(Operation operation, String text) {
        table.release(operation);
        operation.fail(ErrorClass.PROC_FAILED, text);
    }

    private boolean cannotCome(Operation receive) {
        Link link = receive.link;
        if (link == null) {
            return abandoned || links.allEnded(receive.queues().peers());
        }
        return link.self() ? abandoned : link.channel().peer() != Channel.Peer.OPEN;
    }

    private String gone(@Nullable Link link) {
        if (abandoned) {
            return ABANDONED;
        }
        if (link == null) {
            return "every other rank of the communicator has ended or left the job, so no message can come";
        }
        return link.channel().peer() == Channel.Peer.DEAD
                ? "rank " + link.rank() + " of the world has died"
                : "rank " + link.rank() + " of the world has left the job";
    }
}
