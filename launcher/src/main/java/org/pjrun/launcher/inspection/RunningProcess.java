package org.pjrun.launcher.inspection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.RankEnvironment;

/**
 * A process of a running job, as {@code /proc} shows it.
 *
 * @param pid its number
 * @param environment the variables that it was started with
 * @param command its command line
 * @param state the kernel's letter for its state
 * @param cpuMillis processor time that it has used
 * @param ageMillis how long ago it was started
 * @param memoryBytes resident memory
 * @param peakBytes the most resident memory so far
 */
public record RunningProcess(
        long pid,
        Map<String, String> environment,
        List<String> command,
        char state,
        long cpuMillis,
        long ageMillis,
        long memoryBytes,
        long peakBytes) {
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int START_TIME = 19;

    /** Linux counts these times in hundredths of a second on all platforms that have a JDK. */
    private static final long TICK_MILLIS = 10;

    private static final String THREAD_HOST = "org.pjrun.launcher.threads.ThreadHost";

    /** Reads a process's folder under {@code /proc}; null if it is no process of a job, or has ended. */
    static @Nullable RunningProcess read(Path folder) {
        try {
            Map<String, String> environment = new HashMap<>();
            for (String line : words(folder.resolve("environ"))) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    environment.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            if (!environment.containsKey(RankEnvironment.JOB)) {
                return null;
            }
            String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
            // the command's name stands in parentheses and may contain anything
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (!fields[PARENT].equals(environment.get(RankEnvironment.LAUNCHER))) {
                // started by a rank
                return null;
            }
            String uptime = Files.readString(Path.of("/proc/uptime"));
            long upMillis = (long) (Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) * 1000);
            List<String> status = Files.readAllLines(folder.resolve("status"), StandardCharsets.ISO_8859_1);
            return new RunningProcess(
                    Long.parseLong(folder.getFileName().toString()),
                    environment,
                    words(folder.resolve("cmdline")),
                    fields[STATE].charAt(0),
                    (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) * TICK_MILLIS,
                    upMillis - Long.parseLong(fields[START_TIME]) * TICK_MILLIS,
                    bytes(status, "VmRSS:"),
                    bytes(status, "VmHWM:"));
        } catch (IOException e) {
            // it ended meanwhile, or is another user's
            return null;
        }
    }

    private static List<String> words(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\0", -1));
    }

    private static long bytes(List<String> status, String name) {
        for (String line : status) {
            if (line.startsWith(name)) {
                return Long.parseLong(
                                line.substring(name.length()).replace("kB", "").trim())
                        << 10;
            }
        }
        return 0;
    }

    /** The job's name. */
    String job() {
        return variable(RankEnvironment.JOB);
    }

    /** The process of pjrun that started it. */
    long launcher() {
        return number(RankEnvironment.LAUNCHER);
    }

    /** Ranks in the job. */
    int size() {
        return (int) number(RankEnvironment.SIZE);
    }

    /** Whether all ranks of the job are threads of this process. */
    boolean threads() {
        return !environment.containsKey(RankEnvironment.RANK);
    }

    /** Its rank, 0 where it holds all. */
    int rank() {
        return threads() ? 0 : (int) number(RankEnvironment.RANK);
    }

    /** The main class of the program. */
    String program() {
        List<String> rest = new ArrayList<>(command.subList(Math.max(0, command.lastIndexOf("-cp")), command.size()));
        int host = rest.indexOf(THREAD_HOST);
        int main = host > 0 ? host + 1 : 2;
        return main < rest.size() ? rest.get(main) : "?";
    }

    /** The state in a word. */
    String stateWord() {
        return switch (state) {
            case 'R' -> "running";
            case 'S' -> "sleeping";
            case 'D' -> "in I/O";
            case 'T' -> "stopped";
            case 't' -> "traced";
            case 'Z', 'X' -> "ended";
            default -> Character.toString(state);
        };
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    private long number(String name) {
        try {
            return Long.parseLong(variable(name));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
