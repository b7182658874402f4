package org.pjrun.launcher.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.Interfaces;
import org.pjrun.internal.bootstrap.ProgressPage;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.RankStatistics;
import org.pjrun.internal.bootstrap.RendezvousServer;
import org.pjrun.internal.bootstrap.Secret;
import org.pjrun.internal.bootstrap.Subnet;
import org.pjrun.internal.bootstrap.Tls;
import org.pjrun.internal.diagnosis.RankSnapshot;
import org.pjrun.internal.diagnosis.WatchedRanks;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.agent.Bootstrap;
import org.pjrun.launcher.agent.Facts;
import org.pjrun.launcher.agent.Invitation;
import org.pjrun.launcher.agent.Order;
import org.pjrun.launcher.allocation.AgentStart;
import org.pjrun.launcher.allocation.Allocation;
import org.pjrun.launcher.execution.Janitor;
import org.pjrun.launcher.execution.JobProcess;
import org.pjrun.launcher.options.Options.Wires;
import org.pjrun.launcher.plan.JobPlan;
import org.pjrun.launcher.plan.ProcessPlan;
import org.pjrun.launcher.plan.RankArchive;
import org.pjrun.launcher.plan.Sites;

/** The agents of a job, one on each of its hosts. */
public final class Agents implements AutoCloseable, WatchedRanks {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long ANSWER_NANOS = 3_500_000_000L;
    private static final long FAREWELL_MILLIS = 2_000;

    /** So many hosts are reached from here; more are reached from these. */
    private static final int TREE_WIDTH = Integer.getInteger("pjrun.tree-width", 32);

