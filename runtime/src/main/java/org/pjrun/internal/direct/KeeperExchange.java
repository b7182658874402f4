package org.pjrun.internal.direct;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.RendezvousClient;
import org.pjrun.internal.bootstrap.RendezvousServer;
import org.pjrun.internal.bootstrap.Secret;

/** An exchange through the first rank, which listens at a port that all know, or which it has written to a file. */
final class KeeperExchange implements Exchange {
    private static final int FIRST_PAUSE_MILLIS = 10;
    private static final int LONGEST_PAUSE_MILLIS = 500;

    private final String job;
    private final int rank;
    private final int size;
    private final Settings settings;
    private final Keeper keeper;
    private final @Nullable Path file;
    private int rounds;
    private boolean left;

    private KeeperExchange(String job, int rank, int size, Settings settings, Keeper keeper, @Nullable Path file) {
        this.job = job;
        this.rank = rank;
        this.size = size;
        this.settings = settings;
        this.keeper = keeper;
        this.file = file;
    }

    /** Meets at a port, whose secret all ranks have by another way. */
    static KeeperExchange at(
            Way.Listener way, String job, int rank, int size, Settings settings, Map<String, String> environment)
            throws IOException {
        Secret secret = Secrets.of(job, environment);
        Keeper keeper;
        if (rank == 0) {
            RendezvousServer server = settings.server(job, size, secret, places(way.host(), settings), way.ports());
            keeper = own(server, job, size, secret, settings);
        } else {
            keeper = find(job, rank, size, settings, () -> new MeetingNote(secret, targets(way)));
        }
        return new KeeperExchange(job, rank, size, settings, keeper, null);
    }

    /** Meets by a file, in which the first rank says what there is to know. */
    static KeeperExchange by(Path file, String job, int rank, int size, boolean oneHost, Settings settings)
            throws IOException {
        Keeper keeper;
        if (rank == 0) {
            Secret secret = Secret.random();
            RendezvousServer server = settings.server(job, size, secret, settings.addresses(oneHost), List.of(0));
            try {
                new MeetingNote(secret, server.addresses()).write(file);
            } catch (IOException e) {
                server.close();
                throw new IOException(
                        file + " cannot be written (" + e + "); set " + Way.FOLDER
                                + " to a folder that all hosts share",
                        e);
            }
            keeper = own(server, job, size, secret, settings);
        } else {
            try {
                keeper = find(job, rank, size, settings, () -> MeetingNote.read(file));
            } catch (SocketTimeoutException e) {
                throw new IOException(
                        e.getMessage() + "; the first rank writes " + file + ": set " + Way.FOLDER
                                + " to a folder that all hosts share, if that is none",
                        e);
            }
        }
        return new KeeperExchange(job, rank, size, settings, keeper, rank == 0 ? file : null);
    }

    private static Keeper own(RendezvousServer server, String job, int size, Secret secret, Settings settings)
            throws IOException {
        try {
            List<InetSocketAddress> addresses = server.addresses();
            return new Keeper(secret, addresses, settings.client(addresses, job, 0, size, secret), server);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Where the first rank is to listen if it is to be found at a name. */
    private static List<InetAddress> places(String host, Settings settings) throws IOException {
        InetAddress named;
        try {
            named = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            return settings.addresses(false); // others may know the name
        }
        if (named.isLoopbackAddress() && (host.equals("localhost") || host.equals(named.getHostAddress()))) {
            return List.of(named);
        }
        // a name may mean loopback here and another address elsewhere, or one that is translated on the way
        Set<InetAddress> places = new LinkedHashSet<>();
        if (NetworkInterface.getByInetAddress(named) != null) {
            places.add(named);
        }
        places.addAll(settings.addresses(false));
        return List.copyOf(places);
    }

    private static List<InetSocketAddress> targets(Way.Listener way) throws IOException {
        List<InetSocketAddress> targets = new ArrayList<>();
        for (int port : way.ports()) {
            for (InetAddress address : InetAddress.getAllByName(way.host())) {
                targets.add(new InetSocketAddress(address, port));
            }
        }
        return targets;
    }

    /** Where the first rank may be; null if that is not known yet. */
    private interface Source {
        @Nullable
        MeetingNote look() throws IOException;
    }

    /** Looks for the first rank until it is there: it may start later, and its name may be known later. */
    private static Keeper find(String job, int rank, int size, Settings settings, Source source) throws IOException {
        long deadline = System.nanoTime() + settings.millis() * 1_000_000L;
        int pause = FIRST_PAUSE_MILLIS;
        String last = "it has not said where it is";
        while (System.nanoTime() < deadline) {
            try {
                MeetingNote note = source.look();
                if (note != null) {
                    RendezvousClient client = settings.client(note.addresses(), job, rank, size, note.secret());
                    List<InetSocketAddress> addresses = new ArrayList<>(List.of(client.keeper()));
                    return new Keeper(note.secret(), addresses, client, null);
                }
            } catch (IOException e) {
                last = String.valueOf(e.getMessage());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
        throw new SocketTimeoutException(
                "rank 0 was not found within " + settings.millis() / 1000 + " s (" + last + ")");
    }

    @Override
    public String job() {
        return job;
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public List<String> all(String mine) throws IOException {
        try {
            return keeper.client().tell(mine, settings.millis());
        } catch (SocketTimeoutException e) {
            RendezvousServer server = keeper.server();
            throw new IOException(
                    (server == null ? "not all " + size + " ranks" : "ranks " + server.silent(rounds) + " of " + size)
                            + " have " + (server == null ? "" : "not ") + "called Comm.world() within "
                            + settings.millis() / 1000 + " s",
                    e);
        } finally {
            rounds++;
        }
    }

    @Override
    public Keeper keeper(boolean oneHost) {
        return keeper;
    }

    @Override
    public void met(boolean oneHost) throws IOException {
        forget();
        if (oneHost) {
            leave(false);
        }
    }

    @Override
    public void abort(int status) {
        // the starter sees the status of this process
    }

    @Override
    public void leave(boolean failed) throws IOException {
        forget();
        if (!left) {
            left = true;
            keeper.leave(failed);
        }
    }

    /** Removes the file, which nobody needs who has met. */
    private void forget() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
