package org.pjrun.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.Network;
import org.pjrun.internal.bootstrap.RendezvousServer;
import org.pjrun.internal.bootstrap.Secret;

/**
 * Makes the ranks of a run talk over tcp in place of shared memory, for tests of pjrun itself.
 *
 * <p>System property {@code pjrun.testkit.transport} says {@code tcp} for all pairs of ranks, or {@code hosts} for pairs of
 * an even and an odd rank, as if these were on two hosts.
 */
final class TestNetwork implements AutoCloseable {
    private final RendezvousServer keeper;
    private final Network network;

    private TestNetwork(int size, boolean all) {
        Secret secret = Secret.random();
        int[] hosts = new int[size];
        for (int r = 0; r < size; r++) {
            hosts[r] = all ? 0 : r & 1;
        }
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            keeper = new RendezvousServer("test", size, secret, List.of(loopback), line -> {
                throw new IllegalStateException(line); // nobody else connects
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        network = new Network(hosts, all, secret, keeper.addresses(), "127.0.0.1/32", false);
    }

    /** What the property asks for; null for shared memory. */
    static @Nullable TestNetwork wanted(int size) {
        String transport = System.getProperty("pjrun.testkit.transport", "shm");
        return size == 1 || transport.equals("shm") ? null : new TestNetwork(size, transport.equals("tcp"));
    }

    Network network() {
        return network;
    }

    @Override
    public void close() {
        keeper.close();
    }
}
