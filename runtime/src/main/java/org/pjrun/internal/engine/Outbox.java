package org.pjrun.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.pjrun.CommException;
import org.pjrun.ElementType;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.transport.Channel;
import org.pjrun.internal.transport.Frame;

/** What goes out in frames, and what waits until a peer has room for it; called inside the gate. */
final class Outbox {
    private final OperationTable table;
    private final Caretaker caretaker;
    private final Counters counters;
    private final List<Link> waiting = new ArrayList<>();

    Outbox(OperationTable table, Caretaker caretaker, Counters counters) {
        this.table = table;
        this.caretaker = caretaker;
        this.counters = counters;
    }

    /** Sends a message or announces it, now or as soon as there is room; the peer is another process. */
    void send(Operation send, Link link) {
        if (!link.controls.isEmpty() || !link.sends.isEmpty() || !trySend(send, link)) {
            link.sends.add(send);
            counters.full++;
            list(link);
        }
    }

    /** Sends what there is room for; false if there is none. A send that cannot be sent at all fails. */
    private boolean trySend(Operation send, Link link) {
        try {
            return offer(send, link);
        } catch (CommException e) {
            send.fail(e.errorClass(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            send.spoil(e);
            send.complete();
        }
        table.release(send);
        if (send.charged) {
            link.channel().refund((int) send.length);
        }
        return true;
    }

    /** Puts a message or its announcement into a frame; false if there is no room. */
    private boolean offer(Operation send, Link link) {
        Channel channel = link.channel();
        long words = (long) send.tag << 32 | send.source;
        int type = send.buffer.type().ordinal();
        int length = (int) send.length;
        boolean announcing = send.id >= 0; // there was no room for its announcement; it stays one
        if (send.charged || !send.synchronous && !announcing && suits(channel, send.length) && channel.charge(length)) {
            send.charged = true; // and goes so, even if there is no room for it now
            if (channel.send(
                    Frame.header(Frame.EAGER, type, send.flags, length),
                    send.queues().context(),
                    words,
                    send.signature,
                    send.buffer,
                    0)) {
                send.complete();
                return true;
            }
            return false;
        }
        int id = announcing ? send.id : table.number(send);
        return channel.announce(type, send.queues().context(), words, send.signature, send, id);
    }

    /** Whether a channel takes so long a message as one frame. */
    private static boolean suits(Channel channel, long length) {
        return length <= Frame.MAX_PAYLOAD || length <= channel.mostEager();
    }

    /** Sends a frame of a few words, now or as soon as there is room. */
    void control(Link link, int kind, long word1, long word2, long payload) {
        control(link, kind, word1, word2, 0, payload);
    }

    void control(Link link, int kind, long word1, long word2, long word3, long payload) {
        if (link.channel().peer() != Channel.Peer.OPEN) {
            return; // nobody reads it, and nobody makes room for it
        }
        long header = Frame.header(kind, 0, 0, 16);
        if (!link.controls.isEmpty() || !link.channel().send(header, word1, word2, word3, payload, 0)) {
            keep(link, new Control(header, word1, word2, word3, payload, null));
        }
    }

    /** Sends a frame with a text, now or as soon as there is room. */
    void text(Link link, int kind, long word1, long word2, long word3, byte[] text) {
        if (link.channel().peer() != Channel.Peer.OPEN) {
            return;
        }
        Buffer buffer = new Buffer();
        buffer.bindArray(ElementType.BYTE, text, 0, text.length);
        Control control = new Control(Frame.header(kind, 0, 0, text.length), word1, word2, word3, 0, buffer);
        if (!link.controls.isEmpty() || !control.send(link.channel())) {
            keep(link, control);
        }
    }

    private void keep(Link link, Control control) {
        if (link.controls.isEmpty()) {
            caretaker.begin(); // the peer waits for it, though no operation of ours may be left
        }
        link.controls.add(control);
        counters.full++;
        list(link);
    }

    /** Forgets frames that nobody will read. */
    void forgetControls(Link link) {
        if (!link.controls.isEmpty()) {
            link.controls.clear();
            caretaker.end();
        }
    }

    /** Sends the bytes of a message that has been granted in frames. */
    void stream(Operation send) {
        send.link().granted.add(send);
        list(send.link());
    }

    /** Takes a send back of which the peer knows nothing yet; false if it does. */
    boolean withdraw(Operation send, Link link) {
        if (!link.sends.remove(send)) {
            return false;
        }
        if (send.charged) {
            link.channel().refund((int) send.length);
        }
        table.release(send);
        return true;
    }

    private void list(Link link) {
        if (!link.listed) {
            link.listed = true;
            waiting.add(link);
        }
    }

    /** Whether a send has not reached its receiver's ring or has not been matched yet. */
    boolean sending() {
        return !waiting.isEmpty() || table.anySend();
    }

    /** Whether frames wait for room. */
    boolean backlog() {
        return !waiting.isEmpty();
    }

    /** Tries again what found no room before; false if nothing moved. */
    boolean flush() {
        if (waiting.isEmpty()) {
            return false;
        }
        boolean moved = false;
        for (int i = waiting.size() - 1; i >= 0; i--) {
            Link link = waiting.get(i);
            moved |= flush(link);
            if (link.idle()) {
                link.listed = false;
                waiting.remove(i);
            }
        }
        return moved;
    }

    private boolean flush(Link link) {
        boolean moved = false;
        while (!link.controls.isEmpty()) {
            if (!link.controls.peek().send(link.channel())) {
                return moved;
            }
            link.controls.remove();
            moved = true;
            if (link.controls.isEmpty()) {
                caretaker.end();
            }
        }
        while (!link.sends.isEmpty() && trySend(link.sends.peek(), link)) {
            link.sends.remove();
            moved = true;
        }
        while (!link.granted.isEmpty()) {
            Operation send = link.granted.peek();
            int part = (int) Math.min(Frame.MAX_PAYLOAD, send.length - send.moved);
            if (!sendPart(send, link.channel(), part)) {
                return moved;
            }
            moved = true;
            send.moved += part;
            if (send.moved == send.length) {
                link.granted.remove();
                table.release(send);
                send.complete();
            }
        }
        return moved;
    }

    private static boolean sendPart(Operation send, Channel channel, int part) {
        long header = Frame.header(Frame.DATA, 0, 0, part);
        try {
            return channel.send(header, send.remoteId, 0, 0, send.buffer, send.moved);
        } catch (RuntimeException e) {
            send.spoil(e);
            return channel.send(header, send.remoteId, 0, 0, send.buffer, send.moved);
        }
    }
}
