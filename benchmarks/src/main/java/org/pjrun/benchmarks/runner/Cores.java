package org.pjrun.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The cores that this process may use. */
public final class Cores {
    private static final String ALLOWED = "Cpus_allowed_list:";

    private Cores() {}

    /** Their numbers, in ascending order. */
    public static List<Integer> allowed() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith(ALLOWED)) {
                return list(line.substring(ALLOWED.length()).strip());
            }
        }
        throw new IOException("/proc/self/status has no line " + ALLOWED);
    }

    /** The numbers of a list in the kernel's form, for example {@code 0,2-4}. */
    static List<Integer> list(String text) {
        List<Integer> cores = new ArrayList<>();
        for (String range : text.split(",")) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
            for (int core = first; core <= last; core++) {
                cores.add(core);
            }
        }
        return cores;
    }
}
