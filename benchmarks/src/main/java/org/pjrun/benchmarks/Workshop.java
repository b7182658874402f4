package org.pjrun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pjrun.benchmarks.runner.Commands;
import org.pjrun.benchmarks.runner.Cores;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Peer;
import org.pjrun.benchmarks.runner.Yardstick;

/** The checkout, where programs are compiled and commands are put together. */
final class Workshop {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path home;
    private final Path built;
    private final Commands commands;
    private final List<Integer> cores;
    private final String version;
    private final Map<Peer, String> peers = new EnumMap<>(Peer.class);
    private final Map<String, Path> compiled = new HashMap<>();

    Workshop(Path home, boolean realTime) throws IOException, InterruptedException {
        this.home = home;
        this.built = Files.createDirectories(home.resolve("benchmarks/target/peers"));
        this.commands = new Commands(built, LIMIT, Path.of(System.getProperty("java.home")), realTime);
        this.cores = Cores.allowed();
        this.version = commands.firstLine("git", "-C", home.toString(), "describe", "--always", "--dirty")
                .orElse("unknown");
        for (Peer peer : Peer.values()) {
            if (peer.installed()) {
                peers.put(peer, peer.version(commands));
            }
        }
    }

    /** The folder of the checkout. */
    Path home() {
        return home;
    }

    Commands commands() {
        return commands;
    }

    List<Integer> cores() {
        return cores;
    }

    /** The peers that are installed, and their versions. */
    Map<Peer, String> peers() {
        return peers;
    }

    /** What was committed last in this checkout, and whether it has been changed since. */
    String version() {
        return version;
    }

    /** The folder of this module's classes. */
    String classes() {
        return home.resolve("benchmarks/target/classes").toString();
    }

    /** Where a report of this name is kept; a quick one never replaces a thorough one. */
    Path result(String name, boolean quick) throws IOException {
        Path folder = home.resolve(quick ? "benchmarks/target" : "benchmarks/results");
        return Files.createDirectories(folder).resolve(name + (quick ? "-quick.json" : ".json"));
    }

    /** The command line that starts so many ranks of a Java program by pjrun. */
    List<String> pjrun(int ranks, List<String> program) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("scripts/pjrun").toString(),
                "-np",
                Integer.toString(ranks),
                "-cp",
                classes() + ":" + home.resolve("benchmarks/target/lib/HdrHistogram.jar")));
        command.addAll(program);
        return command;
    }

    /** The command line that runs a Java program by itself, with pjrun's jars. */
    List<String> java(List<String> program) {
        String jars = home.resolve("distribution/target/pjrun/lib") + "/*";
        List<String> command = new ArrayList<>(List.of(
                commands.java().toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dkryo.unsafe=false",
                "-cp",
                jars + ":" + classes()));
        command.addAll(program);
        return command;
    }

    /** A program of {@code benchmarks/peers}. */
    Path peer(String source) {
        return home.resolve("benchmarks/peers").resolve(source);
    }

    /** A program under a peer's library, compiled when it is first asked for. */
    Path compile(Peer peer, String source) throws FailedRun, InterruptedException {
        String key = peer + source;
        Path known = compiled.get(key);
        if (known == null) {
            known = peer.compile(commands, peer(source), built);
            compiled.put(key, known);
        }
        return known;
    }

    /** Compiles a program that computes under a peer's library, with all that the compiler can do on this machine. */
    Path compileFully(Peer peer, String source) throws FailedRun, InterruptedException {
        return peer.compile(commands, peer(source), built, List.of("-O3", "-march=native"));
    }

    /** The yardstick, empty where there is no C compiler. */
    Optional<Yardstick> yardstick() throws InterruptedException {
        Path program = built.resolve("yardstick");
        String source = home.resolve("benchmarks/peers/yardstick.c").toString();
        try {
            commands.run(List.of("gcc", "-O2", "-o", program.toString(), source));
            return Optional.of(new Yardstick(commands, program, cores));
        } catch (FailedRun e) {
            return Optional.empty();
        }
    }
}
