package org.pjrun.launcher.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pjrun.launcher.BadInput;

/** The cores that this process may use, and the processors (hardware threads) that each consists of. */
final class Cores {
    private static final String ALLOWED = "Cpus_allowed_list:";

    private Cores() {}

    /**
     * Looks the cores up.
     *
     * @param status the process's file {@code status} under {@code /proc}
     * @param topology the folder of processors under {@code /sys}
     * @return for each core its processors, separated by commas
     * @throws BadInput where the kernel does not say, so that nobody can be bound
     */
    static List<String> allowed(String status, String topology) {
        try {
            for (String line : Files.readAllLines(Path.of(status))) {
                if (line.startsWith(ALLOWED)) {
                    return cores(numbers(line.substring(ALLOWED.length())), topology);
                }
            }
        } catch (IOException | NumberFormatException e) {
            throw new BadInput("--bind-to core: cannot find out which cores there are (" + e.getMessage() + ")");
        }
        throw new BadInput("--bind-to core: " + status + " does not say which cores may be used");
    }

    private static List<String> cores(List<Integer> processors, String topology) throws IOException {
        Map<String, StringBuilder> cores = new LinkedHashMap<>();
        for (int processor : processors) {
            Path siblings = Path.of(topology, "cpu" + processor, "topology", "thread_siblings_list");
            // some containers hide the topology; then each processor counts as a core
            String core =
                    Files.isReadable(siblings) ? Files.readString(siblings).trim() : "" + processor;
            StringBuilder list = cores.computeIfAbsent(core, key -> new StringBuilder());
            list.append(list.isEmpty() ? "" : ",").append(processor);
        }
        List<String> lists = new ArrayList<>();
        for (StringBuilder list : cores.values()) {
            lists.add(list.toString());
        }
        return List.copyOf(lists);
    }

    /** The numbers of a list as Linux writes it. */
    static List<Integer> numbers(String list) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : list.trim().split(",")) {
            int dash = part.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
            for (int i = first; i <= last; i++) {
                numbers.add(i);
            }
        }
        return numbers;
    }
}
