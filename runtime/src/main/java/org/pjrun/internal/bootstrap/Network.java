package org.pjrun.internal.bootstrap;

import java.net.InetSocketAddress;
import java.util.Arrays;
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
 * @param keeper the rank whose process keeps the addresses, {@link #LAUNCHER} where that is not a rank's
 */
public record Network(
        int[] hosts,
        boolean forced,
        Secret secret,
        List<InetSocketAddress> rendezvous,
        @Nullable String iface,
        boolean tls,
        int keeper) {
    /** In the place of a rank: the launcher keeps the addresses. */
    public static final int LAUNCHER = -1;

    /** How ranks are reached that a launcher has started. */
    public Network(
            int[] hosts,
            boolean forced,
            Secret secret,
            List<InetSocketAddress> rendezvous,
            @Nullable String iface,
            boolean tls) {
        this(hosts, forced, secret, rendezvous, iface, tls, LAUNCHER);
    }

    /** Reads hosts written as {@code 0*4,1*4}, one number for each rank or run of ranks. */
    static int[] hosts(String text, int size) {
        int[] hosts = new int[size];
        int rank = 0;
        try {
            for (String run : text.split(",")) {
                int star = run.indexOf('*');
                int host = Integer.parseInt(star < 0 ? run : run.substring(0, star));
                int count = star < 0 ? 1 : Integer.parseInt(run.substring(star + 1));
                Arrays.fill(hosts, rank, rank + count, host);
                rank += count;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            rank = -1;
        }
        if (rank != size) {
            throw new IllegalStateException(RankEnvironment.HOSTS + ": " + text + " (expected: the hosts of " + size
                    + " ranks, as in 0*4,1*4)");
        }
        return hosts;
    }

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
