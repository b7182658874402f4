package org.pjrun.internal.transport.tcp;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.pjrun.internal.bootstrap.Hello;
import org.pjrun.internal.bootstrap.RendezvousMessage;
import org.pjrun.internal.bootstrap.Secret;

/** Two ranks that believe each other to be where relays listen. */
final class RelayedJob implements AutoCloseable {
    final TcpJob job = new TcpJob(2);
    final List<Relay> relays = new ArrayList<>();

    RelayedJob(long cutAfter, int mostCuts, long delayNanos) throws IOException {
        for (int r = 0; r < 2; r++) {
            relay(r, cutAfter, mostCuts, delayNanos);
        }
    }

    /** Learns from the keeper of addresses where a rank is, and tells it another place. */
    private void relay(int rank, long cutAfter, int mostCuts, long delayNanos) throws IOException {
        InetSocketAddress keeper = job.rendezvous.addresses().get(0);
        try (Socket socket = new Socket(keeper.getAddress(), keeper.getPort())) {
            Hello hello = new Hello(
                    Hello.RENDEZVOUS,
                    0,
                    0,
                    0,
                    rank,
                    Hello.NOBODY,
                    Hello.job("test"),
                    1,
                    0,
                    0,
                    new byte[Hello.NONCE_BYTES]);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write(hello.encode());
            byte[] theirs = new byte[Hello.BYTES + Secret.PROOF_BYTES];
            in.readFully(theirs);
            socket.getOutputStream().write(job.secret.dialerProof(hello.encode(), theirs, new byte[0]));
            byte[] question = RendezvousMessage.of(RendezvousMessage.ASK, rank).encode();
            socket.getOutputStream().write(question);
            while (in.available() < RendezvousMessage.HEADER_BYTES) {
                job.attend();
            }
            Card.Place place = Card.decode(body(in)).places().get(0);
            Relay relay = new Relay(place.socket(), cutAfter, mostCuts, delayNanos);
            relays.add(relay);
            byte[] card = new Card(List.of(new Card.Place(place.subnet(), relay.port()))).encode();
            socket.getOutputStream().write(new RendezvousMessage(RendezvousMessage.PUBLISH, rank, card).encode());
            socket.getOutputStream().write(question);
            body(in); // now it is told
        }
    }

    private static byte[] body(DataInputStream in) throws IOException {
        byte[] header = new byte[RendezvousMessage.HEADER_BYTES];
        in.readFully(header);
        byte[] body = new byte[RendezvousMessage.bodyBytes(header)];
        in.readFully(body);
        return body;
    }

    @Override
    public void close() throws IOException {
        job.close();
        for (Relay relay : relays) {
            relay.close();
        }
    }
}
