package org.pjrun.internal.bootstrap;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A rank's connection to the keeper of addresses by which it meets the others, where no launcher has told it who they
 * are. It stays open as long as the rank lives: the keeper takes its end for the rank's.
 */
public final class RendezvousClient implements AutoCloseable {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int HANDSHAKE_MILLIS = 10_000;

    private final int rank;
    private final int size;
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private int rounds;

    private RendezvousClient(int rank, int size, Socket socket) throws IOException {
        this.rank = rank;
        this.size = size;
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /**
     * Connects as a rank, after both ends have proven that they belong to the job.
     *
     * @param tls whether the connection is encrypted
     * @throws BadHandshake if somebody else listens there
     */
    public static RendezvousClient connect(
            InetSocketAddress address, String job, int rank, int size, Secret secret, boolean tls) throws IOException {
        Socket plain = new Socket();
        try {
            plain.connect(address, CONNECT_MILLIS);
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(HANDSHAKE_MILLIS);
            SSLSocket encrypted = tls ? Tls.fresh().dialed(plain) : null;
            RendezvousClient client = new RendezvousClient(rank, size, encrypted == null ? plain : encrypted);
            client.greet(job, secret, encrypted);
            return client;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private void greet(String job, Secret secret, @Nullable SSLSocket encrypted) throws IOException {
        byte[] nonce = Secret.randomBytes(Hello.NONCE_BYTES);
        byte[] mine = new Hello(Hello.RENDEZVOUS, 0, 0, 0, rank, Hello.NOBODY, Hello.job(job), 0, 0, 0, nonce).encode();
        out.write(mine);
        byte[] theirs = new byte[Hello.BYTES];
        in.readFully(theirs);
        Hello hello = Hello.decode(theirs);
        byte[] proof = new byte[Secret.PROOF_BYTES];
        in.readFully(proof);
        byte[] binding = encrypted == null ? new byte[0] : Tls.fingerprint(encrypted.getSession());
        if (hello.job() != Hello.job(job) || !Secret.equal(proof, secret.listenerProof(mine, theirs, binding))) {
            throw new BadHandshake("does not know the secret of this job");
        }
        out.write(secret.dialerProof(mine, theirs, binding));
    }

    /**
     * Tells all other ranks something and waits for what they have to say; all ranks call it equally often.
     *
     * @param mine text without a line's end
     * @param millis how long they are waited for
     * @return what each rank has said
     * @throws java.net.SocketTimeoutException if not all have spoken in time
     * @throws IOException if one has ended before
     */
    public List<String> tell(String mine, int millis) throws IOException {
        byte[] text = mine.getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[text.length + 1];
        body[0] = (byte) rounds++;
        System.arraycopy(text, 0, body, 1, text.length);
        out.write(new RendezvousMessage(RendezvousMessage.TELL, rank, body).encode());
        socket.setSoTimeout(millis);
        List<String> told = new ArrayList<>();
        while (told.size() < size) {
            RendezvousMessage message = RendezvousMessage.read(in);
            if (message.kind() != RendezvousMessage.TOLD) {
                throw new IOException("rank " + message.rank() + " has ended before all have met");
            }
            new String(message.body(), StandardCharsets.UTF_8).lines().forEach(told::add);
        }
        return told;
    }

    /** Says that this rank leaves the job in good order. */
    public void leave() throws IOException {
        out.write(RendezvousMessage.of(RendezvousMessage.LEFT, rank).encode());
    }

    /** Where the keeper is. */
    public InetSocketAddress keeper() {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
