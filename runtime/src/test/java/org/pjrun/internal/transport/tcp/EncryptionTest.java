package org.pjrun.internal.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pjrun.internal.bootstrap.Outsider;
import org.pjrun.internal.bootstrap.Tls;
import org.pjrun.internal.transport.Channel;

/** Who listens on the wire learns nothing, and who stands in the middle is told from the peer. */
class EncryptionTest {
    private final LogEar ear = new LogEar();

    @AfterEach
    void stopListening() {
        ear.close();
    }

    @Test
    void messages_passARelay_cannotBeReadThere() throws IOException {
        byte[] content = "nobody else is to read this ".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        try (TcpJob job = new TcpJob(2, true);
                Middle listener = new Middle(job, 1, null)) {
            Notes.Message into = new Notes.Message(new byte[content.length]);
            job.ranks.get(1).channel(0).openLane(into);
            job.ranks.get(0).channel(1).streamOn(0, new Notes.Message(content));
            while (job.notes.get(0).finished.isEmpty()) {
                job.attend();
            }
            assertThat(into.memory).isEqualTo(content);
            assertThat(listener.used).isTrue();
            assertThat(listener.readable).isFalse();
        }
    }

    @Test
    void manInTheMiddle_withACertificateOfHisOwn_isRefused() throws IOException {
        try (TcpJob job = new TcpJob(2, true);
                Middle man = new Middle(job, 1, Tls.fresh())) {
            Channel channel = job.ranks.get(0).channel(1);
            assertThat(Notes.send(channel, 1, 100)).isTrue();
            while (ear.lines.stream().noneMatch(line -> line.contains("does not know the secret"))) {
                job.attend();
            }
            assertThat(man.used).isTrue();
            assertThat(job.notes.get(1).frames).isEmpty();
        }
    }

    @Test
    void stranger_whoDoesNotEncrypt_isRefused() throws IOException {
        try (TcpJob job = new TcpJob(2, true);
                Socket socket = Outsider.connect(job.ranks.get(1).listener(), false)) {
            socket.getOutputStream().write(new byte[200]);
            while (ear.lines.isEmpty()) {
                job.attend();
            }
            assertThat(ear.lines).singleElement().asString().contains("does not speak TLS");
        }
    }

    /** Stands where a rank is believed to be, and passes on what comes; with a certificate of his own, or without reading. */
    private static final class Middle implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final InetSocketAddress target;
        private final Tls own;
        final AtomicBoolean used = new AtomicBoolean();
        final AtomicBoolean readable = new AtomicBoolean();

        Middle(TcpJob job, int rank, Tls own) throws IOException {
            this.own = own;
            try (KeeperTalk keeper = new KeeperTalk(job, rank)) {
                Card.Place place = keeper.ask().places().get(0);
                target = place.socket();
                keeper.publish(new Card(List.of(new Card.Place(place.subnet(), listener.getLocalPort()))));
            }
            Thread.ofPlatform().daemon().start(this::accept);
        }

        private void accept() {
            try {
                while (true) {
                    Socket in = listener.accept();
                    Thread.ofPlatform().daemon().start(() -> join(in));
                }
            } catch (IOException e) {
                // closed
            }
        }

        private void join(Socket accepted) {
            try (Socket in = own == null ? accepted : own.accepted(accepted);
                    Socket out = Outsider.connect(target, own != null)) {
                used.set(true);
                Thread back = Thread.ofPlatform().daemon().start(() -> copy(out, in));
                copy(in, out);
                back.join();
            } catch (IOException | InterruptedException e) {
                // one of them has gone
            }
        }

        private void copy(Socket from, Socket to) {
            byte[] buffer = new byte[64 * 1024];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (new String(buffer, 0, count, StandardCharsets.US_ASCII).contains("nobody else")) {
                        readable.set(true);
                    }
                    out.write(buffer, 0, count);
                    out.flush();
                }
            } catch (IOException e) {
                // one of them has gone
            }
            try {
                from.close();
                to.close();
            } catch (IOException e) {
                // it was closed
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
