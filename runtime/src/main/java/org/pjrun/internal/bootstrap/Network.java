package org.pjrun.internal.bootstrap;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rank needs to know to reach ranks of other hosts.
 *
 * @param hosts the host that each rank of the world is on, by number
 * @param forced whether ranks of one host, too, talk over the network
 * @param secret what the job's processes prove their membership by
 * @param rendezvous where the addresses of ranks are kept, the likeliest first
 * @param iface name or CIDR of the network interfaces to use, null for all that lead to other hosts
 * @param tls whether connections are encrypted
 */
public record Network(
        int[] hosts,
        boolean forced,
        Secret secret,
        List<InetSocketAddress> rendezvous,
        @Nullable String iface,
        boolean tls) {

    /** Whether these two ranks talk over the network. */
    public boolean apart(int rank, int other) {
        return forced || hosts[rank] != hosts[other];
    }

    /** Whether the whole job is on one host. */
    public boolean oneHost() {
        for (int host : hosts) {
            if (host != hosts[0]) {
                return false;
            }
        }
        return true;
    }
}
