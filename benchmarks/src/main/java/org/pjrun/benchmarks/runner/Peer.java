package org.pjrun.benchmarks.runner;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The C libraries that pjrun is compared with, as Debian installs them beside each other. */
public enum Peer {
    /** Open MPI: packages openmpi-bin and libopenmpi-dev. */
    OPEN_MPI("Open MPI", "openmpi", List.of("--bind-to", "none", "--oversubscribe")),
    /** MPICH: package mpich. */
    MPICH("MPICH", "mpich", List.of());

    /** What makes Open MPI use nothing but tcp. */
    public static final List<String> TCP_ONLY = List.of("--mca", "btl", "tcp,self");

    private static final Pattern VERSION = Pattern.compile("(?m)(?:Version:|OpenRTE\\)|Open MPI\\)) *([0-9][0-9.]*)");

    private final String title;
    private final String suffix;
    private final List<String> options;

    Peer(String title, String suffix, List<String> options) {
        this.title = title;
        this.suffix = suffix;
        this.options = options;
    }

    /** Its name in tables. */
    public String title() {
        return title;
    }

    /** Whether its launcher and its compiler are installed. */
    public boolean installed() {
        return onPath(launcher()) && onPath("mpicc." + suffix) && onPath("gcc");
    }

    /** A line for each that is not among those installed. */
    public static String absent(Map<Peer, String> installed) {
        return Arrays.stream(values())
                .filter(peer -> !installed.containsKey(peer))
                .map(peer -> peer.title() + " is not installed: not compared with it\n")
                .collect(Collectors.joining());
    }

    /** Its version, as its launcher tells. */
    public String version(Commands commands) throws InterruptedException {
        try {
            Matcher matcher = VERSION.matcher(
                    commands.run(List.of(launcher(), "--version")).out());
            return matcher.find() ? matcher.group(1) : "unknown";
        } catch (FailedRun e) {
            return "unknown";
        }
    }

    /** Compiles one of {@code benchmarks/peers}. */
    public Path compile(Commands commands, Path source, Path folder) throws FailedRun, InterruptedException {
        return compile(commands, source, folder, List.of("-O2"));
    }

    /** Compiles one of {@code benchmarks/peers} with options of the compiler. */
    public Path compile(Commands commands, Path source, Path folder, List<String> options)
            throws FailedRun, InterruptedException {
        Path program = folder.resolve(source.getFileName().toString().replace(".c", "." + suffix));
        List<String> command = new ArrayList<>(List.of("mpicc." + suffix));
        command.addAll(options);
        command.addAll(List.of("-o", program.toString(), source.toString(), "-lm"));
        commands.run(command);
        return program;
    }

    /** The command line that starts so many ranks of a program. */
    public List<String> command(int ranks, List<String> program) {
        return command(ranks, List.of(), program);
    }

    private List<String> command(int ranks, List<String> more, List<String> program) {
        List<String> command = new ArrayList<>(List.of(launcher()));
        command.addAll(options);
        command.addAll(more);
        command.addAll(List.of("-np", Integer.toString(ranks)));
        command.addAll(program);
        return command;
    }

    /** The command line that starts a rank of a program on each of two cores, with more options for the launcher. */
    public List<String> pinnedPair(List<Integer> cores, List<String> more, List<String> program) {
        String script = "case ${OMPI_COMM_WORLD_RANK:-$PMI_RANK} in 0) c=" + cores.get(0) + ";; *) c=" + cores.get(1)
                + ";; esac; exec taskset -c $c \"$0\" \"$@\"";
        List<String> wrapped = new ArrayList<>(List.of("sh", "-c", script));
        wrapped.addAll(program);
        return command(2, more, wrapped);
    }

    /** Whether a command is on the PATH. */
    static boolean onPath(String command) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String folder : path.split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, command))) {
                return true;
            }
        }
        return false;
    }

    private String launcher() {
        return "mpirun." + suffix;
    }
}
