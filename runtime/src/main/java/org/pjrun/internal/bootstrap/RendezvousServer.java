package org.pjrun.internal.bootstrap;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the addresses of a job's ranks and tells who has ended: run by the launcher, or by the first rank where something
 * else has started the ranks.
 *
 * <p>Whoever connects proves that he belongs to the job before anything else of him is read; there are bounds on how
 * many may be about to, and on how long it may take.
 */
public final class RendezvousServer implements AutoCloseable {
    private static final int MOST_STRANGERS = 256;
    private static final int HANDSHAKE_MILLIS = 5_000;
    private static final int AFTERWARDS_MILLIS = 1_000;
    private static final long STACK_BYTES = 256 * 1024;

    /** For how long a rank may be without any connection until it counts as dead, where nobody else tells. */
    private static final int ABSENCE_MILLIS = 3_000;

    private static final List<Integer> ANY_PORT = List.of(0);

    private final long job;
    private final int size;
    private final Secret secret;
    private final @Nullable Tls tls;
    private final Consumer<String> log;
    private final List<ServerSocket> listeners = new ArrayList<>();
    private final SequencedSet<Socket> strangers = new LinkedHashSet<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<Integer, byte[]> cards = new HashMap<>();
    private final Map<Integer, Integer> ends = new HashMap<>();
    private final Map<Integer, Set<Member>> asking = new HashMap<>();
    private final Set<Member> members = new HashSet<>();
    private volatile @Nullable Agents agents;
    private final Assembly assembly;
    private boolean watching;
    private volatile boolean closed;

    /** Takes over the connections of agents that have proven themselves. */
    @FunctionalInterface
    public interface Agents {
        /**
         * Speaks with an agent until the connection has ended.
         *
         * @param host number of the agent's host
         * @param socket the connection, to set its time limit and to close it
         */
        void connected(int host, Socket socket, InputStream in, OutputStream out) throws IOException;
    }

    /** A rank that has proven itself; several where one has connected anew. */
    private final class Member {
        private final int rank;
        private final OutputStream out;
        private int round = -1; // in which it waits for what all have said

        Member(int rank, OutputStream out) {
            this.rank = rank;
            this.out = out;
        }

        void send(RendezvousMessage message) {
            try {
                synchronized (out) {
                    out.write(message.encode());
                }
            } catch (IOException e) {
                left(this); // it connects anew and asks again, if it lives
            }
        }
    }

    /**
     * Begins to listen.
     *
     * @param tls what encrypts connections, null for nothing
     * @param addresses where; a port is chosen for each
     * @param log takes a line about somebody who does not belong to the job
     */
    public RendezvousServer(
            String job, int size, Secret secret, @Nullable Tls tls, List<InetAddress> addresses, Consumer<String> log)
            throws IOException {
        this(job, size, secret, tls, addresses, ANY_PORT, log);
    }

    /**
     * Begins to listen.
     *
     * @param tls what encrypts connections, null for nothing
     * @param addresses where
     * @param ports the ports of which the first free one is taken at each address, 0 for one that the system chooses
     * @param log takes a line about somebody who does not belong to the job
     */
    public RendezvousServer(
            String job,
            int size,
            Secret secret,
            @Nullable Tls tls,
            List<InetAddress> addresses,
            List<Integer> ports,
            Consumer<String> log)
            throws IOException {
        this.job = Hello.job(job);
        this.size = size;
        this.secret = secret;
        this.tls = tls;
        this.log = new Lines(log);
        this.assembly = new Assembly(size);
        try {
            for (InetAddress address : addresses) {
                listeners.add(listener(address, ports));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
        for (ServerSocket listener : listeners) {
            Thread.ofPlatform().daemon().name("pjrun-rendezvous").start(() -> accept(listener));
        }
    }

    /** Has agents connect here, too; until now they are refused. */
    public void agents(Agents handler) {
        agents = handler;
    }

    private static ServerSocket listener(InetAddress address, List<Integer> ports) throws IOException {
        for (int port : ports) {
            try {
                return new ServerSocket(port, 1024, address);
            } catch (BindException e) {
                // somebody else's; the next one, perhaps
            }
        }
        throw new IOException("none of the ports " + ports + " of " + address.getHostAddress() + " is free");
    }

    /** Where ranks find this server. */
    public List<InetSocketAddress> addresses() {
        List<InetSocketAddress> all = new ArrayList<>();
        for (ServerSocket listener : listeners) {
            all.add((InetSocketAddress) listener.getLocalSocketAddress());
        }
        return all;
    }

    private void accept(ServerSocket listener) {
        while (!closed) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Socket eldest = stranger(socket);
                if (eldest != null) {
                    log.accept("too many connections that prove nothing; one from " + eldest.getRemoteSocketAddress()
                            + " was closed");
                    close(eldest);
                }
                // no virtual thread: where a rank keeps the addresses, what polls for those might be waited for by the
                // program
                Thread.ofPlatform()
                        .daemon()
                        .name("pjrun-member")
                        .stackSize(STACK_BYTES)
                        .start(() -> serve(socket));
            } catch (IOException e) {
                if (!closed) {
                    log.accept("a connection could not be accepted: " + e.getMessage());
                    pause(50); // no descriptors, perhaps
                }
            }
        }
    }

