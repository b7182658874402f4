package org.pjrun.internal.transport.tcp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Two ranks that believe each other to be where relays listen. */
final class RelayedJob implements AutoCloseable {
    final TcpJob job = new TcpJob(2);
    final List<Relay> relays = new ArrayList<>();

    RelayedJob(long cutAfter, int mostCuts, long delayNanos) throws IOException {
        for (int r = 0; r < 2; r++) {
            try (KeeperTalk keeper = new KeeperTalk(job, r)) {
                Card.Place place = keeper.ask().places().get(0);
                Relay relay = new Relay(place.socket(), cutAfter, mostCuts, delayNanos);
                relays.add(relay);
                keeper.publish(new Card(List.of(new Card.Place(place.subnet(), relay.port()))));
            }
        }
    }

    @Override
    public void close() throws IOException {
        job.close();
        for (Relay relay : relays) {
            relay.close();
        }
    }
}
