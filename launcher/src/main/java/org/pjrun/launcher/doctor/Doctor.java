package org.pjrun.launcher.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pjrun.launcher.plan.Machine;

/** Looks at what jobs need of a host, and says what to do where it is not as it should be. */
public final class Doctor {
    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;
    private static final long LEAST_MEMORY = 512 * MIB;
    private static final long LEAST_SHARED = 128 * MIB;
    private static final long LEAST_FILES = 1024;
    private static final long LEAST_PROCESSES = 1024;

    private final Path root;
    private final Machine machine;
    private final Map<String, String> environment;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * A doctor for a host.
     *
     * @param root where the host's files are
     * @param machine what jobs may use of it
     * @param environment pjrun's environment
     */
    public Doctor(Path root, Machine machine, Map<String, String> environment) {
        this.root = root;
        this.machine = machine;
        this.environment = environment;
        jdk();
        cores();
        memory();
        sharedMemory();
        limits();
        folder("temporary folder", Path.of(System.getProperty("java.io.tmpdir")), "set -J-Djava.io.tmpdir or free it");
        cache();
    }

    /** Whether nothing needs to be done. */
    public boolean satisfied() {
        return findings.stream().allMatch(Finding::isGood);
    }

    /** A line for each thing looked at, and what to do. */
    public String text() {
        return Finding.text(findings);
    }

    private void jdk() {
        String home = machine.javaHome();
        String what = "JDK " + System.getProperty("java.vm.version") + " at " + home;
        boolean compiler = Files.exists(Path.of(home, "lib", "modules"))
                && ModuleLayer.boot().findModule("jdk.compiler").isPresent();
        findings.add(new Finding(
                what + (compiler ? "" : ", without a compiler"),
                compiler ? "" : "install a full JDK, or compile programs elsewhere"));
    }

    private void cores() {
        int installed = Math.max(machine.cores(), (int) count("proc/cpuinfo", "processor"));
        String what = machine.cores() + (machine.cores() == 1 ? " core" : " cores") + " for jobs";
        if (machine.cores() == installed) {
            findings.add(Finding.good(what));
        } else {
            findings.add(Finding.good(what + " of " + installed + " (CPU affinity or the cgroup's quota limits them)"));
        }
    }

    private long count(String file, String start) {
        return lines(file).stream().filter(line -> line.startsWith(start)).count();
    }

    private void memory() {
        long bytes = machine.memoryBytes();
        findings.add(new Finding(
                amount(bytes) + " of memory for jobs",
                bytes >= LEAST_MEMORY ? "" : "give this host or container more: each rank needs 50 MiB and its heap"));
        long available = kib("proc/meminfo", "MemAvailable:");
        if (available > 0 && available < LEAST_MEMORY) {
            findings.add(
                    new Finding(amount(available) + " of it available", "end what uses the rest, or start few ranks"));
        }
    }

    private void sharedMemory() {
        Path folder = root.resolve("dev/shm");
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            findings.add(new Finding(
                    "no folder /dev/shm that can be written",
                    "mount a tmpfs there; until then pjrun uses memfd, which starts later"));
            return;
        }
        try {
            FileStore store = Files.getFileStore(folder);
            long free = store.getUsableSpace();
            findings.add(new Finding(
                    amount(free) + " free of " + amount(store.getTotalSpace()) + " in /dev/shm",
                    free >= LEAST_SHARED
                            ? ""
                            : "remove what is not needed there, or make it larger: mount -o remount,size=1g /dev/shm;"
                                    + " for a container: docker run --shm-size=1g"));
        } catch (IOException e) {
            findings.add(new Finding("/dev/shm: " + e.getMessage(), "mount a tmpfs there"));
        }
    }

    private void limits() {
        limit("Max open files", "open files", "ulimit -n", LEAST_FILES);
        limit("Max processes", "processes and threads", "ulimit -u", LEAST_PROCESSES);
        limit("Max address space", "bytes of address space", "ulimit -v", Long.MAX_VALUE);
    }

    private void limit(String name, String words, String command, long least) {
        for (String line : lines("proc/self/limits")) {
            if (line.startsWith(name)) {
                String[] values = line.substring(name.length()).trim().split("\\s+");
                long soft = values[0].equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(values[0]);
                String shown = soft == Long.MAX_VALUE ? "any number of " : "at most " + soft + " ";
                findings.add(new Finding(
                        shown + words,
                        soft >= least
                                ? ""
                                : "raise it with " + command + (least == Long.MAX_VALUE ? " unlimited" : " " + least)));
            }
        }
    }

    private void cache() {
        String configured = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = System.getProperty("user.home");
        Path folder = Path.of(configured.isEmpty() ? home + "/.cache" : configured);
        // what is missing is made when it is needed
        while (Files.notExists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        folder("cache folder", folder, "set XDG_CACHE_HOME to a folder that can be written: starts are slower without");
    }

    private void folder(String what, Path folder, String advice) {
        boolean good = Files.isDirectory(folder) && Files.isWritable(folder);
        findings.add(new Finding(what + " " + folder + (good ? "" : " can't be written"), good ? "" : advice));
    }

    private long kib(String file, String name) {
        for (String line : lines(file)) {
            if (line.startsWith(name)) {
                return Long.parseLong(
                                line.substring(name.length()).replace("kB", "").trim())
                        << 10;
            }
        }
        return 0;
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // not on this system
            return List.of();
        }
    }

    private static String amount(long bytes) {
        return bytes >= GIB ? String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB) : bytes / MIB + " MiB";
    }
}
