package org.pjrun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pjrun.benchmarks.program.CommLoops;
import org.pjrun.benchmarks.program.MpiLoops;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.PrintingContestant;

/**
 * Package {@code mpi} beside Comm below it, and beside MPJ Express (Debian's libmpj-java): as threads of a JVM, its multicore
 * device, and as processes, its niodev, whose daemon listens in a network namespace of its own.
 */
final class MpjBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int REPETITIONS = 11;
    private static final int QUICK_REPETITIONS = 5;
    private static final int WARM_UP_MILLIS = 4000;
    private static final Path JARS = Path.of("/usr/share/java");
    private static final String VERSION = "0.44";
    private static final int DAEMON_PORT = 40055;

    private final boolean quick;

    MpjBenchmark(boolean quick) {
        this.quick = quick;
    }

    @Override
    public Subject subject() {
        return new Subject(
                "mpj",
                "package mpi, 2 ranks; cases: latency of 1: 8 B, 2: 1 KiB, 3: 64 KiB; 4: bcast 8 B; allreduce 5: 8 B,"
                        + " 6: 64 KiB; 7: alltoall 1 KiB; 8: latency of a list of 8 (promised: at most 1.1 of Comm in 1"
                        + " and 5, and a tenth of niodev in 1, 4, 5, 7)",
                "case",
                "µs",
                Better.LOWER,
                "mpi",
                List.of("Comm", "MPJ Express niodev", "MPJ Express multicore"),
                Map.of());
    }

    @Override
    public String method() {
        return "no binding to cores, no flag for pjrun; means of repetitions of about 20 ms; warmed up for "
                + WARM_UP_MILLIS + " ms; arrays";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) throws FailedRun {
        List<String> loop = List.of(
                Integer.toString(WARM_UP_MILLIS), Integer.toString(quick ? QUICK_REPETITIONS : REPETITIONS), "20");
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(ours(workshop, "mpi", MpiLoops.class, loop));
        contestants.add(ours(workshop, "Comm", CommLoops.class, loop));
        if (Files.isRegularFile(JARS.resolve("mpj.jar"))) {
            try {
                theirs(workshop, home(workshop), loop, contestants);
            } catch (IOException e) {
                throw new FailedRun("MPJ Express: " + e.getMessage(), e);
            }
        }
        return contestants;
    }

    private static Contestant ours(Workshop workshop, String name, Class<?> program, List<String> loop) {
        List<String> words = new ArrayList<>(List.of(program.getName()));
        words.addAll(loop);
        return new PrintingContestant(name, workshop.version(), workshop.commands(), List.of(workshop.pjrun(2, words)));
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

    private static void theirs(Workshop workshop, Path home, List<String> loop, List<Contestant> contestants) {
        String start = "export MPJ_HOME=" + home + " PATH="
                + workshop.commands().java().getParent()
                + ":$PATH; java -jar " + home + "/lib/starter.jar -np 2 -dev %s -cp " + workshop.classes() + " "
                + MpiLoops.class.getName() + " " + String.join(" ", loop);
        String daemon = "ip link set lo up; export MPJ_HOME=" + home + "; "
                + workshop.commands().java() + " -cp '"
                + home + "/lib/daemon.jar:" + home + "/lib/*' runtime.daemon.MPJDaemon " + DAEMON_PORT
                + " >/dev/null 2>&1 & sleep 2; ";
        contestants.add(new PrintingContestant(
                "MPJ Express niodev",
                VERSION,
                workshop.commands(),
                List.of(List.of(
                        "unshare",
                        "-rn",
                        "sh",
                        "-c",
                        daemon + String.format(start, "niodev -machinesfile " + home + "/machines")
                                + "; status=$?; kill %1 2>/dev/null || kill $!; exit $status"))));
        contestants.add(new PrintingContestant(
                "MPJ Express multicore",
                VERSION,
                workshop.commands(),
                List.of(List.of("sh", "-c", String.format(start, "multicore")))));
    }
}
