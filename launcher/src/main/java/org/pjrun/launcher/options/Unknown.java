package org.pjrun.launcher.options;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about an option that pjrun does not have: what was meant, or how the same is done here. */
final class Unknown {
    private Unknown() {}

    static String message(String name) {
        String advice = advice(name);
        if (advice != null) {
            return "unknown option " + name + ": " + advice;
        }
        List<String> known = new ArrayList<>();
        for (Option option : Option.values()) {
            known.addAll(List.of(option.names()));
        }
        String near = Nearest.to(name, known);
        return "unknown option " + name + (near == null ? "" : "; did you mean " + near + "?")
                + " (pjrun --help shows all)";
    }

    /** For words that people bring along from java, mpirun, mpiexec and srun. */
    private static @Nullable String advice(String name) {
        return switch (name) {
            case "-jar", "--jar" -> "name the jar itself, as in pjrun -np 4 x.jar";
            case "--hosts", "-hosts", "-w", "--nodelist" -> "write -H a:4,b";
            case "--mca", "-mca", "--prtemca" -> "Open MPI's parameters have no meaning here";
            case "-env", "-genv" -> "write -x NAME=VALUE";
            case "-envlist", "-genvlist", "-envall", "-genvall", "--export" ->
                "ranks inherit all variables of pjrun's environment";
            case "-outfile-pattern", "-errfile-pattern", "--outfile-pattern", "--errfile-pattern", "--output" ->
                "write --output-filename DIR";
            case "--label" -> "write --tag-output or -l";
            case "--chdir", "-D" -> "write --wdir DIR";
            case "-gdb", "--xterm" -> "write --debug, or --debug=0,2-3 for some ranks";
            case "--keep-going", "--continuous", "-disable-auto-cleanup" -> "write --on-failure continue";
            case "--display-map", "--display", "--do-not-launch" -> "write --dry-run";
            default ->
                name.startsWith("-X") || name.startsWith("-D") || name.startsWith("-ea")
                        ? "an option of the JVM is handed on by -J, as in -J" + name
                        : null;
        };
    }
}
