package org.pjrun.internal.comm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ElementType;
import org.pjrun.Message;
import org.pjrun.Status;
import org.pjrun.internal.engine.Operation;
import org.pjrun.internal.engine.Unexpected;

/** Blocking messages and probes. */
abstract class BlockingLane extends CommBase {
    BlockingLane(CommSpec spec) {
        super(spec);
    }

    @Override
    public final void send(Object buffer, int dest, int tag) {
        send("send", buffer, 0, WHOLE, dest, tag, false);
    }

    @Override
    public final void send(Object buffer, long offset, long count, int dest, int tag) {
        send("send", buffer, offset, count, dest, tag, false);
    }

    @Override
    public final void send(int value, int dest, int tag) {
        sendScalar(ElementType.INT, value, dest, tag);
    }

    @Override
    public final void send(long value, int dest, int tag) {
        sendScalar(ElementType.LONG, value, dest, tag);
    }

    @Override
    public final void send(double value, int dest, int tag) {
        sendScalar(ElementType.DOUBLE, Double.doubleToRawLongBits(value), dest, tag);
    }

    @Override
    public final void ssend(Object buffer, int dest, int tag) {
        send("ssend", buffer, 0, WHOLE, dest, tag, true);
    }

    @Override
    public final void ssend(Object buffer, long offset, long count, int dest, int tag) {
        send("ssend", buffer, offset, count, dest, tag, true);
    }

    @Override
    public final void bsend(Object buffer, int dest, int tag) {
        ibsend(buffer, dest, tag);
    }

    @Override
    public final void bsend(Object buffer, long offset, long count, int dest, int tag) {
        ibsend(buffer, offset, count, dest, tag);
    }

    @Override
    public final void rsend(Object buffer, int dest, int tag) {
        send("rsend", buffer, 0, WHOLE, dest, tag, false);
    }

    @Override
    public final void rsend(Object buffer, long offset, long count, int dest, int tag) {
        send("rsend", buffer, offset, count, dest, tag, false);
    }

    private void send(
            String operation, Object buffer, long offset, long count, int dest, int tag, boolean synchronous) {
        if (!reaches(operation, dest, tag)) {
            return;
        }
        engine.enter();
        try {
            Operation send = engine.take();
            bind(operation, send, buffer, offset, count);
            finishSend(operation, send, dest, tag, synchronous);
        } finally {
            engine.leave();
        }
    }

    private void sendScalar(ElementType type, long bits, int dest, int tag) {
        if (!reaches("send", dest, tag)) {
            return;
        }
        engine.enter();
        try {
            Operation send = engine.take();
            send.buffer.bindScalar(type, bits);
            finishSend("send", send, dest, tag, false);
        } finally {
            engine.leave();
        }
    }

    private void finishSend(String operation, Operation send, int dest, int tag, boolean synchronous) {
        engine.send(send, queues, link(dest), rank(), tag, synchronous);
        if (!send.done()) {
            engine.await(send);
        }
        conclude(operation, send);
    }

    /** Binds a buffer inside the gate; what is wrong with it is said with the operation and the rank. */
    final void bind(String operation, Operation started, Object buffer, long offset, long count) {
        try {
            bind(started.buffer, buffer, offset, count);
        } catch (CommException e) {
            engine.give(started);
            throw errorInside(operation, e.errorClass(), text(e));
        }
    }

    final void bindWritable(String operation, Operation started, Object buffer, long offset, long count) {
        bind(operation, started, buffer, offset, count);
        try {
            started.buffer.requireWritable();
        } catch (CommException e) {
            engine.give(started);
            throw errorInside(operation, e.errorClass(), text(e));
        }
    }

    /** Ends a blocking operation inside the gate. */
    final void conclude(String operation, Operation done) {
        CommException failure = errorOf(operation, done);
        engine.give(done);
        if (failure != null) {
            throw toldInside(failure);
        }
    }

    @Override
    public final Status recv(Object buffer, int source, int tag) {
        return receive("recv", buffer, 0, WHOLE, source, tag);
    }

    @Override
    public final Status recv(Object buffer, long offset, long count, int source, int tag) {
        return receive("recv", buffer, offset, count, source, tag);
    }

    private Status receive(String operation, Object buffer, long offset, long count, int source, int tag) {
        if (!hears(operation, source, tag)) {
            return Status.EMPTY;
        }
        engine.enter();
        try {
            Operation receive = engine.take();
            bindWritable(operation, receive, buffer, offset, count);
            engine.receive(receive, queues, sourceLink(source), source, tag);
            if (!receive.done()) {
                engine.await(receive);
            }
            Status status = statusOf(receive);
            conclude(operation, receive);
            return status;
        } finally {
            engine.leave();
        }
    }

    @Override
    public final int recvInt(int source, int tag) {
        return (int) receiveScalar(ElementType.INT, source, tag);
    }

    @Override
    public final long recvLong(int source, int tag) {
        return receiveScalar(ElementType.LONG, source, tag);
    }

    @Override
    public final double recvDouble(int source, int tag) {
        return Double.longBitsToDouble(receiveScalar(ElementType.DOUBLE, source, tag));
    }

