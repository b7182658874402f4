package org.pjrun.internal.direct;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a rank tells of itself.
 *
 * @param host what all processes have in common that can share memory, and no others
 * @param process its number
 * @param cores how many cores it may use
 * @param cpus the processors that it may run on, as the kernel lists them; empty where it may use only a part of their time
 */
record Newcomer(String host, long process, int cores, String cpus) {
    private static final int WORDS = 4;

    /** This process. */
    static Newcomer here() {
        int cores = Runtime.getRuntime().availableProcessors();
        String cpus = allowed();
        return new Newcomer(
                place(), ProcessHandle.current().pid(), cores, list(cpus).cardinality() == cores ? cpus : "");
    }

    /** The kernel that runs, and the space of process numbers: shared memory is opened through a process of that number. */
    private static String place() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + "/"
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException e) {
            return System.getenv().getOrDefault("HOSTNAME", "localhost"); // not Linux
        }
    }

    private static String allowed() {
        String start = "Cpus_allowed_list:";
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return ""; // not Linux
        }
    }

    String text() {
        return String.join(" ", host, Long.toString(process), Integer.toString(cores), cpus + ".");
    }

    static Newcomer of(String text) throws IOException {
        String[] words = text.split(" ");
        if (words.length != WORDS) {
            throw new IOException("'" + text + "' is not what a rank of this version of pjrun tells of itself");
        }
        return new Newcomer(
                words[0],
                Long.parseLong(words[1]),
                Integer.parseInt(words[2]),
                words[3].substring(0, words[3].length() - 1));
    }

    /** The number of each one's host, in the order of the first ranks of hosts. */
    static int[] hosts(List<Newcomer> all) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] hosts = new int[all.size()];
        for (int rank = 0; rank < hosts.length; rank++) {
            hosts[rank] = numbers.computeIfAbsent(all.get(rank).host, h -> numbers.size());
        }
        return hosts;
    }

    /** How many cores these have together: starters may bind each to its own, or all to the same. */
    static int cores(List<Newcomer> all) {
        Map<String, List<Newcomer>> byHost = new LinkedHashMap<>();
        for (Newcomer each : all) {
            byHost.computeIfAbsent(each.host, h -> new ArrayList<>()).add(each);
        }
        int cores = 0;
        for (List<Newcomer> neighbours : byHost.values()) {
            BitSet union = new BitSet();
            int most = 0;
            for (Newcomer each : neighbours) {
                union.or(list(each.cpus));
                most = Math.max(most, each.cores);
            }
            cores += Math.max(most, union.cardinality());
        }
        return cores;
    }

    /** Numbers as the kernel lists them: {@code 0-3,8}. */
    private static BitSet list(String text) {
        BitSet numbers = new BitSet();
        for (String range : text.isEmpty() ? new String[0] : text.split(",")) {
            String[] ends = range.split("-");
            numbers.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
        }
        return numbers;
    }
}
