package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.Message;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.internal.engine.Operation;
import org.pjrun.internal.engine.Unexpected;
import org.pjrun.internal.object.ObjectSink;

/** A message taken by a matched probe; without one it is the message of nobody. */
final class MessageImpl implements Message {
    private final BlockingLane comm;
    private final Status status;
    private @Nullable Unexpected message;
    private boolean received;

    MessageImpl(BlockingLane comm, @Nullable Unexpected message, Status status) {
        this.comm = comm;
        this.message = message;
        this.status = status;
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public Status recv(Object buffer) {
        return recv(buffer, 0, CommBase.WHOLE);
    }

    @Override
    public Status recv(Object buffer, long offset, long count) {
        comm.engine.enter();
        try {
            Operation receive = start("mrecv", buffer, offset, count);
            if (receive == null) {
                return Status.EMPTY;
            }
            comm.engine.await(receive);
            Status result = comm.statusOf(receive);
            comm.conclude("mrecv", receive);
            return result;
        } finally {
            comm.engine.leave();
        }
    }

    @Override
    public Request irecv(Object buffer) {
        comm.engine.enter();
        try {
            Operation receive = start("imrecv", buffer, 0, CommBase.WHOLE);
            if (receive == null) {
                return new CompletedRequest();
            }
            comm.engine.outlive(receive);
            return new RequestImpl(comm, "imrecv", receive);
        } finally {
            comm.engine.leave();
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // T may be a nullable type
    public <T extends @Nullable Object> T recvObject() {
        ObjectSink sink = comm.objects().sink();
        comm.engine.enter();
        try {
            Unexpected taken = take("mrecv");
            if (taken == null) {
                return (T) null;
            }
            Operation receive = comm.engine.take();
            receive.buffer.bindStream(ElementType.OBJECT, sink, Long.MAX_VALUE);
            comm.engine.receive(receive, taken);
            comm.engine.await(receive);
            comm.conclude("mrecv", receive);
        } finally {
            comm.engine.leave();
        }
        return (T) comm.decode("mrecv", sink);
    }

    private @Nullable Operation start(String operation, Object buffer, long offset, long count) {
        Operation receive = comm.engine.take();
        comm.bindWritable(operation, receive, buffer, offset, count);
        Unexpected taken = take(operation);
        if (taken == null) {
            comm.engine.give(receive);
            return null;
        }
        comm.engine.receive(receive, taken);
        return receive;
    }

    private @Nullable Unexpected take(String operation) {
        if (received) {
            throw comm.errorInside(operation, ErrorClass.REQUEST, "the message has been received before");
        }
        received = true;
        Unexpected taken = message;
        message = null;
        return taken;
    }
}
