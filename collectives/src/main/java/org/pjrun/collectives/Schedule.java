package org.pjrun.collectives;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * One rank's steps of one collective call, as a structure of arrays; immutable.
 *
 * <p>A loop executes it in place: no object and no virtual call per step. Offsets and counts are in elements. The same
 * schedule serves blocking, nonblocking and persistent calls, the checker and the simulator, from any number of threads.
 * What the steps mean is written in {@link Step}, what they may do in the package's description.
 */
public final class Schedule {
    /** The user's send buffer, which no step writes. */
    public static final int INPUT = 0;

    /** The user's receive buffer. */
    public static final int OUTPUT = 1;

    /** Space of {@link #scratch()} elements that the executor provides; its contents are undefined at the start. */
    public static final int SCRATCH = 2;

    /** A slot of the host's board, as the source of a step; it is the peer's. */
    public static final int BOARD = 3;

    private final byte[] ops;
    private final int[] peers;
    private final byte[] buffers;
    private final long[] offsets;
    private final long[] counts;
    private final byte[] sourceBuffers;
    private final long[] sourceOffsets;
    private final long scratch;
    private final long slot;
    private final int ticks;

    private Schedule(Builder builder) {
        int steps = builder.steps;
        ops = Arrays.copyOf(builder.ops, steps);
        peers = Arrays.copyOf(builder.peers, steps);
        buffers = Arrays.copyOf(builder.buffers, steps);
        offsets = Arrays.copyOf(builder.offsets, steps);
        counts = Arrays.copyOf(builder.counts, steps);
        sourceBuffers = Arrays.copyOf(builder.sourceBuffers, steps);
        sourceOffsets = Arrays.copyOf(builder.sourceOffsets, steps);
        scratch = builder.scratch;
        slot = builder.slot;
        ticks = builder.ticks;
    }

    /**
     * Starts an empty schedule.
     *
     * @return a new builder, for one thread
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The number of steps.
     *
     * @return at least 0
     */
    public int steps() {
        return ops.length;
    }

    /**
     * The operation of a step.
     *
     * @param step index from 0 to {@code steps() - 1}
     * @return a constant of {@link Step}
     */
    public int op(int step) {
        return ops[step];
    }

    /**
     * The rank at the other end of a message step.
     *
     * @param step index of the step
     * @return the peer's rank, or -1 for local steps
     */
    public int peer(int step) {
        return peers[step];
    }

    /**
     * The buffer that a step sends, receives into, copies to or reduces into.
     *
     * @param step index of the step
     * @return {@link #INPUT}, {@link #OUTPUT} or {@link #SCRATCH}
     */
    public int buffer(int step) {
        return buffers[step];
    }

    /**
     * Where the region of a step begins.
     *
     * @param step index of the step
     * @return offset in elements from the start of the buffer
     */
    public long offset(int step) {
        return offsets[step];
    }

    /**
     * The length of the region of a step, and of its source.
     *
     * @param step index of the step
     * @return number of elements, at least 0
     */
    public long count(int step) {
        return counts[step];
    }

    /**
     * The buffer that a local step reads.
     *
     * @param step index of the step
     * @return {@link #INPUT}, {@link #OUTPUT} or {@link #SCRATCH}; meaningless for SEND, RECV and WAIT
     */
    public int sourceBuffer(int step) {
        return sourceBuffers[step];
    }

    /**
     * Where the source of a local step begins.
     *
     * @param step index of the step
     * @return offset in elements from the start of the source buffer
     */
    public long sourceOffset(int step) {
        return sourceOffsets[step];
    }

    /**
     * The scratch space that the schedule needs.
     *
     * @return number of elements, at least 0
     */
    public long scratch() {
        return scratch;
    }

    /**
     * The room that the schedule needs in this rank's slot of the board.
     *
     * @return number of elements, at least 0
     */
    public long slot() {
        return slot;
    }

    /**
     * The ticks that the board goes through.
     *
     * @return at least 0; 0 if the schedule needs no board
     */
    public int ticks() {
        return ticks;
    }

    /**
     * Describes one step for messages, such as {@code "send to 3: output[0, 10)"}.
     *
     * @param step index of the step
     * @return one line without a line end
     */
    public String describe(int step) {
        String region = region(buffers[step], offsets[step], counts[step]);
        return switch (ops[step]) {
            case Step.WAIT -> "wait";
            case Step.SEND -> "send to " + peers[step] + ": " + region;
            case Step.RECV -> "recv from " + peers[step] + ": " + region;
            case Step.RELEASE -> "release";
            case Step.AWAIT -> "await " + peers[step];
            case Step.PUT, Step.PUBLISH ->
                Step.name(ops[step]) + ": " + region(BOARD, sourceOffsets[step], counts[step]) + " from " + region;
            case Step.COPY_FROM, Step.REDUCE_FROM ->
                Step.name(ops[step]) + ' ' + peers[step] + ": " + region + " from "
                        + region(BOARD, sourceOffsets[step], counts[step]);
            default ->
                Step.name(ops[step]) + ": " + region + " from "
                        + region(sourceBuffers[step], sourceOffsets[step], counts[step]);
        };
    }

