package org.pjrun.internal.direct;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.Interfaces;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.RendezvousClient;
import org.pjrun.internal.bootstrap.RendezvousServer;
import org.pjrun.internal.bootstrap.Secret;
import org.pjrun.internal.bootstrap.Subnet;
import org.pjrun.internal.bootstrap.Tls;

/**
 * What the environment says of connections.
 *
 * @param iface name or CIDR of the interfaces to use, null for all that lead to other hosts
 * @param tls whether connections are encrypted
 * @param forced whether ranks of one host, too, talk over tcp
 * @param millis how long ranks wait for each other
 */
record Settings(@Nullable String iface, boolean tls, boolean forced, int millis) {
    /** How long ranks wait for each other, in seconds. */
    static final String PATIENCE = "PJ_MEETING_SECONDS";

    private static final String USUAL_SECONDS = "300";

    static Settings of(Map<String, String> environment) {
        String patience = environment.getOrDefault(PATIENCE, USUAL_SECONDS);
        int seconds;
        try {
            seconds = Integer.parseInt(patience);
        } catch (NumberFormatException e) {
            seconds = 0;
        }
        if (seconds < 1 || seconds > Integer.MAX_VALUE / 1000) {
            throw new IllegalStateException(PATIENCE + ": " + patience + " (expected: seconds, from 1 on)");
        }
        return new Settings(
                environment.get(RankEnvironment.IFACE),
                "true".equals(environment.get(RankEnvironment.TLS)),
                "tcp".equals(environment.get(RankEnvironment.TRANSPORT)),
                seconds * 1000);
    }

    /** Where a first rank listens. */
    List<InetAddress> addresses(boolean oneHost) throws IOException {
        try {
            return Interfaces.choose(iface, oneHost).stream()
                    .map(Subnet::address)
                    .toList();
        } catch (IllegalArgumentException e) {
            if (iface == null && !oneHost) {
                return addresses(true); // a machine without a network
            }
            throw new IOException(RankEnvironment.IFACE + ": " + e.getMessage(), e);
        }
    }

    RendezvousServer server(String job, int size, Secret secret, List<InetAddress> addresses, List<Integer> ports)
            throws IOException {
        System.Logger log = System.getLogger("org.pjrun.direct");
        RendezvousServer server = new RendezvousServer(
                job,
                size,
                secret,
                tls ? Tls.fresh() : null,
                addresses,
                ports,
                line -> log.log(System.Logger.Level.WARNING, "pjrun: keeper of addresses: " + line));
        server.watch();
        return server;
    }

    /** Connects to the first of some addresses that leads to the keeper of this job. */
    RendezvousClient client(List<InetSocketAddress> keepers, String job, int rank, int size, Secret secret)
            throws IOException {
        IOException last = new IOException("nowhere to go");
        for (InetSocketAddress keeper : keepers) {
            try {
                return RendezvousClient.connect(keeper, job, rank, size, secret, tls);
            } catch (IOException e) {
                last = new IOException(keeper + ": " + e.getMessage(), e);
            }
        }
        throw last;
    }
}
