package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.ObjectRequest;
import org.pjrun.Received;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.internal.buffer.Stream;
import org.pjrun.internal.engine.Operation;
import org.pjrun.internal.object.ObjectCodec;
import org.pjrun.internal.object.ObjectSink;
import org.pjrun.internal.object.SerializationException;

/** Messages that are objects. Writing and reading them happens outside of the gate, in the thread of the caller. */
abstract class ObjectLane extends NonblockingLane {
    private final ObjectCodec objects;

    ObjectLane(CommSpec spec) {
        super(spec);
        this.objects = spec.owner().objects();
    }

    @Override
    final ObjectCodec objects() {
        return objects;
    }

    /** Writes an object. */
    final Stream encode(String operation, @Nullable Object object) {
        try {
            return objects.encode(object);
        } catch (SerializationException e) {
            throw error(operation, ErrorClass.SERIALIZATION, text(e), e.getCause());
        }
    }

    /** Reads the object that a sink has received. */
    @Override
    final @Nullable Object decode(String operation, ObjectSink sink) {
        try {
            return objects.decode(sink);
        } catch (SerializationException e) {
            throw error(operation, ErrorClass.SERIALIZATION, text(e), e.getCause());
        }
    }

    @Override
    public final void sendObject(@Nullable Object object, int dest, int tag) {
        startObject("sendObject", Mode.STANDARD, object, dest, tag).waitFor();
    }

    @Override
    public final void ssendObject(@Nullable Object object, int dest, int tag) {
        startObject("ssendObject", Mode.SYNCHRONOUS, object, dest, tag).waitFor();
    }

    @Override
    public final void bsendObject(@Nullable Object object, int dest, int tag) {
        startObject("bsendObject", Mode.BUFFERED, object, dest, tag);
    }

    @Override
    public final Request isendObject(@Nullable Object object, int dest, int tag) {
        return startObject("isendObject", Mode.STANDARD, object, dest, tag);
    }

    @Override
    public final Request issendObject(@Nullable Object object, int dest, int tag) {
        return startObject("issendObject", Mode.SYNCHRONOUS, object, dest, tag);
    }

    private Request startObject(String name, Mode mode, @Nullable Object object, int dest, int tag) {
        if (!reaches(name, dest, tag)) {
            return new CompletedRequest();
        }
        Stream source = encode(name, object);
        engine.enter();
        try {
            Operation send = engine.take();
            send.buffer.bindStream(ElementType.OBJECT, source, source.bytes());
            if (mode == Mode.BUFFERED) {
                send.buffer.detach();
            } else {
                send.soon();
            }
            engine.send(send, queues, link(dest), rank(), tag, mode == Mode.SYNCHRONOUS);
            return requestOf(name, mode, send);
        } finally {
            engine.leave();
        }
    }

    @Override
    public final <T extends @Nullable Object> T recvObject(int source, int tag) {
        return this.<T>startReceiveObject("recvObject", source, tag, false).waitForObject();
    }

    @Override
    public final <T extends @Nullable Object> Received<T> recvObjectWithStatus(int source, int tag) {
        ObjectRequest<T> request = startReceiveObject("recvObject", source, tag, false);
        Status status = request.waitFor();
        return new Received<>(request.waitForObject(), status);
    }

    @Override
    public final <T extends @Nullable Object> ObjectRequest<T> irecvObject(int source, int tag) {
        return startReceiveObject("irecvObject", source, tag, true);
    }

    private <T extends @Nullable Object> ObjectRequest<T> startReceiveObject(
            String name, int source, int tag, boolean outlives) {
        ObjectSink sink = objects.sink();
        if (!hears(name, source, tag)) {
            return new ObjectRequestImpl<>(this, name, sink, null);
        }
        engine.enter();
        try {
            Operation receive = engine.take();
            receive.buffer.bindStream(ElementType.OBJECT, sink, Long.MAX_VALUE);
            engine.receive(receive, queues, sourceLink(source), source, tag);
            if (outlives) {
                engine.outlive(receive);
            }
            return new ObjectRequestImpl<>(this, name, sink, receive);
        } finally {
            engine.leave();
        }
    }

    @Override
    public final <T extends @Nullable Object> T sendrecvObject(
            @Nullable Object object, int dest, int sendTag, int source, int recvTag) {
        ObjectRequest<T> receive = startReceiveObject("sendrecvObject", source, recvTag, false);
        startObject("sendrecvObject", Mode.STANDARD, object, dest, sendTag).waitFor();
        return receive.waitForObject();
    }
}
