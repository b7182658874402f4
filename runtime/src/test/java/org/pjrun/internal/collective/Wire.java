package org.pjrun.internal.collective;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.Network;
import org.pjrun.internal.bootstrap.RendezvousServer;
import org.pjrun.internal.bootstrap.Secret;

/** How the ranks of a test reach each other. */
enum Wire {
    /** All over shared memory. */
    RING,
    /** All over tcp. */
    TCP,
    /** As if on two hosts: halves of an even number of ranks, else even ranks and odd ranks. */
    HOSTS;

    /** Where the ranks of a job that talk over tcp find each other. */
    record Place(RendezvousServer keeper, Network network) implements AutoCloseable {
        @Override
        public void close() {
            keeper.close();
        }
    }

    /** Null where all ranks share memory. */
    @Nullable
    Place open(int size) {
        if (this == RING || size == 1) {
            return null;
        }
        int[] hosts = new int[size];
        for (int r = 0; r < size; r++) {
            hosts[r] = this == TCP ? 0 : size % 2 == 0 ? 2 * r / size : r & 1;
        }
        Secret secret = Secret.random();
        try {
            RendezvousServer keeper = new RendezvousServer(
                    "test", size, secret, null, List.of(InetAddress.getLoopbackAddress()), line -> {
                        throw new IllegalStateException(line);
                    });
            return new Place(
                    keeper, new Network(hosts, this == TCP, secret, keeper.addresses(), "127.0.0.1/32", false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