    private static String region(int buffer, long offset, long count) {
        String name = switch (buffer) {
            case INPUT -> "input";
            case OUTPUT -> "output";
            case SCRATCH -> "scratch";
            default -> "slot";
        };
        return name + "[" + offset + ", " + (offset + count) + ")";
    }

    /** All steps, one a line: for messages and debugging. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps(); i++) {
            text.append(i).append(' ').append(describe(i)).append('\n');
        }
        return text.toString();
    }

    /**
     * Collects the steps of one schedule in order; for one thread.
     *
     * <p>Local steps of no elements and WAITs for nothing are left out. Messages of no elements are kept: dropping them
     * is for algorithms, which know that both sides do. The scratch space is what the steps touch.
     */
    public static final class Builder {
        private byte[] ops = new byte[16];
        private int[] peers = new int[16];
        private byte[] buffers = new byte[16];
        private long[] offsets = new long[16];
        private long[] counts = new long[16];
        private byte[] sourceBuffers = new byte[16];
        private long[] sourceOffsets = new long[16];
        private int steps;
        private long scratch;
        private long slot;
        private int ticks;
        private boolean unfinished;

        private Builder() {}

        /**
         * Adds a SEND.
         *
         * @param peer rank to send to
         * @param buffer buffer id
         * @param offset first element
         * @param count number of elements, 0 for a mere signal
         * @return this
         */
        public Builder send(int peer, int buffer, long offset, long count) {
            unfinished = true;
            return add(Step.SEND, peer, buffer, offset, count, buffer, 0);
        }

        /**
         * Adds a RECV.
         *
         * @param peer rank to receive from
         * @param buffer buffer id, not INPUT
         * @param offset first element
         * @param count number of elements, exactly as many as the peer sends
         * @return this
         */
        public Builder recv(int peer, int buffer, long offset, long count) {
            unfinished = true;
            return add(Step.RECV, peer, writable(buffer), offset, count, buffer, 0);
        }

        /**
         * Adds a COPY of {@code count} elements, unless that is 0.
         *
         * @param buffer target buffer, not INPUT
         * @param offset first element of the target
         * @param sourceBuffer source buffer
         * @param sourceOffset first element of the source
         * @param count number of elements
         * @return this
         */
        public Builder copy(int buffer, long offset, int sourceBuffer, long sourceOffset, long count) {
            return local(Step.COPY, buffer, offset, sourceBuffer, sourceOffset, count);
        }

        /**
         * Adds a REDUCE ({@code target = f(target, source)}) of {@code count} elements, unless that is 0.
         *
         * @param buffer target buffer, not INPUT
         * @param offset first element of the target
         * @param sourceBuffer source buffer
         * @param sourceOffset first element of the source
         * @param count number of elements
         * @return this
         */
        public Builder reduce(int buffer, long offset, int sourceBuffer, long sourceOffset, long count) {
            return local(Step.REDUCE, buffer, offset, sourceBuffer, sourceOffset, count);
        }

        /**
         * Adds a REDUCE_REVERSED ({@code target = f(source, target)}) of {@code count} elements, unless that is 0.
         *
         * @param buffer target buffer, not INPUT
         * @param offset first element of the target
         * @param sourceBuffer source buffer
         * @param sourceOffset first element of the source
         * @param count number of elements
         * @return this
         */
        public Builder reduceReversed(int buffer, long offset, int sourceBuffer, long sourceOffset, long count) {
            return local(Step.REDUCE_REVERSED, buffer, offset, sourceBuffer, sourceOffset, count);
        }

        /**
         * Adds a PUT of {@code count} elements, unless that is 0.
         *
         * @param slotOffset first element of the target in this rank's slot
         * @param buffer source buffer
         * @param offset first element of the source
         * @param count number of elements
         * @return this
         */
        public Builder put(long slotOffset, int buffer, long offset, long count) {
            return count == 0 ? this : add(Step.PUT, -1, buffer, offset, count, BOARD, slotOffset);
        }

        /**
         * Adds a PUBLISH.
         *
         * @param slotOffset first element of the target in this rank's slot
         * @param buffer source buffer
         * @param offset first element of the source
         * @param count number of elements, 0 for a mere signal or where PUTs have gone before
         * @return this
         */
        public Builder publish(long slotOffset, int buffer, long offset, long count) {
            return add(Step.PUBLISH, -1, buffer, offset, count, BOARD, slotOffset);
        }

        /**
         * Adds an AWAIT.
         *
         * @param peer rank of the same host
         * @return this
         */
        public Builder await(int peer) {
            return add(Step.AWAIT, peer, OUTPUT, 0, 0, BOARD, 0);
        }

