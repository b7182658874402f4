package org.pjrun.internal.engine;

import org.jspecify.annotations.Nullable;
import org.pjrun.internal.transport.Channel;
import org.pjrun.internal.transport.Transport;

/** The links of this process to all ranks of the world, made when first asked for. */
final class Links {
    private final @Nullable Link[] links;
    private final int me;
    private final Transport transport;

    Links(int me, int size, Transport transport) {
        this.me = me;
        this.links = new Link[size];
        this.transport = transport;
    }

    Link of(int rank) {
        Link link = links[rank];
        if (link == null) {
            link = new Link(rank, rank == me ? null : transport.channel(rank));
            links[rank] = link;
        }
        return link;
    }

    /** The link to a rank if it was ever asked for. */
    @Nullable
    Link known(int rank) {
        return links[rank];
    }

    /** Whether every other rank is known to have ended. */
    boolean allEnded() {
        for (int r = 0; r < links.length; r++) {
            if (r != me && of(r).channel().peer() == Channel.Peer.OPEN) {
                return false;
            }
        }
        return links.length > 1;
    }
}
