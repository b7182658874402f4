package org.pjrun.internal.transport.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.shared.RemoteMemory;
import org.pjrun.internal.shared.Shared;
import org.pjrun.internal.transport.Channel;
import org.pjrun.internal.transport.FrameHandler;
import org.pjrun.internal.transport.Traffic;
import org.pjrun.internal.transport.Transfer;

/** What a receiver copies out of its sender's memory, which is this process's own here. */
class PullingTest {
    private static final long LEAST = 1024;

    private final SegmentLayout layout = new SegmentLayout(2);
    private final MemorySegment memory = Arena.ofAuto().allocate(layout.bytes(), 4096);
    private final SingleCopy single = new SingleCopy(LEAST, 0);
    private final Traffic traffic = new Traffic();
    private final Pulling pulling = new Pulling(memory, layout.page(0), traffic, new Ways(System::nanoTime));
    private final Ends ends = new Ends();

    @BeforeEach
    void introduce() {
        assumeTrue(RemoteMemory.available(), "this processor has no way to read another process's memory");
        assertThat(single.suits(new Message(100_000).send)).isTrue();
        Shared.putLong(memory, layout.page(0) + SegmentLayout.PAGE_OFFERER, single.process());
        Shared.putLong(memory, layout.page(0) + SegmentLayout.PAGE_COLLECTIONS, single.counter());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void messagesOfAllKinds_arriveWhole_orAreInterrupted(boolean collections) {
        long seed = Long.getLong("pjrun.seed", System.nanoTime());
        System.err.println("seed " + seed + " (-Dpjrun.seed=" + seed + ")");
        Random random = new Random(seed);
        int interrupted = 0;
        for (int n = 0; n < 100; n++) {
            Message message = new Message(random);
            boolean array = message.send.buffer.place() == Buffer.Place.HEAP;
            long before = count();
            offer(message);
            boolean moved = collections && random.nextInt(4) == 0;
            if (moved) {
                System.gc();
            }
            while (!pulling.idle()) {
                assertThat(pulling.advance(false, ends)).isTrue();
            }
            if (ends.interrupted.remove(message.receive)) {
                interrupted++;
                assertThat(count() != before && array)
                        .as("interrupted only by a collection")
                        .isTrue();
            } else {
                assertThat(ends.finished.remove(message.receive)).isTrue();
                assertThat(moved && array)
                        .as("taken from where an array had been")
                        .isFalse();
                message.check();
            }
        }
        assertThat(pulling.idle()).isTrue();
        assertThat(interrupted > 0 || !collections).isTrue();
        assertThat(traffic.singleCopies()).isPositive();
    }

    @Test
    void longMessage_comesInParts_ofWhichThoseBeforeACollectionCount() {
        Message message = new Message(1_300_000);
        offer(message);
        pulling.advance(false, ends);
        System.gc();
        pulling.advance(false, ends);

        assertThat(ends.interrupted).containsExactly(message.receive);
        assertThat(message.receive.moved).isEqualTo(512 * 1024);
        message.checkFirst((int) message.receive.moved);
    }

    @Test
    void severalMessages_areTakenInTheOrderOfTheirMatching() {
        List<Transfer> added = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            Message message = Message.outsideOfTheHeap(600_000 + n);
            offer(message);
            added.add(message.receive);
        }
        while (pulling.advance(false, ends)) {
            assertThat(ends.interrupted).isEmpty();
        }
        assertThat(ends.finished).containsExactlyElementsOf(added);
    }

    @Test
    void refusals_oneAfterTheOther_areTriedMoreAndMoreSeldom() {
        Shared.putLong(memory, layout.page(0) + SegmentLayout.PAGE_OFFERER, Integer.MAX_VALUE); // no such process
        int tried = 0;
        for (int n = 0; n < 1000; n++) {
            Message message = new Message(2000);
            if (pulling.wants(message.receive)) {
                offer(message);
                pulling.advance(false, ends);
                tried++;
            }
        }
        assertThat(ends.interrupted).hasSize(tried);
        assertThat(tried).isBetween(8, 12);
    }

    @Test
    void veryLongMessage_waitsUntilItsLaneIsIdle_andGoesEitherWay() {
        Message first = Message.outsideOfTheHeap(16 << 20);
        Message second = Message.outsideOfTheHeap(16 << 20);
        offer(first);
        offer(second);
        assertThat(pulling.advance(true, ends)).isFalse();
        while (ends.finished.isEmpty()) {
            assertThat(pulling.advance(false, ends)).isTrue();
        }
        assertThat(pulling.advance(false, ends)).isTrue();

        first.check();
        assertThat(ends.interrupted).as("the other way is tried, too").containsExactly(second.receive);
        assertThat(second.receive.moved).isZero();
    }

    @Test
    void counter_growsWithEachCollection_andOthersCanReadIt() {
        long before = count();
        System.gc();

        assertThat(count()).isGreaterThan(before);
        byte[] nothing = new byte[8];
        long process = ProcessHandle.current().pid();
        MemorySegment source = Arena.ofAuto().allocate(8);
        MemorySegment target = MemorySegment.ofArray(nothing);
        assertThat(RemoteMemory.read(process, source.address(), target, 0, 8, single.counter()))
                .isEqualTo(count());
        assertThat(RemoteMemory.read(process, source.address(), target, 0, 8, 0))
                .isZero();
        assertThat(RemoteMemory.read(process, 1, target, 0, 8, single.counter()))
                .isNegative();
    }

    @SuppressWarnings("restricted")
    private long count() {
        return Integer.toUnsignedLong(
                MemorySegment.ofAddress(single.counter()).reinterpret(4).get(ValueLayout.JAVA_INT, 0));
    }

    private void offer(Message message) {
        message.receive.moves = single.locate(message.send);
        message.receive.address = message.send.address;
        pulling.add(message.receive);
    }

    /** What became of messages. */
    private static final class Ends implements FrameHandler {
        final List<Transfer> finished = new ArrayList<>();
        final List<Transfer> interrupted = new ArrayList<>();

        @Override
        public void frame(
                Channel from, long header, long word1, long word2, long word3, MemorySegment memory, long payload) {
            throw new AssertionError("no frames here");
        }

        @Override
        public void finished(Transfer transfer) {
            finished.add(transfer);
        }

        @Override
        public void interrupted(Transfer receive) {
            interrupted.add(receive);
        }

        @Override
        public void ended(Channel peer) {
            throw new AssertionError("nobody ends here");
        }
    }
}
