package org.pjrun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.PrintingContestant;

/**
 * MPJ Express, as Debian's libmpj-java has it: ranks as threads of a JVM, its multicore device, or as processes, its niodev,
 * whose daemon listens in a network namespace of its own.
 */
final class MpjExpress {
    /** Its name in tables, with the device that is compared where nothing else is said: the faster one. */
    static final String MULTICORE = "MPJ Express multicore";

    static final String NIODEV = "MPJ Express niodev";
    static final String VERSION = "0.44";
    private static final Path JARS = Path.of("/usr/share/java");
    private static final int DAEMON_PORT = 40055;

    private final Workshop workshop;
    private final Path home;

    private MpjExpress(Workshop workshop) throws IOException {
        this.workshop = workshop;
        this.home = home(workshop);
    }

    /** It, if it is installed. */
    static Optional<MpjExpress> find(Workshop workshop) throws FailedRun {
        if (!Files.isRegularFile(JARS.resolve("mpj.jar"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MpjExpress(workshop));
        } catch (IOException e) {
            throw new FailedRun("MPJ Express: " + e.getMessage(), e);
        }
    }

    /** A program of this module on two threads, which prints its figures. */
    Contestant multicore(List<String> program) {
        return new PrintingContestant(MULTICORE, VERSION, workshop.commands(), List.of(command(2, program)));
    }

    /** The same on two processes. */
    Contestant niodev(List<String> program) {
        // the daemon starts the ranks by the java that it finds on its path
        String daemon =
                "ip link set lo up; " + environment() + workshop.commands().java() + " -cp '"
                        + home + "/lib/daemon.jar:" + home + "/lib/*' runtime.daemon.MPJDaemon " + DAEMON_PORT
                        + " >/dev/null 2>&1 & sleep 2; ";
        String start = start(2, "niodev -machinesfile " + home + "/machines", program);
        return new PrintingContestant(
                NIODEV,
                VERSION,
                workshop.commands(),
                List.of(List.of(
                        "unshare",
                        "-rn",
                        "sh",
                        "-c",
                        daemon + start + "; status=$?; kill %1 2>/dev/null || kill $!; exit $status")));
    }

    /** The command line that runs a program of this module on so many threads. */
    List<String> command(int ranks, List<String> program) {
        return List.of("sh", "-c", start(ranks, "multicore", program));
    }

    private String start(int ranks, String device, List<String> program) {
        return environment() + "java -jar " + home + "/lib/starter.jar -np " + ranks + " -dev " + device + " -cp "
                + workshop.classes() + " " + String.join(" ", program);
    }

    private String environment() {
        return "export MPJ_HOME=" + home + " PATH=" + workshop.commands().java().getParent() + ":$PATH; ";
    }

    /** Where its starter finds its libraries, as Debian's does not. */
    private static Path home(Workshop workshop) throws IOException {
        Path home = workshop.home().resolve("benchmarks/target/mpj");
        Path lib = Files.createDirectories(home.resolve("lib"));
        Path conf = Files.createDirectories(home.resolve("conf"));
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/usr/share/mpj/lib"))) {
            jars.addAll(all.toList());
        }
        for (String jar : List.of("log4j-1.2.jar", "commons-cli.jar", "commons-codec.jar", "commons-io.jar")) {
            jars.add(JARS.resolve(jar));
        }
        copy(jars, lib);
        try (Stream<Path> files = Files.list(Path.of("/etc/mpj"))) {
            copy(files.toList(), conf);
        }
        Files.writeString(home.resolve("machines"), "localhost\n");
        return home;
    }

    private static void copy(List<Path> files, Path folder) throws IOException {
        for (Path file : files) {
            Path target = folder.resolve(file.getFileName());
            if (!Files.exists(target)) {
                Files.copy(file, target);
            }
        }
    }
}