    /** Notes one more who has not proven himself; returns the one who has been about to for the longest if they are too many. */
    private @Nullable Socket stranger(Socket socket) {
        synchronized (strangers) {
            Socket eldest = strangers.size() < MOST_STRANGERS ? null : strangers.removeFirst();
            strangers.add(socket);
            return eldest;
        }
    }

    private void proven(Socket socket) {
        synchronized (strangers) {
            strangers.remove(socket);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket socket) {
        String where = String.valueOf(socket.getRemoteSocketAddress());
        Member member = null;
        boolean served = false;
        boolean silent = false;
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(HANDSHAKE_MILLIS);
            Socket talk = tls == null ? socket : tls.accepted(socket);
            DataInputStream in = new DataInputStream(talk.getInputStream());
            Hello hello = greet(in, talk.getOutputStream());
            socket.setSoTimeout(0);
            proven(socket);
            Agents handler = agents;
            if (hello.role() == Hello.AGENT && handler != null) {
                served = true;
                handler.connected(hello.from(), socket, in, talk.getOutputStream());
                return;
            }
            member = new Member(hello.from(), talk.getOutputStream());
            join(member);
            while (true) {
                handle(member, RendezvousMessage.read(in));
            }
        } catch (BadHandshake e) {
            log.accept(where + " " + e.getMessage());
        } catch (SocketTimeoutException e) {
            log.accept(where + " has connected and said nothing that belongs to the job");
        } catch (IOException e) {
            silent = member == null && !served;
        } finally {
            proven(socket);
            if (member != null) {
                left(member);
            }
            close(socket);
        }
        if (silent) {
            pause(AFTERWARDS_MILLIS); // a rank that ends while it connects does so, too, but then the job is soon over
            if (!closed) {
                log.accept(where + " has connected and gone without a word that belongs to the job");
            }
        }
    }

    private Hello greet(DataInputStream in, OutputStream out) throws IOException {
        byte[] theirs = new byte[Hello.BYTES];
        in.readFully(theirs);
        Hello hello = Hello.decode(theirs);
        boolean agent = hello.role() == Hello.AGENT && agents != null;
        if (hello.role() != Hello.RENDEZVOUS && !agent || hello.job() != job) {
            throw new BadHandshake("belongs to another job");
        }
        int rank = hello.from();
        String who = (agent ? "the agent of host " : "rank ") + rank;
        if (rank < 0 || rank >= size) {
            throw new BadHandshake("says it is " + who + " (expected: 0 to " + (size - 1) + ")");
        }
        byte[] mine =
                new Hello(hello.role(), 0, 0, 0, Hello.NOBODY, rank, job, 0, 0, 0, Secret.randomBytes(32)).encode();
        byte[] binding = tls == null ? new byte[0] : tls.fingerprint();
        out.write(mine);
        out.write(secret.listenerProof(theirs, mine, binding));
        byte[] proof = new byte[Secret.PROOF_BYTES];
        in.readFully(proof);
        if (!Secret.equal(proof, secret.dialerProof(theirs, mine, binding))) {
            throw new BadHandshake("says it is " + who + " but does not know the secret of this job");
        }
        return hello;
    }

