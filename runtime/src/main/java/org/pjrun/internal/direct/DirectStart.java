package org.pjrun.internal.direct;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.Network;
import org.pjrun.internal.bootstrap.RankIdentity;
import org.pjrun.internal.bootstrap.Tuning;

/**
 * Makes a rank of a process that something else than pjrun has started, together with all the other ranks: who calls
 * {@link #meet} waits until all have.
 *
 * <p>The first rank of each host makes the memory that its ranks share; the first rank of all keeps the addresses where
 * there are several hosts, and so ends last.
 */
public final class DirectStart {
    /** Tells a job from all others where the starter says nothing of that. */
    static final String NAME = "PJ_MEETING_NAME";

    /** In front of what went wrong, in the place of a path. */
    private static final String WRONG = "!";

    private final Starter starter;
    private final Map<String, String> environment;
    private final Settings settings;
    private @Nullable Exchange exchange;
    private @Nullable HostSegment made;
    private List<Newcomer> all = List.of();
    private int[] hosts = {};
    private boolean networked;
    private @Nullable MemorySegment memory;
    private String path = "";
    private boolean failed;

    private DirectStart(Starter starter, Map<String, String> environment) {
        this.starter = starter;
        this.environment = environment;
        this.settings = Settings.of(environment);
    }

    /**
     * How this process was started, by its environment; null if it is no rank, or the only one.
     *
     * @throws IllegalStateException if the environment contradicts itself
     */
    public static @Nullable DirectStart find(Map<String, String> environment) {
        Starter starter = Starter.of(environment);
        return starter == null || starter.size(environment) == 1 ? null : new DirectStart(starter, environment);
    }

    /**
     * Meets all other ranks, and returns which this one is.
     *
     * @throws CommException if that does not succeed, with what to do
     */
    public RankIdentity meet() {
        try {
            Exchange opened = open();
            exchange = opened;
            return gather(opened);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            failed = true;
            leave(); // so that the others need not wait
            throw new CommException(
                    ErrorClass.OTHER,
                    "started as a rank by " + starter.words() + ", as the environment says, but the ranks cannot meet: "
                            + e.getMessage() + " (" + Starter.CHOICE + "=none has this process be no rank)",
                    e);
        }
    }

    private Exchange open() throws IOException {
        String told = environment.getOrDefault(NAME, String.valueOf(starter.job(environment)));
        String job = starter.id() + "-" + told.replaceAll("[^A-Za-z0-9._-]", "_");
        Way way = Way.of(starter, job, environment, System.getProperty("user.home", ""));
        if (way instanceof Way.Port port) {
            return PmiExchange.at(port, settings);
        }
        int rank = starter.rank(environment);
        int size = starter.size(environment);
        if (way instanceof Way.Descriptor descriptor) {
            PmiConnection pmi = PmiConnection.on(descriptor.number(), settings.millis());
            return new PmiExchange(pmi, rank, size, settings);
        }
        if (way instanceof Way.Listener listener) {
            return KeeperExchange.at(listener, job, rank, size, settings, environment);
        }
        if (!environment.containsKey(NAME) && starter.job(environment) == null) {
            throw new IOException("nothing tells this job from others; set " + NAME
                    + " to a name that all its ranks have, and no others");
        }
        Path file = ((Way.SharedFile) way).file();
        return KeeperExchange.by(file, job, rank, size, starter.oneHost(environment), settings);
    }

    private RankIdentity gather(Exchange meeting) throws IOException {
        int rank = meeting.rank();
        int size = meeting.size();
        List<Newcomer> newcomers = new ArrayList<>();
        for (String text : meeting.all(Newcomer.here().text())) {
            newcomers.add(Newcomer.of(text));
        }
        all = newcomers;
        hosts = Newcomer.hosts(newcomers);
        boolean oneHost = Arrays.stream(hosts).allMatch(host -> host == 0);
        networked = !oneHost || settings.forced();
        Network network = networked ? network(meeting, oneHost) : null;
        share(meeting, rank, size, first(rank));
        return new RankIdentity(
                meeting.job(), rank, size, Newcomer.cores(newcomers), 0, memory, path, network, Tuning.of(environment));
    }

    private Network network(Exchange meeting, boolean oneHost) throws IOException {
        Exchange.Keeper keeper = meeting.keeper(oneHost);
        return new Network(
                hosts, settings.forced(), keeper.secret(), keeper.addresses(), settings.iface(), settings.tls(), 0);
    }

    /** The first rank of this one's host. */
    private int first(int rank) {
        int first = 0;
        while (hosts[first] != hosts[rank]) {
            first++;
        }
        return first;
    }

    /** Has the ranks of each host share memory: without a name, or with one if they cannot open that. */
    private void share(Exchange meeting, int rank, int size, int first) throws IOException {
        String wrong = "";
        for (boolean anonymous : new boolean[] {true, false}) {
            String offered = meeting.all(rank == first ? make(meeting.job(), size, anonymous) : "")
                    .get(first);
            String problem = attach(offered, size);
            wrong = "";
            for (String each : meeting.all(problem)) {
                wrong = wrong.isEmpty() ? each : wrong;
            }
            if (wrong.isEmpty()) {
                return;
            }
            forgetSegment();
        }
        throw new IOException(wrong);
    }

    private String make(String job, int size, boolean anonymous) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            HostSegment segment = HostSegment.create(job, size, anonymous, List.of(Path.of("/dev/shm"), temporary));
            made = segment;
            return segment.path();
        } catch (UncheckedIOException e) {
            return WRONG + line(e);
        }
    }

    /** Maps what the first rank of the host has made; returns what is wrong, if anything is. */
    private String attach(String offered, int size) {
        if (offered.startsWith(WRONG)) {
            return offered.substring(WRONG.length());
        }
        try {
            memory = HostSegment.attach(offered, size);
            path = offered;
            return "";
        } catch (IOException e) {
            return "shared memory " + offered + " cannot be opened: " + line(e);
        }
    }

    private static String line(Exception e) {
        return String.valueOf(e.getMessage()).replace('\n', ' ');
    }

    /** Closes what this rank has made; whoever has opened it keeps it. */
    private void forgetSegment() {
        HostSegment segment = made;
        made = null;
        if (segment != null) {
            segment.close();
        }
    }

    /** This rank has joined; waits until all have, so that nobody needs anything of another one's any more. */
    public void joined() {
        Exchange meeting = opened();
        try {
            meeting.all("");
            forgetSegment();
            meeting.met(!networked);
        } catch (IOException e) {
            throw new CommException(ErrorClass.OTHER, "not all ranks have joined: " + e.getMessage(), e);
        }
        MemorySegment shared = memory;
        if (shared != null) {
            NeighbourWatch.start(shared, meeting.rank(), all, hosts);
        }
    }

    /** This rank ends by a failure and waits for nobody; all others are ended, too, where the starter can be told to. */
    public void abort(int status) {
        failed = true;
        try {
            opened().abort(status);
        } catch (IOException e) {
            // then the starter sees the status of this process
        }
    }

    /** Leaves the job, after the rank has; the keeper of addresses waits here until all others have, too. */
    public void leave() {
        forgetSegment();
        Exchange meeting = exchange;
        if (meeting != null) {
            try {
                meeting.leave(failed);
            } catch (IOException e) {
                // whoever has started the ranks is gone: nobody wants to know any more
            }
        }
    }

    private Exchange opened() {
        Exchange meeting = exchange;
        if (meeting == null) {
            throw new IllegalStateException("the ranks have not met");
        }
        return meeting;
    }
}