    private long receiveScalar(ElementType type, int source, int tag) {
        if (!hears("recv", source, tag)) {
            return 0;
        }
        engine.enter();
        try {
            Operation receive = engine.take();
            receive.buffer.bindScalar(type, 0);
            engine.receive(receive, queues, sourceLink(source), source, tag);
            if (!receive.done()) {
                engine.await(receive);
            }
            long bits = receive.buffer.scalar();
            conclude("recv", receive);
            return bits;
        } finally {
            engine.leave();
        }
    }

    @Override
    public final Status sendrecv(Object sendBuffer, int dest, int sendTag, Object recvBuffer, int source, int recvTag) {
        return sendrecv(sendBuffer, 0, WHOLE, dest, sendTag, recvBuffer, 0, WHOLE, source, recvTag, false);
    }

    @Override
    public final Status sendrecv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            int dest,
            int sendTag,
            Object recvBuffer,
            long recvOffset,
            long recvCount,
            int source,
            int recvTag) {
        return sendrecv(
                sendBuffer,
                sendOffset,
                sendCount,
                dest,
                sendTag,
                recvBuffer,
                recvOffset,
                recvCount,
                source,
                recvTag,
                false);
    }

    @Override
    public final Status sendrecvReplace(Object buffer, int dest, int sendTag, int source, int recvTag) {
        return sendrecv(buffer, 0, WHOLE, dest, sendTag, buffer, 0, WHOLE, source, recvTag, true);
    }

    @Override
    public final Status sendrecvReplace(
            Object buffer, long offset, long count, int dest, int sendTag, int source, int recvTag) {
        return sendrecv(buffer, offset, count, dest, sendTag, buffer, offset, count, source, recvTag, true);
    }

    private Status sendrecv(
            Object sendBuffer,
            long sendOffset,
            long sendCount,
            int dest,
            int sendTag,
            Object recvBuffer,
            long recvOffset,
            long recvCount,
            int source,
            int recvTag,
            boolean replace) {
        boolean sends = reaches("sendrecv", dest, sendTag);
        boolean receives = hears("sendrecv", source, recvTag);
        engine.enter();
        try {
            Operation send = sends ? engine.take() : null;
            if (send != null) {
                bind("sendrecv", send, sendBuffer, sendOffset, sendCount);
                if (replace) {
                    send.buffer.detach();
                }
            }
            Operation receive = receives ? engine.take() : null;
            if (receive != null) {
                bindWritable("sendrecv", receive, recvBuffer, recvOffset, recvCount);
                engine.receive(receive, queues, sourceLink(source), source, recvTag);
            }
            if (send != null) {
                engine.send(send, queues, link(dest), rank(), sendTag, false);
                engine.await(send);
            }
            return concludeBoth(send, receive);
        } finally {
            engine.leave();
        }
    }

    private Status concludeBoth(@Nullable Operation send, @Nullable Operation receive) {
        Status status = Status.EMPTY;
        if (receive != null) {
            engine.await(receive);
            status = statusOf(receive);
        }
        if (send != null) {
            conclude("sendrecv", send);
        }
        if (receive != null) {
            conclude("sendrecv", receive);
        }
        return status;
    }

    @Override
    public final Status probe(int source, int tag) {
        if (!hears("probe", source, tag)) {
            return Status.EMPTY;
        }
        engine.enter();
        try {
            Operation probe = probe(source, tag, false, true);
            engine.await(probe);
            Status status = statusOf(probe);
            conclude("probe", probe);
            return status;
        } finally {
            engine.leave();
        }
    }

    @Override
    public final Optional<Status> iprobe(int source, int tag) {
        if (!hears("iprobe", source, tag)) {
            return Optional.of(Status.EMPTY);
        }
        engine.enter();
        try {
            Operation probe = probe(source, tag, false, false);
            boolean done = probe.done();
            Status status = statusOf(probe);
            conclude("iprobe", probe);
            if (done) {
                return Optional.of(status);
            }
        } finally {
            engine.leave();
        }
        engine.rest();
        return Optional.empty();
    }

    @Override
    public final Message mprobe(int source, int tag) {
        if (!hears("mprobe", source, tag)) {
            return new MessageImpl(this, null, Status.EMPTY);
        }
        engine.enter();
        try {
            Operation probe = probe(source, tag, true, true);
            engine.await(probe);
            Unexpected found = probe.found();
            Status status = statusOf(probe);
            conclude("mprobe", probe);
            return new MessageImpl(this, found, status);
        } finally {
            engine.leave();
        }
    }

    @Override
    public final Optional<Message> improbe(int source, int tag) {
        if (!hears("improbe", source, tag)) {
            return Optional.of(new MessageImpl(this, null, Status.EMPTY));
        }
        engine.enter();
        try {
            Operation probe = probe(source, tag, true, false);
            boolean done = probe.done();
            Unexpected found = probe.found();
            Status status = statusOf(probe);
            conclude("improbe", probe);
            if (done) {
                return Optional.of(new MessageImpl(this, found, status));
            }
        } finally {
            engine.leave();
        }
        engine.rest();
        return Optional.empty();
    }

    private Operation probe(int source, int tag, boolean matched, boolean keep) {
        Operation probe = engine.take();
        engine.probe(probe, queues, sourceLink(source), source, tag, matched, keep);
        return probe;
    }
}