    /** Variables of pjrun's own environment that decide how a JVM behaves; of others -x says whether they go along. */
    private static final Set<String> TAKEN_ALONG =
            Set.of("LANG", "LANGUAGE", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final Hosting hosting;
    private final Invitation invitation;
    private final RendezvousServer server;
    private final Janitor janitor;
    private final Consumer<String> log;
    private final List<AgentLink> links = new ArrayList<>();
    private final List<Starting> starts = new ArrayList<>();
    private final List<AgentStart> later = new ArrayList<>();
    private int question;
    private volatile int size;
    private volatile @Nullable Path statistics;

    /** A command that starts agents, while it runs. */
    private record Starting(AgentStart start, Process process) {}

    private Agents(Hosting hosting, String job, Wires wires, Janitor janitor, Consumer<String> log) throws IOException {
        this.hosting = hosting;
        this.janitor = janitor;
        this.log = log;
        Secret secret = Secret.random();
        for (String host : hosting.hosts()) {
            links.add(new AgentLink(host, this));
        }
        server = new RendezvousServer(
                job,
                hosting.places().size(),
                secret,
                wires.tls() ? Tls.fresh() : null,
                addresses(wires),
                line -> log.accept("keeper of addresses: " + line));
        server.agents(this::connected);
        invitation = new Invitation(job, secret, hosting.hosts(), server.addresses(), wires.tls());
    }

    private static List<InetAddress> addresses(Wires wires) {
        try {
            return Interfaces.choose(wires.iface().isEmpty() ? null : wires.iface(), false).stream()
                    .map(Subnet::address)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new BadInput("--iface: " + e.getMessage());
        }
    }

    /**
     * Starts an agent on each host and waits until all are there.
     *
     * @param log takes lines for the user
     * @throws IOException if one cannot be started; the others have been ended
     */
    public static Agents start(
            Hosting hosting, String job, Wires wires, Bootstrap bootstrap, Janitor janitor, Consumer<String> log)
            throws IOException {
        Agents agents = new Agents(hosting, job, wires, janitor, log);
        try {
            agents.start(bootstrap);
            agents.awaitAll();
            return agents;
        } catch (IOException e) {
            agents.close();
            throw e;
        }
    }

    private void start(Bootstrap bootstrap) throws IOException {
        List<AgentStart> all = hosting.starts(bootstrap.words(System.getProperty("java.home")));
        int direct = hosting.allocation() == null ? Math.min(TREE_WIDTH, all.size()) : all.size();
        for (AgentStart start : all.subList(0, direct)) {
            start(bootstrap, start);
        }
        later.addAll(all.subList(direct, all.size()));
    }

    private void start(Bootstrap bootstrap, AgentStart start) throws IOException {
        List<String> command = new ArrayList<>(start.command());
        if (!start.input()) {
            command.add(InvitationFile.write(bootstrap, invitation, janitor).toString());
        }
        Process process;
        try {
            process = new ProcessBuilder(command).redirectError(Redirect.PIPE).start();
        } catch (IOException e) {
            throw new IOException(
                    "no agent can be started on " + String.join(", ", start.hosts()) + ": " + e.getMessage(), e);
        }
        janitor.started(process.pid());
        Starting starting = new Starting(start, process);
        synchronized (this) {
            starts.add(starting);
        }
        thread("errors of agents", () -> passOn(starting));
        thread("start of agents", () -> converse(starting, bootstrap));
    }

    /** Has the agents that are there start the others, so that this process need not reach all of many hosts itself. */
    private void spread() {
        int direct = links.size() - later.size();
        for (int h = 0; h < direct; h++) {
            List<List<String>> commands = new ArrayList<>();
            for (int i = h; i < later.size(); i += direct) {
                List<String> command = new ArrayList<>(later.get(i).command());
                command.add(later.get(i).hosts().get(0));
                commands.add(command);
            }
            if (!commands.isEmpty()) {
                links.get(h).send(new Order.Spawn(commands));
            }
        }
    }

    private static void thread(String name, Runnable work) {
        Thread.ofVirtual().name(name).start(work);
    }

    private void converse(Starting starting, Bootstrap bootstrap) {
        Process process = starting.process();
        try {
            if (starting.start().input()) {
                bootstrap.converse(
                        starting.start().hosts().size(),
                        process.getOutputStream(),
                        process.getInputStream(),
                        invitation,
                        line -> say(where(starting) + line));
            }
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // it has ended, or is about to, which is looked at below
        }
        try {
            ended(starting, process.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A command that starts agents has ended: hosts from which nobody has come will have none. */
    private void ended(Starting starting, int status) {
        janitor.ended(starting.process().pid());
        String command = starting.start().command().get(0);
        for (String host : starting.start().hosts()) {
            AgentLink link = links.get(hosting.hosts().indexOf(host));
            if (link.facts() == null) {
                link.lose("has no agent: '" + command + "' ended with status " + status);
            }
        }
    }

    private void passOn(Starting starting) {
        try (BufferedReader lines = starting.process().errorReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Allocation allocation = hosting.allocation();
                if (allocation == null || !allocation.idle(line)) {
                    say(where(starting) + line);
                }
            }
        } catch (IOException e) {
            // the command has ended
        }
    }

    private static String where(Starting starting) {
        List<String> hosts = starting.start().hosts();
        return hosts.size() == 1
                ? "host " + hosts.get(0) + ": "
                : starting.start().command().get(0) + ": ";
    }

    private synchronized void awaitAll() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            int direct = links.size() - later.size();
            for (int h = 0; h < links.size(); h++) {
                AgentLink link = links.get(h);
                if (h == direct) {
                    spread();
                }
                while (link.facts() == null) {
                    String lost = link.lost();
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (lost != null || left <= 0) {
                        throw new IOException("host " + link.host() + " "
                                + (lost == null ? "has no agent: nothing was heard of it for a minute" : lost)
                                + "; 'pjrun --doctor -H " + link.host() + "' looks for the reason");
                    }
                    wait(left);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while agents were started", e);
        }
    }

    private void connected(int host, Socket socket, InputStream in, OutputStream out) {
        links.get(host).serve(socket, in, out);
    }

    /** A link has changed. */
    synchronized void changed() {
        notifyAll();
    }

    void say(String line) {
        log.accept(line);
    }

    /** A rank has ended. */
    void ended(int rank, boolean died, String told) {
        server.ended(rank, died);
        Path folder = statistics;
        if (folder != null && !told.isEmpty()) {
            try {
                Files.writeString(RankStatistics.file(folder.toString(), rank), told);
            } catch (IOException e) {
                say("--stats: " + e.getMessage());
            }
        }
    }

    /**
     * Brings the class path of the programs to all hosts.
     *
     * @param entries all that ranks may need
     * @param archive from which ranks start here; hosts with the same JDK and none of their own get it, too
     * @return what the ranks are to be planned for
     */
    public Sites stage(Set<String> entries, RankArchive archive, int processors) throws IOException {
        Set<String> all = new LinkedHashSet<>(entries);
        boolean sent = archive.settled();
        if (sent) {
            all.add(archive.file());
        }
        Staging staging = new Staging(all);
        List<Sites.Site> sites = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        Set<String> refused = ConcurrentHashMap.newKeySet();
        for (AgentLink link : links) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    staging.bring(link);
                } catch (IOException | InterruptedException e) {
                    refused.add(String.valueOf(e.getMessage()));
                }
            }));
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while classes were brought to other hosts", e);
        }
        if (!refused.isEmpty()) {
            throw new IOException("classes could not be brought to other hosts: " + String.join("; ", refused));
        }
        for (AgentLink link : links) {
            Facts facts = link.facts();
            if (facts == null) {
                throw new IOException("host " + link.host() + " has no agent");
            }
            Map<String, String> staged = staging.places(facts.store());
            boolean alike = facts.java().equals(System.getProperty("java.runtime.version"));
            RankArchive own = !facts.archive().file().isEmpty() || !alike || !sent
                    ? facts.archive()
                    : new RankArchive(staged.getOrDefault(archive.file(), ""), "");
            sites.add(new Sites.Site(link.host(), facts.machine(), own, staged));
        }
        return new Sites(List.copyOf(sites), hosting.places(), processors);
    }

    /** Tells all agents what their ranks have in common. */
    public void setUp(JobPlan plan, Map<String, String> variables, @Nullable Path statisticsFolder) {
        size = plan.size();
        statistics = statisticsFolder;
        Map<String, String> all = new HashMap<>(variables);
        System.getenv().forEach((name, value) -> {
            if (TAKEN_ALONG.contains(name) || name.startsWith("LC_")) {
                all.put(name, value);
            }
        });
        all.put(RankEnvironment.RENDEZVOUS, RankEnvironment.text(server.addresses()));
        String folder = Path.of("").toAbsolutePath().toString();
        for (AgentLink link : links) {
            link.send(new Order.Setup(plan.size(), statisticsFolder != null, all, folder));
        }
    }

    /** Starts a rank on its host; what goes wrong shows as its end. */
    public JobProcess start(ProcessPlan plan) {
        return links.get(hosting.hosts().indexOf(plan.host())).start(new Order.Start(plan));
    }

    /** Puts in how far the ranks of all hosts say they are; true. */
    public boolean readProgress(Map<Integer, ProgressPage> into) {
        links.forEach(link -> into.putAll(link.progress()));
        return true;
    }

    @Override
    public boolean blockedFor(long millis) {
        for (AgentLink link : links) {
            if (link.blockedMillis() >= millis) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<RankSnapshot> ask() {
        return ask(false, RankSnapshot.State.SILENT);
    }

    /** What the ranks have left that nobody received, completed or freed; empty if nothing. */
    public List<RankSnapshot> leftovers() {
        List<RankSnapshot> words = ask(true, RankSnapshot.State.LEFT);
        return words.stream().anyMatch(RankSnapshot::leavesSomething) ? words : List.of();
    }

    private synchronized List<RankSnapshot> ask(boolean leftovers, RankSnapshot.State otherwise) {
        question++;
        links.forEach(link -> link.send(new Order.Ask(question, leftovers)));
        List<RankSnapshot> all = new ArrayList<>();
        for (int rank = 0; rank < size; rank++) {
            all.add(RankSnapshot.of(rank, otherwise));
        }
        long deadline = System.nanoTime() + ANSWER_NANOS;
        try {
            for (AgentLink link : links) {
                List<RankSnapshot> answers = link.answers(question, deadline);
                for (RankSnapshot snapshot : answers == null ? List.<RankSnapshot>of() : answers) {
                    all.set(snapshot.rank(), snapshot);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return all;
    }

    /** Has all agents end, and with them whatever rank still runs. */
    @Override
    public void close() {
        links.forEach(link -> link.send(new Order.Farewell()));
        List<Starting> open;
        synchronized (this) {
            open = List.copyOf(starts);
        }
        long deadline = System.nanoTime() + FAREWELL_MILLIS * 1_000_000;
        try {
            for (Starting starting : open) {
                long left = Math.max(0, deadline - System.nanoTime());
                boolean hopeless = starting.start().hosts().stream()
                        .allMatch(
                                host -> links.get(hosting.hosts().indexOf(host)).facts() == null);
                if (hopeless || !starting.process().waitFor(left, TimeUnit.NANOSECONDS)) {
                    starting.process().destroy();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
        try {
            InvitationFile.remove(invitation);
        } catch (IOException e) {
            say(e.getMessage() + " could not be removed; remove it, it is of no use to anybody now");
        }
    }
}
