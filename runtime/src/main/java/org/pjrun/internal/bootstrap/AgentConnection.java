package org.pjrun.internal.bootstrap;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The connection from the agent of a host to its launcher, by the same handshake as that of a rank to the keeper of
 * addresses.
 *
 * @param socket to set its time limit and to close it
 * @param in what the launcher sends
 * @param out what the launcher receives
 */
public record AgentConnection(Socket socket, InputStream in, OutputStream out) {
    private static final int CONNECT_MILLIS = 5_000;

    /**
     * Connects.
     *
     * @param host number of this agent's host
     * @param job name of the job
     * @param addresses where the launcher listens; the first that answers and proves itself is taken
     * @param tls what encrypts the connection, null for nothing
     * @throws IOException if none does, with what is wrong with each
     */
    public static AgentConnection open(
            int host, String job, Secret secret, List<InetSocketAddress> addresses, @Nullable Tls tls)
            throws IOException {
        StringBuilder refused = new StringBuilder();
        for (InetSocketAddress address : addresses) {
            Socket socket = new Socket();
            try {
                socket.connect(address, CONNECT_MILLIS);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(CONNECT_MILLIS);
                return greet(host, Hello.job(job), secret, socket, tls);
            } catch (IOException e) {
                socket.close();
                refused.append(refused.isEmpty() ? "" : "; ")
                        .append(address)
                        .append(": ")
                        .append(e.getMessage());
            }
        }
        throw new IOException(refused.toString());
    }

    private static AgentConnection greet(int host, long job, Secret secret, Socket socket, @Nullable Tls tls)
            throws IOException {
        Socket talk = socket;
        byte[] binding = new byte[0];
        if (tls != null) {
            SSLSocket encrypted = tls.connected(socket);
            binding = Tls.fingerprint(encrypted.getSession());
            talk = encrypted;
        }
        DataInputStream in = new DataInputStream(talk.getInputStream());
        OutputStream out = talk.getOutputStream();
        byte[] mine =
                new Hello(Hello.AGENT, 0, 0, 0, host, Hello.NOBODY, job, 0, 0, 0, Secret.randomBytes(32)).encode();
        out.write(mine);
        byte[] theirs = new byte[Hello.BYTES];
        byte[] proof = new byte[Secret.PROOF_BYTES];
        in.readFully(theirs);
        in.readFully(proof);
        Hello hello = Hello.decode(theirs);
        if (hello.role() != Hello.AGENT
                || hello.job() != job
                || !Secret.equal(proof, secret.listenerProof(mine, theirs, binding))) {
            throw new BadHandshake("is not the launcher of this job");
        }
        out.write(secret.dialerProof(mine, theirs, binding));
        return new AgentConnection(socket, in, out);
    }
}
