package org.pjrun.internal.comm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.stream.Stream;
import org.pjrun.SplitType;

/** Where in the machine this process may run, as the kernel tells it below {@code /sys} and {@code /proc}. */
final class Hardware {
    /** In place of a number: the process may run on several, or nobody knows. */
    static final int NONE = -1;

    private final Path root;

    /** The machine that the files below a folder describe; the real one below {@code /}. */
    Hardware(Path root) {
        this.root = root;
    }

    /** The number of the socket, NUMA node, cache or core that this process is confined to. */
    int confinedTo(SplitType type) {
        BitSet cpus = allowed();
        return switch (type) {
            case SHARED -> 0;
            case SOCKET -> common(cpus, "topology/physical_package_id");
            case L3_CACHE -> firstOf(cpus, "cache/index3/shared_cpu_list");
            case CORE -> firstOf(cpus, "topology/thread_siblings_list");
            case NUMA -> node(cpus);
        };
    }

    /** The processors that this process may run on. */
    private BitSet allowed() {
        try (Stream<String> lines = Files.lines(root.resolve("proc/self/status"))) {
            String prefix = "Cpus_allowed_list:";
            return lines.filter(line -> line.startsWith(prefix))
                    .findFirst()
                    .map(line -> list(line.substring(prefix.length())))
                    .orElseGet(BitSet::new);
        } catch (IOException | RuntimeException e) {
            return new BitSet(); // not Linux, or not to be seen: confined to nothing that we know
        }
    }

    private Path cpu(int number) {
        return root.resolve("sys/devices/system/cpu/cpu" + number);
    }

    /** What a file of all these processors says, if they all say the same. */
    private int common(BitSet cpus, String file) {
        int common = NONE;
        for (int cpu = cpus.nextSetBit(0); cpu >= 0; cpu = cpus.nextSetBit(cpu + 1)) {
            int one = number(read(cpu(cpu).resolve(file)));
            if (one == NONE || (common != NONE && one != common)) {
                return NONE;
            }
            common = one;
        }
        return common;
    }

    /** The lowest of the processors that share something with these, if all of these share it. */
    private int firstOf(BitSet cpus, String file) {
        if (cpus.isEmpty()) {
            return NONE;
        }
        BitSet sharing = list(read(cpu(cpus.nextSetBit(0)).resolve(file)));
        return contains(sharing, cpus) ? sharing.nextSetBit(0) : NONE;
    }

    private int node(BitSet cpus) {
        if (cpus.isEmpty()) {
            return NONE;
        }
        try (Stream<Path> nodes = Files.list(root.resolve("sys/devices/system/node"))) {
            return nodes.filter(node -> node.getFileName().toString().matches("node\\d+"))
                    .filter(node -> contains(list(read(node.resolve("cpulist"))), cpus))
                    .mapToInt(node -> number(node.getFileName().toString().substring("node".length())))
                    .findFirst()
                    .orElse(NONE);
        } catch (IOException e) {
            return NONE; // a kernel without NUMA
        }
    }

    private static boolean contains(BitSet all, BitSet some) {
        BitSet rest = (BitSet) some.clone();
        rest.andNot(all);
        return rest.isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return ""; // this machine does not tell
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    /** Numbers as the kernel lists them: {@code 0-3,8,10-11}. */
    static BitSet list(String text) {
        BitSet numbers = new BitSet();
        for (String range : text.strip().split(",")) {
            String[] ends = range.strip().split("-");
            int first = number(ends[0]);
            int last = number(ends[ends.length - 1]);
            if (first >= 0 && last >= first) {
                numbers.set(first, last + 1);
            }
        }
        return numbers;
    }
}
