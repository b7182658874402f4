package org.pjrun.internal.transport.tcp;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import org.pjrun.internal.bootstrap.Hello;
import org.pjrun.internal.bootstrap.Outsider;
import org.pjrun.internal.bootstrap.RendezvousMessage;
import org.pjrun.internal.bootstrap.Secret;

/** Speaks to a job's keeper of addresses in a rank's name, to tell its peers another place than its own. */
final class KeeperTalk implements AutoCloseable {
    private final TcpJob job;
    private final int rank;
    private final Socket socket;
    private final DataInputStream in;

    KeeperTalk(TcpJob job, int rank) throws IOException {
        this.job = job;
        this.rank = rank;
        this.socket = Outsider.connect(job.rendezvous.addresses().get(0), job.tls);
        this.in = new DataInputStream(socket.getInputStream());
        byte[] nonce = new byte[Hello.NONCE_BYTES];
        byte[] mine =
                new Hello(Hello.RENDEZVOUS, 0, 0, 0, rank, Hello.NOBODY, Hello.job("test"), 1, 0, 0, nonce).encode();
        socket.getOutputStream().write(mine);
        byte[] theirs = new byte[Hello.BYTES + Secret.PROOF_BYTES];
        in.readFully(theirs);
        socket.getOutputStream().write(job.secret.dialerProof(mine, theirs, Outsider.binding(socket)));
    }

    /** Where the rank listens, as soon as it has said so. */
    Card ask() throws IOException {
        socket.getOutputStream()
                .write(RendezvousMessage.of(RendezvousMessage.ASK, rank).encode());
        socket.setSoTimeout(1);
        while (true) {
            try {
                int first = in.read();
                socket.setSoTimeout(0);
                byte[] header = new byte[RendezvousMessage.HEADER_BYTES];
                header[0] = (byte) first;
                in.readFully(header, 1, header.length - 1);
                byte[] body = new byte[RendezvousMessage.bodyBytes(header)];
                in.readFully(body);
                return Card.decode(body);
            } catch (java.net.SocketTimeoutException e) {
                job.attend(); // so that the rank says it
            }
        }
    }

    /** Says that the rank listens elsewhere; when this is over it is known. */
    void publish(Card card) throws IOException {
        socket.getOutputStream().write(new RendezvousMessage(RendezvousMessage.PUBLISH, rank, card.encode()).encode());
        ask();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
