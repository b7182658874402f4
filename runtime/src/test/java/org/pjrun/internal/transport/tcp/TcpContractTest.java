package org.pjrun.internal.transport.tcp;

import java.util.List;
import org.pjrun.internal.transport.Transport;
import org.pjrun.internal.transport.TransportContract;

/** Ranks that are connected through loopback. */
class TcpContractTest extends TransportContract {
    private TcpJob job;

    @Override
    protected List<Transport> join(int ranks) {
        job = new TcpJob(ranks);
        return List.copyOf(job.ranks);
    }

    @Override
    protected void kill(int rank) {
        job.ranks.get(rank).abort();
    }

    @Override
    protected boolean lanesAreBounded() {
        return false;
    }

    @Override
    protected void tearDown() {
        job.close();
    }
}
