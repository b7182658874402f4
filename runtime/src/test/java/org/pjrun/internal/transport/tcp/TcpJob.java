package org.pjrun.internal.transport.tcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.pjrun.internal.bootstrap.Network;
import org.pjrun.internal.bootstrap.RankIdentity;
import org.pjrun.internal.bootstrap.RendezvousServer;
import org.pjrun.internal.bootstrap.Secret;

/** Ranks of one JVM that know each other through a keeper of addresses on loopback and talk over tcp only. */
final class TcpJob implements AutoCloseable {
    static final long CREDIT = 64 * 1024;

    final Secret secret = Secret.random();
    final Queue<String> log = new ConcurrentLinkedQueue<>();
    final RendezvousServer rendezvous;
    final List<TcpTransport> ranks = new ArrayList<>();
    final List<Notes> notes = new ArrayList<>();

    TcpJob(int size) {
        this(size, false);
    }

    TcpJob(int size, boolean tls) {
        try {
            rendezvous =
                    new RendezvousServer("test", size, secret, List.of(InetAddress.getLoopbackAddress()), log::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int r = 0; r < size; r++) {
            Network network = new Network(new int[size], true, secret, rendezvous.addresses(), null, tls);
            RankIdentity identity = new RankIdentity("test", r, size, 2, 0, null, null, network);
            ranks.add(new TcpTransport(identity, network, CREDIT));
            notes.add(new Notes());
        }
    }

    /** Lets all ranks do what is to be done. */
    void attend() {
        for (int r = 0; r < ranks.size(); r++) {
            attend(r);
        }
    }

    void attend(int rank) {
        ranks.get(rank).poll(notes.get(rank));
        ranks.get(rank).checkPeers(notes.get(rank));
    }

    @Override
    public void close() {
        List<Thread> closing = new ArrayList<>();
        for (TcpTransport rank : ranks) {
            closing.add(Thread.ofPlatform().start(rank::close));
        }
        for (Thread each : closing) {
            try {
                each.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        rendezvous.close();
    }
}
