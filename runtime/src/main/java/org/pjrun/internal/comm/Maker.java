package org.pjrun.internal.comm;

import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.engine.Link;
import org.pjrun.internal.engine.MatchQueues;
import org.pjrun.internal.engine.Operation;

/**
 * Messages by which processes agree on a new communicator: words from process to process, in a lane of their own, with
 * process numbers as sources.
 */
final class Maker {
    private final Engine engine;
    private final MatchQueues queues;
    private final int me;

    /** Makes the messages of a lane of a communicator, or of the world. */
    Maker(RankContext owner, long context, int lane, String name) {
        this.engine = owner.engine();
        this.me = owner.process();
        engine.enter();
        try {
            this.queues = engine.queues(context + lane);
            queues.name(name, true);
        } finally {
            engine.leave();
        }
    }

    /** Sends words; blocks until they can be changed. */
    void send(int process, int tag, long... words) {
        engine.enter();
        try {
            Operation send = engine.take();
            send.buffer.bind(words);
            Link link = engine.link(process);
            engine.send(send, queues, link, me, tag, false);
            finish(send);
        } finally {
            engine.leave();
        }
    }

    /** Sends words without waiting for their receiver. */
    void post(int process, int tag, long... words) {
        engine.enter();
        try {
            Operation send = engine.take();
            send.buffer.bind(words);
            engine.send(send, queues, engine.link(process), me, tag, false);
            if (send.done()) {
                finish(send);
            } else {
                engine.outlive(send);
            }
        } finally {
            engine.leave();
        }
    }

    /** Starts to receive words; inside the gate nobody else is. */
    Operation start(int process, int tag, long... words) {
        engine.enter();
        try {
            Operation receive = engine.take();
            receive.buffer.bind(words);
            engine.receive(receive, queues, engine.link(process), process, tag);
            return receive;
        } finally {
            engine.leave();
        }
    }

    /** Receives exactly as many words as the array has; blocks. */
    void receive(int process, int tag, long... words) {
        Operation receive = start(process, tag, words);
        engine.enter();
        try {
            finish(receive);
        } finally {
            engine.leave();
        }
    }

    private void finish(Operation operation) {
        if (!operation.done()) {
            engine.await(operation);
        }
        ErrorClass failure = operation.failure();
        String text = operation.failureText();
        engine.give(operation);
        if (failure != null) {
            throw new CommException(failure, text);
        }
    }

    /** Sends words of any number, their number first. */
    void sendAll(int process, int tag, long... words) {
        send(process, tag, words.length);
        send(process, tag, words);
    }

    /** Receives words of any number. */
    long[] receiveAll(int process, int tag) {
        long[] length = new long[1];
        receive(process, tag, length);
        long[] words = new long[Math.toIntExact(length[0])];
        receive(process, tag, words);
        return words;
    }

    /** Brings words from the first member of a group to all, along a binomial tree; all members call it. */
    void share(Members group, int rank, int tag, long... words) {
        int size = group.size();
        int mask = Integer.highestOneBit(Math.max(1, size - 1));
        if (rank > 0) {
            mask = Integer.lowestOneBit(rank);
            receive(group.process(rank - mask), tag, words);
            mask >>= 1;
        }
        for (; mask > 0; mask >>= 1) {
            if (rank + mask < size) {
                send(group.process(rank + mask), tag, words);
            }
        }
    }

    /** Brings words of any number from the first member of a group to all; others pass anything. */
    long[] shareAll(Members group, int rank, int tag, long... words) {
        long[] length = {words.length};
        share(group, rank, tag, length);
        long[] all = rank == 0 ? words : new long[Math.toIntExact(length[0])];
        share(group, rank, tag, all);
        return all;
    }
}
