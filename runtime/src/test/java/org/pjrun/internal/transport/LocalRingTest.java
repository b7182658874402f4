package org.pjrun.internal.transport;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.bootstrap.SegmentStates;
import org.pjrun.internal.transport.ring.Reservation;
import org.pjrun.internal.transport.ring.RingTransport;

/** Ranks that are threads of one process and share one mapping. */
class LocalRingTest extends TransportContract {
    private MemorySegment memory;
    private SegmentLayout layout;

    @Override
    protected List<Transport> join(int ranks) {
        memory = HostSegment.local(ranks);
        layout = new SegmentLayout(ranks);
        List<Transport> all = new ArrayList<>();
        for (int r = 0; r < ranks; r++) {
            all.add(new RingTransport(memory, ranks, r, CREDIT, Reservation.NONE, ranks % 2 == 0));
        }
        return all;
    }

    @Override
    protected void kill(int rank) {
        SegmentStates.markDead(memory, layout, rank);
    }

    @Override
    protected void tearDown() {
        // the memory goes with the test
    }
}
