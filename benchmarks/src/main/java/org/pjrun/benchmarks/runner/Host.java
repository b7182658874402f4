package org.pjrun.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The machine, for the record; figures without it mean nothing. */
public final class Host {
    private static final int KIB_SHIFT = 10;

    private Host() {}

    /** Processor, cores, memory, kernel and system. */
    public static Map<String, Object> facts() throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cpu", field("/proc/cpuinfo", "model name", ":"));
        facts.put("cores", Cores.allowed().size());
        String kib = field("/proc/meminfo", "MemTotal", ":").replace("kB", "").strip();
        facts.put("memoryBytes", Long.parseLong(kib) << KIB_SHIFT);
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("system", field("/etc/os-release", "PRETTY_NAME", "=").replace("\"", ""));
        return facts;
    }

    /** The machine and its JDK in one line. */
    public static String line() throws IOException {
        Map<String, Object> host = facts();
        return String.format("%s, %s cores, %s, %s", host.get("cpu"), host.get("cores"), host.get("kernel"), jdk());
    }

    /** The JDK that runs this and all Java programs. */
    public static String jdk() {
        return System.getProperty("java.vm.vendor") + " " + System.getProperty("java.runtime.version");
    }

    /** How many threads wanted to run in the last minute, on average. */
    public static double load() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    private static String field(String file, String name, String separator) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(separator) + 1).strip())
                    .findFirst()
                    .orElse("0");
        }
    }
}
