package org.pjrun.internal.transport.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.shared.RemoteMemory;
import org.pjrun.internal.transport.Traffic;
import org.pjrun.internal.transport.Transfer;

/** Both ends of a lane, stepped in random order by one thread. */
class LaneTest {
    private static final long LEAST = 1024;
    private static final ValueLayout.OfLong LITTLE = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final SegmentLayout layout = new SegmentLayout(2);
    private final MemorySegment memory = Arena.ofAuto().allocate(layout.bytes(), 4096);
    private final OfferTable table = new OfferTable(memory, layout.lane(0));
    private final Traffic traffic = new Traffic();
    private final Lane in = Lane.receiving(memory, layout, 0, traffic);
    private final Lane out = Lane.sending(memory, layout, 0, new SingleCopy(LEAST, 0), traffic);

    @ParameterizedTest
    @ValueSource(strings = {"undisturbed", "collections", "refusals"})
    void messagesOfAllKinds_inRandomSteps_arriveWhole(String disturbance) {
        long seed = Long.getLong("pjrun.seed", System.nanoTime());
        System.err.println("seed " + seed + " (-Dpjrun.seed=" + seed + ")");
        Random random = new Random(seed);
        List<Message> sent = new ArrayList<>();
        List<Message> underway = new ArrayList<>();
        int steps = 0;
        while (sent.size() < 120 || !underway.isEmpty()) {
            if (sent.size() < 120 && random.nextInt(4) == 0) {
                Message message = new Message(random);
                sent.add(message);
                underway.add(message);
                in.add(message.receive);
                out.add(message.send);
            }
            if (random.nextBoolean()) {
                out.fill();
            } else {
                in.drain();
            }
            if (disturbance.equals("collections") && random.nextInt(12) == 0) {
                System.gc();
            }
            if (disturbance.equals("refusals") && random.nextInt(300) == 0) {
                table.fail(table.taken());
            }
            drop(out.takeFinished());
            Transfer received = in.takeFinished();
            if (received != null) {
                assertThat(received).as("in the order of granting").isSameAs(underway.getFirst().receive);
                underway.removeFirst().check();
            }
            assertThat(++steps).as("steps until everything has moved").isLessThan(10_000_000);
        }
        assertThat(out.takeFinished()).isNull();
        assertThat(in.idle()).isTrue();
        assertThat(traffic.copies()).isPositive();
        assertThat(traffic.singleCopies() > 0).isEqualTo(RemoteMemory.available());
    }

    private static void drop(@Nullable Transfer sent) {
        if (sent != null) {
            ((Part) sent).buffer.clear();
        }
    }

    @Test
    void longMessage_isOfferedAndTaken_withoutPassingThroughTheLane() {
        assumeTrue(RemoteMemory.available(), "this processor has no way to read another process's memory");
        Message message = new Message(100_000);
        in.add(message.receive);
        out.add(message.send);

        assertThat(out.fill()).isTrue();
        assertThat(in.drain()).isTrue();
        assertThat(in.takeFinished()).as("before the sender has judged").isNull();
        assertThat(out.fill()).isTrue();
        assertThat(out.takeFinished()).isSameAs(message.send);
        assertThat(in.drain()).isTrue();
        assertThat(in.takeFinished()).isSameAs(message.receive);

        message.check();
        assertThat(memory.get(ValueLayout.JAVA_LONG, layout.lane(0) + SegmentLayout.LANE_FILLED))
                .isZero();
    }

    @Test
    void refusedOffer_isStreamed_andNothingIsOfferedAfterwards() {
        assumeTrue(RemoteMemory.available(), "this processor has no way to read another process's memory");
        Message first = new Message(100_000);
        in.add(first.receive);
        out.add(first.send);
        out.fill();
        in.drain();
        table.fail(0);

        exchange(first);
        Message second = new Message(100_000);
        in.add(second.receive);
        out.add(second.send);
        exchange(second);

        assertThat(table.offered()).isEqualTo(1);
    }

    private void exchange(Message message) {
        Transfer received = null;
        for (int step = 0; received == null && step < 1000; step++) {
            out.fill();
            drop(out.takeFinished());
            in.drain();
            received = in.takeFinished();
        }
        assertThat(received).isSameAs(message.receive);
        message.check();
    }

    /** A message of random bytes from one piece of memory to another, of several kinds. */
    private static final class Message {
        final Part send = new Part();
        final Part receive = new Part();
        private final byte[] content;
        private final MemorySegment target;
        private Runnable check = () -> {};

        Message(int length) {
            content = new byte[length];
            new Random(length).nextBytes(content);
            byte[] array = new byte[length];
            target = MemorySegment.ofArray(array);
            send.bind(content.clone(), length);
            receive.bind(array, length);
        }

        Message(Random random) {
            int length = 8 * (1 + random.nextInt(1 << random.nextInt(3, 18)));
            content = new byte[length];
            random.nextBytes(content);
            send.bind(source(random.nextInt(3)), length);
            switch (random.nextInt(3)) {
                case 0 -> {
                    byte[] array = new byte[length];
                    target = MemorySegment.ofArray(array);
                    receive.bind(array, length);
                }
                case 1 -> {
                    target = Arena.ofAuto().allocate(length, 8);
                    receive.bind(target, length);
                }
                default -> {
                    ByteBuffer turned = ByteBuffer.allocateDirect(length).order(ByteOrder.BIG_ENDIAN);
                    target = Arena.ofAuto().allocate(length, 8);
                    receive.bind(turned.asLongBuffer(), length);
                    check = () -> {
                        for (int at = 0; at < length; at += 8) {
                            target.set(LITTLE, at, turned.getLong(at));
                        }
                    };
                }
            }
        }

        private Object source(int kind) {
            return switch (kind) {
                case 0 -> {
                    long[] longs = new long[content.length / 8];
                    MemorySegment.copy(
                            MemorySegment.ofArray(content), 0, MemorySegment.ofArray(longs), 0, content.length);
                    yield longs;
                }
                case 1 -> Arena.ofAuto().allocate(content.length, 8).copyFrom(MemorySegment.ofArray(content));
                default -> ByteBuffer.wrap(content.clone()).order(ByteOrder.LITTLE_ENDIAN);
            };
        }

        void check() {
            check.run();
            assertThat(target.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(content);
        }
    }

    /** One end's view of a message. */
    private static final class Part extends Transfer {
        void bind(Object memory, long bytes) {
            buffer.bind(memory);
            length = bytes;
        }

        @Override
        public void spoil(RuntimeException cause) {
            throw cause;
        }
    }
}
