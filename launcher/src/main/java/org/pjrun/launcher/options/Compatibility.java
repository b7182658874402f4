package org.pjrun.launcher.options;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pjrun.launcher.BadInput;

/**
 * Command lines of other launchers, put into pjrun's words: {@code --compat mpj} those of MPJ Express's {@code mpjrun},
 * {@code --compat ompi} those of Open MPI's {@code mpirun} with a {@code java} in it.
 *
 * <p>What has no meaning here is left out with a note.
 */
public final class Compatibility {
    private static final String NAME = "--compat";
    private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");

    /** Of mpjrun, with a value that says something of its devices, daemons and Hadoop. */
    private static final Set<String> MPJ_WITH_VALUE = Set.of(
            "-psl",
            "-mxboardnum",
            "-headnodeip",
            "-networkdevice",
            "-dport",
            "-mpjport",
            "-debug",
            "-amMem",
            "-amCores",
            "-amPriority",
            "-containerMem",
            "-containerCores",
            "-mpjContainerPriority",
            "-yarnQueue",
            "-appName",
            "-hdfsFolder");

    private static final Set<String> MPJ_ALONE =
            Set.of("-profile", "-agent", "-yarn", "-debugYarn", "-disable-cpu-affinity");

    private static final Set<String> MPJRUN = Set.of("mpjrun.sh", "mpjrun");
    private static final Set<String> MPIRUN = Set.of("mpirun", "mpiexec", "orterun");

    /** Of mpirun, with a value. */
    private static final Set<String> OMPI_WITH_VALUE = Set.of(
            "--prefix",
            "-prefix",
            "-am",
            "--am",
            "--tmpdir",
            "--output",
            "--display",
            "--personality",
            "--dvm",
            "--cpu-set",
            "--cpu-list",
            "-cpus-per-proc",
            "--cpus-per-proc",
            "-npersocket",
            "--npersocket",
            "--max-restarts",
            "--tune",
            "--path",
            "-path");

    private static final Set<String> OMPI_ALONE = Set.of(
            "-q",
            "--quiet",
            "--nolocal",
            "-nolocal",
            "--bycore",
            "--bynode",
            "--bysocket",
            "--byslot",
            "--bind-to-core",
            "--bind-to-socket",
            "--bind-to-none",
            "--pernode",
            "-pernode",
            "--display-map",
            "--display-devel-map",
            "--display-allocation",
            "--display-topo",
            "--mpi-yield",
            "--use-hwthread-cpus",
            "--do-not-launch",
            "--enable-recovery",
            "--continuous",
            "--report-pid",
            "--preload-binary",
            "-s",
            "--merge-stderr-to-stdout");

    /** Of mpirun, with the values that pjrun has as well. */
    private static final Map<String, String> OMPI_SOME_VALUES = Map.of(
            "map-by", "(slot|node|ppr:[0-9]+:node)(:pe=[0-9]+)?", "rank-by", "slot|node", "bind-to", "none|core");

    private final List<String> words;
    private final List<String> result = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int next;

    private Compatibility(List<String> words) {
        this.words = words;
    }

    /**
     * A command line in pjrun's words.
     *
     * @param words what pjrun is to be started with
     * @param notes what was left out and why, one line each
     */
    public record Translated(String[] words, List<String> notes) {}

