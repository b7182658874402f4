package org.pjrun.launcher.allocation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.launcher.BadInput;

/** What schedulers tell a process: variables, and files and commands that these name. */
public final class Surroundings {
    /** Where files and the output of commands come from. */
    public interface Source {
        /** The lines of a file. */
        List<String> file(String path) throws IOException;

        /** The lines that a command prints. */
        List<String> command(List<String> words) throws IOException;
    }

    private final Map<String, String> environment;
    private final Source source;

    /** Surroundings whose files and commands come from elsewhere than this host. */
    Surroundings(Map<String, String> environment, Source source) {
        this.environment = environment;
        this.source = source;
    }

    /** This process's own. */
    static Surroundings here(Map<String, String> environment) {
        return new Surroundings(environment, new ThisHost());
    }

    /** A variable, empty where it is not set. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** The name of the first of several variables that is set; empty if none is. */
    String first(String... names) {
        for (String name : names) {
            if (has(name)) {
                return name;
            }
        }
        return "";
    }

    boolean has(String name) {
        return !variable(name).isEmpty();
    }

    /**
     * The lines of the file that a variable names, without empty ones.
     *
     * @throws BadInput if it cannot be read
     */
    List<String> lines(String variable) {
        try {
            return full(source.file(variable(variable)));
        } catch (IOException e) {
            throw new BadInput(variable + "=" + variable(variable) + " cannot be read (" + e.getMessage()
                    + "); run pjrun where the scheduler starts the job's script, or name hosts with -H");
        }
    }

    /**
     * The lines that a command prints, without empty ones.
     *
     * @throws BadInput if it cannot be run
     */
    List<String> output(String... words) {
        try {
            return full(source.command(List.of(words)));
        } catch (IOException e) {
            throw new BadInput("'" + String.join(" ", words) + "' does not say which hosts there are (" + e.getMessage()
                    + "); put it on the PATH, or name hosts with -H");
        }
    }

    private static List<String> full(List<String> lines) {
        return lines.stream().map(String::trim).filter(line -> !line.isEmpty()).toList();
    }

    /** A number in a variable, null where there is none. */
    @Nullable
    Integer number(String name) {
        try {
            return Integer.valueOf(variable(name));
        } catch (NumberFormatException e) {
            return null; // not set, or of a form that we don't know
        }
    }

    /** Files and commands of this host. */
    private static final class ThisHost implements Source {
        @Override
        public List<String> file(String path) throws IOException {
            return Files.readAllLines(Path.of(path));
        }

        @Override
        public List<String> command(List<String> words) throws IOException {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            try {
                int status = process.waitFor();
                if (status != 0) {
                    throw new IOException("exit status " + status);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            return lines;
        }
    }
}
