package org.pjrun.internal.transport.tcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.Network;
import org.pjrun.internal.bootstrap.RankIdentity;
import org.pjrun.internal.bootstrap.RendezvousServer;
import org.pjrun.internal.bootstrap.Secret;

/** Ranks of one JVM that know each other through a rendezvous on loopback and talk over tcp only. */
final class TcpJob implements AutoCloseable {
    static final long CREDIT = 64 * 1024;

    final Secret secret = Secret.random();
    final Queue<String> log = new ConcurrentLinkedQueue<>();
    final RendezvousServer rendezvous;
    final List<TcpTransport> ranks = new ArrayList<>();
    private final int size;

    TcpJob(int size) {
        this.size = size;
        try {
            rendezvous =
                    new RendezvousServer("test", size, secret, List.of(InetAddress.getLoopbackAddress()), log::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int r = 0; r < size; r++) {
            ranks.add(join(r, null));
        }
    }

    private TcpTransport join(int rank, @Nullable String iface) {
        Network network = new Network(new int[size], true, secret, rendezvous.addresses(), iface, false);
        return new TcpTransport(new RankIdentity("test", rank, size, 2, 0, null, null, network), network, CREDIT);
    }

    @Override
    public void close() {
        rendezvous.close();
    }
}
