package org.pjrun.systemtests.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Emulated hosts on this machine, by {@code scripts/testbed/hosts}. */
final class Testbed implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final String prefix;

    /** Hosts called after a prefix and their number from 1. */
    Testbed(int hosts, String prefix) throws IOException {
        this.folder = Files.createTempDirectory("pjrun-testbed-");
        this.prefix = prefix;
        run("hosts", "up", folder.toString(), Integer.toString(hosts), prefix);
    }

    /** What is missing for emulated hosts; empty if nothing is. */
    static String obstacle() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "emulated hosts need root";
        }
        for (String tool :
                List.of("/usr/sbin/sshd", "/usr/bin/ssh", "/usr/bin/nsenter", "/usr/sbin/ip", "/usr/sbin/nft")) {
            if (!Files.isExecutable(Path.of(tool)) && !Files.isExecutable(Path.of("/usr" + tool))) {
                return "there is no " + tool + " (.ci/run installs what is missing)";
            }
        }
        return "";
    }

    static Path script(String name) {
        return Path.of(System.getProperty("basedir", "."), "../scripts/testbed", name)
                .toAbsolutePath()
                .normalize();
    }

    /** The name of a host, from 1. */
    String host(int number) {
        return prefix + number;
    }

    /** Its folder. */
    Path folder() {
        return folder;
    }

    /** What the cache of a host holds, as names of files below it. */
    List<String> cache(int host) throws IOException {
        Path cache = folder.resolve("cache").resolve(host(host));
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> cache.relativize(file).toString())
                    .toList();
        }
    }

    /** Starts pjrun on the head of the network. */
    PjrunProcess pjrun(Path temporary, String... words) throws IOException {
        return pjrun(temporary, List.of(), words);
    }

    /** The same with flags for its own JVM. */
    PjrunProcess pjrun(Path temporary, List<String> jvm, String... words) throws IOException {
        List<String> flags = new ArrayList<>(jvm);
        flags.add("-Dpjrun.lib=" + PjrunProcess.distribution("lib"));
        List<String> all = new ArrayList<>(List.of("-cp", PjrunProcess.programs()));
        all.addAll(Arrays.asList(words));
        Map<String, String> ssh = Map.of("PJ_SSH", folder.resolve("ssh").toString());
        return PjrunProcess.start(temporary, flags, ssh, all.toArray(new String[0]));
    }

    /** Starts pjrun with the variables of a scheduler that {@code scripts/testbed/fake} stands in for. */
    PjrunProcess pjrunIn(Path temporary, Map<String, String> variables, String... words) throws IOException {
        run("fake", folder.toString());
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("PATH", folder.resolve("fake") + ":" + System.getenv("PATH"));
        List<String> all = new ArrayList<>(List.of("-cp", PjrunProcess.programs()));
        all.addAll(Arrays.asList(words));
        List<String> flags = List.of("-Dpjrun.lib=" + PjrunProcess.distribution("lib"));
        return PjrunProcess.start(temporary, flags, environment, all.toArray(new String[0]));
    }

    /** Does something to a host, as {@code scripts/testbed/hosts} does it. */
    void does(String what, int host, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(what, folder.toString(), host(host)));
        words.addAll(Arrays.asList(more));
        run("hosts", words.toArray(new String[0]));
    }

    /** Makes a second network on which packets take a while, and some are lost; 0 ends it. */
    void delay(int millis, int percent) throws IOException {
        run("hosts", "delay", folder.toString(), Integer.toString(millis), Integer.toString(percent));
    }

    /** The second network, as {@code --iface} takes it. */
    String farNetwork() throws IOException {
        String net = Files.readString(folder.resolve("net"));
        return "10." + net.substring(0, net.indexOf('.')) + ".8.0/24";
    }

    /** A host's first process, as seen from here. */
    long pid(int host) throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("run").resolve(host(host) + ".pid"))
                .trim());
    }

    /** Runs one of the testbed's scripts and returns what it prints. */
    static String run(String script, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(script(script).toString()));
        command.addAll(Arrays.asList(words));
        Path log = Files.createTempFile("pjrun-testbed-", ".log");
        try {
            // to a file: daemons that it starts would keep a pipe open
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            String text = Files.readString(log, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(command + " failed: " + text);
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(log);
        }
    }

    /** Waits until no JVM is left on a host; what is left after the time. */
    String javas(int host, long millis) throws IOException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (true) {
            String left = run(
                    "hosts",
                    "on",
                    folder.toString(),
                    host(host),
                    "sh",
                    "-c",
                    "for each in /proc/[0-9]*; do case $(readlink $each/exe) in */java) tr '\\0' ' ' <$each/cmdline;;"
                            + " esac; done; true");
            if (left.isBlank() || System.nanoTime() - deadline > 0) {
                return left;
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        run("hosts", "down", folder.toString());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
