package org.pjrun.internal.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.transport.ring.RingTransport;
import org.pjrun.internal.transport.ring.SegmentReservation;

/** Ranks that share a file which each has mapped by itself, as processes do. */
class MappedRingTest extends TransportContract {
    private HostSegment segment;

    @Override
    protected List<Transport> join(int ranks) {
        segment = HostSegment.create("contract", ranks);
        List<Transport> all = new ArrayList<>();
        for (int r = 0; r < ranks; r++) {
            try {
                all.add(new RingTransport(
                        HostSegment.attach(segment.path(), ranks),
                        ranks,
                        r,
                        CREDIT,
                        SegmentReservation.of(segment.path()),
                        false));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    @Override
    protected void kill(int rank) {
        segment.rankEnded(rank, true);
    }

    @Override
    protected void tearDown() {
        segment.close();
    }
}