    /**
     * Translates a command line that begins with {@code --compat}; others stay as they are.
     *
     * @throws BadInput if it names another launcher, or an option lacks its value
     */
    public static Translated translated(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals(NAME) && !arguments[0].startsWith(NAME + "=")) {
            return new Translated(arguments, List.of());
        }
        boolean joined = arguments[0].length() > NAME.length();
        if (!joined && arguments.length == 1) {
            throw new BadInput(NAME + ": a value is missing (expected: " + NAME + " mpj|ompi)");
        }
        String launcher = joined ? arguments[0].substring(NAME.length() + 1) : arguments[1];
        boolean mpj = Values.second(NAME, launcher, "ompi", "mpj");
        Compatibility compatibility = new Compatibility(List.of(arguments).subList(joined ? 1 : 2, arguments.length));
        if (mpj) {
            compatibility.mpj();
        } else {
            compatibility.ompi();
        }
        return new Translated(compatibility.result.toArray(new String[0]), List.copyOf(compatibility.notes));
    }

    /** The name of the launcher itself, where a whole command line was pasted. */
    private void passOver(Set<String> names) {
        if (next < words.size() && names.contains(words.get(next))) {
            next++;
        }
    }

    private void mpj() {
        passOver(MPJRUN);
        boolean source = false;
        String device = "multicore"; // mpjrun's own default
        String machines = "";
        while (next < words.size() && words.get(next).startsWith("-")) {
            String word = words.get(next++);
            if (word.equals("-dev")) {
                device = value(word);
            } else if (word.equals("-machinesfile")) {
                machines = value(word);
            } else if (word.equals("-jar")) {
                break; // the jar is the program
            } else if (word.equals("-src")) {
                source = true;
            } else if (MPJ_WITH_VALUE.contains(word)) {
                note(word + " " + value(word));
            } else if (MPJ_ALONE.contains(word)) {
                note(word);
            } else if (CLASS_PATH.contains(word) || word.equals("-np") || word.equals("-wdir")) {
                result.add(word);
                result.add(value(word));
            } else if (word.equals("-h")) {
                result.add(word);
            } else {
                ofTheJvm(word);
            }
        }
        device(device, machines);
        if (source && next < words.size() && new File(words.get(next) + ".java").isFile()) {
            result.add(words.get(next++) + ".java");
        }
        rest();
    }

    /** Threads for the device multicore; for others processes, dealt out to the machines if there is a file of them. */
    private void device(String device, String machines) {
        if (device.equals("multicore")) {
            result.add("--threads");
        } else {
            note("-dev " + device);
        }
        if (!machines.isEmpty()) {
            if (device.equals("multicore")) {
                note("-machinesfile " + machines);
            } else {
                result.addAll(List.of("--hostfile", machines, "--map-by", "node", "--oversubscribe"));
            }
        }
    }

    private void ompi() {
        passOver(MPIRUN);
        while (next < words.size() && words.get(next).startsWith("-")) {
            String word = words.get(next++);
            if (word.equals("-mca") || word.equals("--mca") || word.equals("-gmca") || word.equals("--gmca")) {
                note(word + " " + value(word) + " " + value(word));
            } else if (OMPI_WITH_VALUE.contains(word)) {
                note(word + " " + value(word));
            } else if (OMPI_SOME_VALUES.containsKey(withoutDashes(word))) {
                ifPjrunHas(word, value(word));
            } else if (OMPI_ALONE.contains(word)) {
                note(word);
            } else {
                result.add(word);
                if (takesValue(word)) {
                    result.add(value(word));
                }
            }
        }
        if (next < words.size() && isJava(words.get(next))) {
            next++;
            java();
        }
        rest();
    }

    private static String withoutDashes(String word) {
        return word.substring(word.startsWith("--") ? 2 : 1);
    }

    private void ifPjrunHas(String option, String value) {
        if (value.matches(OMPI_SOME_VALUES.get(withoutDashes(option)))) {
            result.addAll(List.of(option, value));
        } else {
            note(option + " " + value);
        }
    }

    private static boolean takesValue(String word) {
        for (Option option : Option.values()) {
            if (option.matches(word)) {
                return option.takesValue();
            }
        }
        return false; // the parser will say what it is
    }

    private static boolean isJava(String word) {
        return word.equals("java") || word.endsWith("/java");
    }

    /** What stands between {@code java} and the main class. */
    private void java() {
        while (next < words.size() && words.get(next).startsWith("-")) {
            String word = words.get(next++);
            if (word.equals("-jar")) {
                return;
            }
            if (CLASS_PATH.contains(word)) {
                result.add("-cp");
                result.add(value(word));
            } else {
                ofTheJvm(word);
            }
        }
    }

    private void ofTheJvm(String word) {
        result.add("-J" + word);
    }

    private String value(String option) {
        if (next == words.size()) {
            throw new BadInput(option + ": a value is missing");
        }
        return words.get(next++);
    }

    private void note(String left) {
        notes.add(left + ": has no meaning here and is left out");
    }

    private void rest() {
        result.addAll(words.subList(next, words.size()));
    }
}
