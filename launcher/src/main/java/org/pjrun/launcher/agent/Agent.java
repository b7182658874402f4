package org.pjrun.launcher.agent;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pjrun.internal.bootstrap.AgentConnection;
import org.pjrun.internal.bootstrap.Tls;
import org.pjrun.launcher.ExitStatus;
import org.pjrun.launcher.allocation.AgentStart;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Style;

/**
 * The process of pjrun on another host.
 *
 * <p>It reads from its standard input whose agent it is, connects to the launcher and does what that says, until it says
 * farewell. When the connection breaks, or the launcher is silent for {@link #SILENCE_MILLIS}, the host's ranks are
 * killed and the agent ends: nobody would ever hear of them.
 */
public final class Agent {
    /** A launcher that is only suspended, or busy, is not to lose its job. */
    private static final int SILENCE_MILLIS = 15_000;

    private Agent() {}

    /**
     * Runs an agent.
     *
     * @param args the name of this host, or {@link AgentStart#BY_VARIABLE} and the variable that holds it
     */
    public static void main(String[] args) {
        System.exit(run(args.length == 0 ? AgentStart.BY_VARIABLE : args[0], System.getenv()));
    }

    private static int run(String word, Map<String, String> environment) {
        Console console = Console.ofProcess(false, Style.PLAIN);
        try {
            Invitation invitation =
                    Invitation.read(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
            int host = invitation.number(name(word, environment));
            AgentConnection connection = AgentConnection.open(
                    host,
                    invitation.job(),
                    invitation.secret(),
                    invitation.addresses(),
                    invitation.tls() ? Tls.fresh() : null);
            connection.socket().setSoTimeout(SILENCE_MILLIS);
            return serve(connection, invitation, environment) ? ExitStatus.OK : ExitStatus.OWN_FAULT;
        } catch (IOException e) {
            console.error("agent: " + e.getMessage());
            return ExitStatus.OWN_FAULT;
        }
    }

    private static String name(String word, Map<String, String> environment) throws IOException {
        if (!word.startsWith(AgentStart.BY_VARIABLE)) {
            return word;
        }
        String variable = word.substring(AgentStart.BY_VARIABLE.length());
        return variable.isEmpty()
                ? Files.readString(Path.of("/proc/sys/kernel/hostname")).trim()
                : environment.getOrDefault(variable, "");
    }

    /** Does what the launcher says; false if it went without a farewell. */
    private static boolean serve(AgentConnection connection, Invitation invitation, Map<String, String> environment) {
        Notices notices = new Notices(connection.out());
        Store store = Store.ofUser(environment);
        try (HostRanks ranks = new HostRanks(invitation, notices)) {
            Thread hook = new Thread(ranks::stop, "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            notices.send(new Notice.Hello(Facts.here(store, environment)));
            notices.beat(ranks::blockedMillis, ranks::tellProgress);
            DataInputStream in = new DataInputStream(new BufferedInputStream(connection.in(), 64 * 1024));
            while (true) {
                switch (Order.read(in)) {
                    case Order.Stage stage -> notices.send(new Notice.Missing(store.missing(stage.bundles())));
                    case Order.Piece piece -> store.take(piece);
                    case Order.Complete complete -> {
                        store.complete(complete.bundle());
                        notices.send(new Notice.Missing(List.of()));
                    }
                    case Order.Setup setup -> ranks.setUp(setup);
                    case Order.Start start -> ranks.start(start.plan());
                    case Order.Feed feed -> ranks.feed(feed.rank(), feed.bytes());
                    case Order.End end -> ranks.end(end.rank(), end.atOnce());
                    case Order.Ask ask -> ranks.ask(ask);
                    case Order.Spawn spawn -> new Spawner(invitation, notices).start(spawn.commands());
                    case Order.Beat beat -> {}
                    case Order.Farewell farewell -> {
                        Runtime.getRuntime().removeShutdownHook(hook);
                        store.prune();
                        return true;
                    }
                }
            }
        } catch (IOException e) {
            notices.send(new Notice.Line("agent: " + e.getMessage())); // if somebody still hears it
            return false;
        } catch (IllegalStateException e) {
            return false; // this process has been told to end, and the hook ends the ranks
        }
    }
}
