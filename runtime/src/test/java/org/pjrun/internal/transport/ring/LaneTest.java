package org.pjrun.internal.transport.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.transport.Traffic;
import org.pjrun.internal.transport.Transfer;

/** Both ends of a lane, stepped in random order by one thread. */
class LaneTest {
    private final SegmentLayout layout = new SegmentLayout(2);
    private final MemorySegment memory = Arena.ofAuto().allocate(layout.bytes(), 4096);
    private final Traffic traffic = new Traffic();
    private final Lane in = Lane.receiving(memory, layout, 0, traffic);
    private final Lane out = Lane.sending(memory, layout, 0, traffic);

    @Test
    void messagesOfAllKinds_inRandomSteps_arriveWhole() {
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
            out.takeFinished();
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
    }
}