        /**
         * Adds a COPY_FROM of {@code count} elements, unless that is 0.
         *
         * @param peer rank of the same host, or this rank
         * @param slotOffset first element of the source in the peer's slot
         * @param buffer target buffer, not INPUT
         * @param offset first element of the target
         * @param count number of elements
         * @return this
         */
        public Builder copyFrom(int peer, long slotOffset, int buffer, long offset, long count) {
            return count == 0 ? this : add(Step.COPY_FROM, peer, writable(buffer), offset, count, BOARD, slotOffset);
        }

        /**
         * Adds a REDUCE_FROM of {@code count} elements, unless that is 0.
         *
         * @param peer rank of the same host, or this rank
         * @param slotOffset first element of the source in the peer's slot
         * @param buffer target buffer, not INPUT
         * @param offset first element of the target
         * @param count number of elements
         * @return this
         */
        public Builder reduceFrom(int peer, long slotOffset, int buffer, long offset, long count) {
            return count == 0 ? this : add(Step.REDUCE_FROM, peer, writable(buffer), offset, count, BOARD, slotOffset);
        }

        /**
         * Adds a RELEASE.
         *
         * @return this
         */
        public Builder release() {
            ticks++;
            return add(Step.RELEASE, -1, OUTPUT, 0, 0, BOARD, 0);
        }

        /**
         * Adds all steps of another schedule, whose ranks and buffers are seen from here.
         *
         * @param part the schedule to add
         * @param ranks the rank here of each rank there
         * @param buffers the buffer here of INPUT, OUTPUT and SCRATCH there
         * @param bases where these begin in the buffer here
         * @return this
         */
        public Builder addAll(Schedule part, IntUnaryOperator ranks, int[] buffers, long[] bases) {
            waitAll();
            for (int i = 0; i < part.steps(); i++) {
                int op = part.op(i);
                int peer = part.peer(i);
                int source = part.sourceBuffer(i);
                boolean board = source == BOARD;
                unfinished = unfinished && op != Step.WAIT || op == Step.SEND || op == Step.RECV;
                ticks += op == Step.RELEASE ? 1 : 0;
                add(
                        op,
                        peer < 0 ? peer : ranks.applyAsInt(peer),
                        buffers[part.buffer(i)],
                        bases[part.buffer(i)] + part.offset(i),
                        part.count(i),
                        board ? BOARD : buffers[source],
                        board ? part.sourceOffset(i) : bases[source] + part.sourceOffset(i));
            }
            return waitAll();
        }

        /**
         * Adds a WAIT, unless nothing was posted since the last one.
         *
         * @return this
         */
        public Builder waitAll() {
            if (unfinished) {
                unfinished = false;
                add(Step.WAIT, -1, OUTPUT, 0, 0, OUTPUT, 0);
            }
            return this;
        }

        /**
         * Makes the schedule; a WAIT at the end is left out, because the end implies it.
         *
         * @return an immutable schedule
         */
        public Schedule build() {
            if (steps > 0 && ops[steps - 1] == Step.WAIT) {
                steps--;
                unfinished = true;
            }
            return new Schedule(this);
        }

        private Builder local(int op, int buffer, long offset, int sourceBuffer, long sourceOffset, long count) {
            return count == 0 ? this : add(op, -1, writable(buffer), offset, count, sourceBuffer, sourceOffset);
        }

        private static int writable(int buffer) {
            if (buffer == INPUT) {
                throw new IllegalArgumentException("schedule: target buffer: input (expected: output or scratch)");
            }
            return buffer;
        }

        private Builder add(int op, int peer, int buffer, long offset, long count, int source, long sourceOffset) {
            if (offset < 0 || sourceOffset < 0 || count < 0 || peer < -1) {
                throw new IllegalArgumentException(
                        "schedule: " + Step.name(op) + ": peer " + peer + ", offset " + offset + ", source offset "
                                + sourceOffset + ", count " + count + " (expected: none negative)");
            }
            if (steps == ops.length) {
                grow();
            }
            ops[steps] = (byte) op;
            peers[steps] = peer;
            buffers[steps] = (byte) buffer;
            offsets[steps] = offset;
            counts[steps] = count;
            sourceBuffers[steps] = (byte) source;
            sourceOffsets[steps] = sourceOffset;
            steps++;
            if (buffer == SCRATCH) {
                scratch = Math.max(scratch, Math.addExact(offset, count));
            }
            if (source == SCRATCH) {
                scratch = Math.max(scratch, Math.addExact(sourceOffset, count));
            }
            if (source == BOARD) {
                slot = Math.max(slot, Math.addExact(sourceOffset, count));
            }
            return this;
        }

        private void grow() {
            int capacity = steps * 2;
            ops = Arrays.copyOf(ops, capacity);
            peers = Arrays.copyOf(peers, capacity);
            buffers = Arrays.copyOf(buffers, capacity);
            offsets = Arrays.copyOf(offsets, capacity);
            counts = Arrays.copyOf(counts, capacity);
            sourceBuffers = Arrays.copyOf(sourceBuffers, capacity);
            sourceOffsets = Arrays.copyOf(sourceOffsets, capacity);
        }
    }
}