    private synchronized void join(Member member) {
        members.add(member);
        for (Map.Entry<Integer, Integer> end : ends.entrySet()) {
            member.send(RendezvousMessage.of(end.getValue(), end.getKey()));
        }
    }

    private synchronized void left(Member member) {
        members.remove(member);
        for (Set<Member> those : asking.values()) {
            those.remove(member);
        }
        if (watching && !closed && !present(member.rank)) {
            Thread.ofVirtual().name("pjrun-absence").start(() -> expect(member.rank));
        }
    }

    private boolean present(int rank) {
        return members.stream().anyMatch(member -> member.rank == rank);
    }

    /** Gives a rank without a connection some time to make one. */
    private void expect(int rank) {
        try {
            Thread.sleep(ABSENCE_MILLIS);
        } catch (InterruptedException e) {
            return; // nobody does
        }
        synchronized (this) {
            if (!closed && !present(rank)) {
                ended(rank, RendezvousMessage.DEAD);
            }
        }
    }

    /** From now on a rank that has had a connection and has none any more counts as dead: for jobs without a supervisor. */
    public synchronized void watch() {
        watching = true;
    }

    /** Waits until all ranks but one have left or died. */
    public synchronized void awaitOthers(int rank) throws InterruptedException {
        while (!closed && ends.size() - (ends.containsKey(rank) ? 1 : 0) < size - 1) {
            wait();
        }
    }

    /** The ranks that have not spoken in a round. */
    public synchronized List<Integer> silent(int round) {
        return assembly.silent(round);
    }

    /** Takes what a rank tells all others; tells those who wait for it what all have said, as soon as they have. */
    private void tell(Member member, byte[] body) throws BadHandshake {
        if (body.length == 0) {
            throw new BadHandshake("sends a message without a body");
        }
        int round = body[0];
        if (assembly.tell(round, member.rank, Arrays.copyOfRange(body, 1, body.length))) {
            List<RendezvousMessage> all = assembly.told(round);
            for (Member each : members) {
                if (each.round == round) {
                    all.forEach(each::send);
                }
            }
            all.forEach(member::send);
        } else {
            member.round = round;
        }
    }

    private synchronized void handle(Member member, RendezvousMessage message) throws BadHandshake {
        int rank = message.rank();
        if (rank < 0 || rank >= size) {
            throw new BadHandshake("asks for rank " + rank + " (expected: 0 to " + (size - 1) + ")");
        }
        switch (message.kind()) {
            case RendezvousMessage.PUBLISH -> {
                cards.put(member.rank, message.body());
                Set<Member> those = asking.remove(member.rank);
                if (those != null) {
                    for (Member one : List.copyOf(those)) {
                        one.send(new RendezvousMessage(RendezvousMessage.CARD, member.rank, message.body()));
                    }
                }
            }
            case RendezvousMessage.ASK -> {
                byte[] card = cards.get(rank);
                if (card != null) {
                    member.send(new RendezvousMessage(RendezvousMessage.CARD, rank, card));
                } else {
                    asking.computeIfAbsent(rank, r -> new HashSet<>()).add(member);
                }
            }
            case RendezvousMessage.TELL -> tell(member, message.body());
            case RendezvousMessage.LEFT -> ended(member.rank, RendezvousMessage.LEFT);
            default -> throw new BadHandshake("sends a message of kind " + message.kind());
        }
    }

    /** Tells all ranks that the process of one has ended, unless it has said goodbye itself. */
    public void ended(int rank, boolean died) {
        ended(rank, died ? RendezvousMessage.DEAD : RendezvousMessage.LEFT);
    }

    private synchronized void ended(int rank, int how) {
        if (ends.putIfAbsent(rank, how) == null) {
            notifyAll();
            for (Member member : List.copyOf(members)) {
                member.send(RendezvousMessage.of(how, rank));
            }
        }
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            log.accept("a connection could not be closed: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        for (ServerSocket listener : listeners) {
            try {
                listener.close();
            } catch (IOException e) {
                log.accept("a listener could not be closed: " + e.getMessage());
            }
        }
        for (Socket socket : List.copyOf(open)) {
            close(socket);
        }
    }
}
