package org.pjrun.internal.comm;

import org.pjrun.PersistentRequest;
import org.pjrun.Request;
import org.pjrun.internal.engine.Operation;

/** Nonblocking and persistent messages. */
abstract class NonblockingLane extends BlockingLane {
    /** How a send ends. */
    enum Mode {
        STANDARD,
        SYNCHRONOUS,
        BUFFERED
    }

    NonblockingLane(CommSpec spec) {
        super(spec);
    }

    @Override
    public final Request isend(Object buffer, int dest, int tag) {
        return start("isend", Mode.STANDARD, buffer, 0, WHOLE, dest, tag);
    }

    @Override
    public final Request isend(Object buffer, long offset, long count, int dest, int tag) {
        return start("isend", Mode.STANDARD, buffer, offset, count, dest, tag);
    }

    @Override
    public final Request issend(Object buffer, int dest, int tag) {
        return start("issend", Mode.SYNCHRONOUS, buffer, 0, WHOLE, dest, tag);
    }

    @Override
    public final Request issend(Object buffer, long offset, long count, int dest, int tag) {
        return start("issend", Mode.SYNCHRONOUS, buffer, offset, count, dest, tag);
    }

    @Override
    public final Request ibsend(Object buffer, int dest, int tag) {
        return start("bsend", Mode.BUFFERED, buffer, 0, WHOLE, dest, tag);
    }

    @Override
    public final Request ibsend(Object buffer, long offset, long count, int dest, int tag) {
        return start("bsend", Mode.BUFFERED, buffer, offset, count, dest, tag);
    }

    @Override
    public final Request irsend(Object buffer, int dest, int tag) {
        return start("irsend", Mode.STANDARD, buffer, 0, WHOLE, dest, tag);
    }

    @Override
    public final Request irsend(Object buffer, long offset, long count, int dest, int tag) {
        return start("irsend", Mode.STANDARD, buffer, offset, count, dest, tag);
    }

    private Request start(String name, Mode mode, Object buffer, long offset, long count, int dest, int tag) {
        if (!reaches(name, dest, tag)) {
            return new CompletedRequest();
        }
        engine.enter();
        try {
            return requestOf(name, mode, startSend(name, mode, buffer, offset, count, dest, tag));
        } finally {
            engine.leave();
        }
    }

    private Operation startSend(String name, Mode mode, Object buffer, long offset, long count, int dest, int tag) {
        Operation send = engine.take();
        bind(name, send, buffer, offset, count);
        if (mode == Mode.BUFFERED) {
            send.buffer.detach();
        } else {
            send.soon();
        }
        engine.send(send, queues, link(dest), rank(), tag, mode == Mode.SYNCHRONOUS);
        return send;
    }

    /** The request for a send that was started inside the gate; a buffered one is complete for its caller. */
    final Request requestOf(String name, Mode mode, Operation send) {
        if (send.done()) {
            conclude(name, send);
            return new CompletedRequest();
        }
        engine.outlive(send);
        return mode == Mode.BUFFERED ? new CompletedRequest() : new RequestImpl(this, name, send);
    }

    @Override
    public final Request irecv(Object buffer, int source, int tag) {
        return irecv(buffer, 0, WHOLE, source, tag);
    }

    @Override
    public final Request irecv(Object buffer, long offset, long count, int source, int tag) {
        if (!hears("irecv", source, tag)) {
            return new CompletedRequest();
        }
        engine.enter();
        try {
            Operation receive = startReceive("irecv", buffer, offset, count, source, tag);
            engine.outlive(receive);
            return new RequestImpl(this, "irecv", receive);
        } finally {
            engine.leave();
        }
    }

    private Operation startReceive(String name, Object buffer, long offset, long count, int source, int tag) {
        Operation receive = engine.take();
        bindWritable(name, receive, buffer, offset, count);
        engine.receive(receive, queues, sourceLink(source), source, tag);
        return receive;
    }

    // persistent

    @Override
    public final PersistentRequest sendInit(Object buffer, int dest, int tag) {
        return sendInit("sendInit", Mode.STANDARD, buffer, 0, WHOLE, dest, tag);
    }

    @Override
    public final PersistentRequest sendInit(Object buffer, long offset, long count, int dest, int tag) {
        return sendInit("sendInit", Mode.STANDARD, buffer, offset, count, dest, tag);
    }

    @Override
    public final PersistentRequest ssendInit(Object buffer, int dest, int tag) {
        return sendInit("ssendInit", Mode.SYNCHRONOUS, buffer, 0, WHOLE, dest, tag);
    }

    @Override
    public final PersistentRequest ssendInit(Object buffer, long offset, long count, int dest, int tag) {
        return sendInit("ssendInit", Mode.SYNCHRONOUS, buffer, offset, count, dest, tag);
    }

    @Override
    public final PersistentRequest bsendInit(Object buffer, int dest, int tag) {
        return sendInit("bsendInit", Mode.BUFFERED, buffer, 0, WHOLE, dest, tag);
    }

    @Override
    public final PersistentRequest bsendInit(Object buffer, long offset, long count, int dest, int tag) {
        return sendInit("bsendInit", Mode.BUFFERED, buffer, offset, count, dest, tag);
    }

    @Override
    public final PersistentRequest rsendInit(Object buffer, int dest, int tag) {
        return sendInit("rsendInit", Mode.STANDARD, buffer, 0, WHOLE, dest, tag);
    }

    @Override
    public final PersistentRequest rsendInit(Object buffer, long offset, long count, int dest, int tag) {
        return sendInit("rsendInit", Mode.STANDARD, buffer, offset, count, dest, tag);
    }

    private PersistentRequest sendInit(
            String name, Mode mode, Object buffer, long offset, long count, int dest, int tag) {
        if (!reaches(name, dest, tag)) {
            return new PersistentImpl(this, name, null);
        }
        checkBuffer(name, buffer, offset, count, false);
        return new PersistentImpl(this, name, () -> startSend(name, mode, buffer, offset, count, dest, tag));
    }

    @Override
    public final PersistentRequest recvInit(Object buffer, int source, int tag) {
        return recvInit(buffer, 0, WHOLE, source, tag);
    }

    @Override
    public final PersistentRequest recvInit(Object buffer, long offset, long count, int source, int tag) {
        if (!hears("recvInit", source, tag)) {
            return new PersistentImpl(this, "recvInit", null);
        }
        checkBuffer("recvInit", buffer, offset, count, true);
        return new PersistentImpl(this, "recvInit", () -> startReceive("recvInit", buffer, offset, count, source, tag));
    }

    /** Finds what is wrong with a buffer when the request is made and not when it is started. */
    private void checkBuffer(String name, Object buffer, long offset, long count, boolean writable) {
        engine.enter();
        try {
            Operation checked = engine.take();
            if (writable) {
                bindWritable(name, checked, buffer, offset, count);
            } else {
                bind(name, checked, buffer, offset, count);
            }
            engine.give(checked);
        } finally {
            engine.leave();
        }
    }
}
