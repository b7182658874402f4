package org.pjrun.internal.direct;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.RendezvousClient;
import org.pjrun.internal.bootstrap.RendezvousServer;
import org.pjrun.internal.bootstrap.Secret;

/** How ranks that know nothing of each other yet speak to each other; all make the same calls in the same order. */
interface Exchange {
    /**
     * Who keeps the addresses of ranks.
     *
     * @param secret of the job
     * @param addresses where the keeper is, the likeliest first
     * @param client this rank's connection to it
     * @param server the keeper itself, null on all ranks but the first
     */
    record Keeper(
            Secret secret,
            List<InetSocketAddress> addresses,
            RendezvousClient client,
            @Nullable RendezvousServer server) {

        /** Leaves; the first rank waits for all others, unless it has failed: they may still need it. */
        void leave(boolean failed) throws IOException {
            try {
                client.leave();
                if (server != null && !failed) {
                    server.awaitOthers(0);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                if (server != null) {
                    server.close();
                }
                client.close();
            }
        }
    }

    /** What tells this job from others; the same on all ranks. */
    String job();

    int rank();

    int size();

    /** Tells all ranks something, a short text without a line's end, and returns what each has told. */
    List<String> all(String mine) throws IOException;

    /** The keeper of addresses, which there is from the first call on. */
    Keeper keeper(boolean oneHost) throws IOException;

    /** All have met; after this only ranks of other hosts need to be found. */
    void met(boolean oneHost) throws IOException;

    /** Has the whole job end, where the starter can be told to. */
    void abort(int status) throws IOException;

    /** Leaves the job. */
    void leave(boolean failed) throws IOException;
}
