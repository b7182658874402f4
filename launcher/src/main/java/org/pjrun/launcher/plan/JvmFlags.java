package org.pjrun.launcher.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The flags of the JVMs of a job: heap, collector and compiler threads sized by how many share the host. What the user
 * chose, by an option or by the variables that every JVM reads, is left alone.
 */
final class JvmFlags {
    /**
     * Share of the memory that the heaps of all ranks may fill together; the rest is for code, stacks, buffers,
     * others.
     */
    private static final double HEAP_SHARE = 0.6;

    private static final long MIB = 1 << 20;
    private static final long LEAST_HEAP = 32 * MIB;
    private static final String[] HEAP = {"-Xmx", "-XX:MaxHeapSize", "-XX:MaxRAMPercentage", "-XX:MaxRAM="};
    private static final String[] PROCESSORS = {"-XX:ActiveProcessorCount"};
    private static final String[] PERF_DATA = {"-XX:+UsePerfData", "-XX:-UsePerfData"};
    /** Flags with which the JVM could not use an archive that was made without them, or that ask for another. */
    private static final String[] UNLIKE_ARCHIVE = {
        "--", "-javaagent", "-agent", "-XX:AOT", "-XX:SharedArchive", "-Xshare"
    };

    private static final String[] VARIABLES = {"JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"};

    private final List<String> users = new ArrayList<>();
    private final List<String> given;

    JvmFlags(List<String> given, Map<String, String> environment) {
        this.given = given;
        users.addAll(given);
        for (String variable : VARIABLES) {
            String value = environment.get(variable);
            if (value != null) {
                users.addAll(List.of(value.split(" ")));
            }
        }
    }

    /** Heap limit of a JVM when so many share the machine, 0 where the user chose one. */
    long heapBytes(Machine machine, int processes) {
        if (has(HEAP)) {
            return 0;
        }
        long share = (long) (machine.memoryBytes() * HEAP_SHARE / processes);
        return Math.max(LEAST_HEAP, share / MIB * MIB);
    }

    /**
     * All flags of a JVM when so many share the machine, and this one counts on so many processors.
     *
     * @param usesPjrun whether pjrun's jars stand first on its class path
     */
    List<String> flags(Machine machine, int processes, int processors, RankArchive archive, boolean usesPjrun) {
        List<String> flags = new ArrayList<>();
        long heap = heapBytes(machine, processes);
        if (heap > 0) {
            flags.add("-Xmx" + heap / MIB + "m");
        }
        if (!has(PROCESSORS)) {
            flags.add("-XX:ActiveProcessorCount=" + processors);
        }
        if (processors == 1 && !choosesCollector()) {
            flags.add("-XX:+UseSerialGC");
        }
        if (!has(PERF_DATA)) {
            // its file in the temporary folder would outlive a rank that is killed
            flags.add("-XX:-UsePerfData");
        }
        flags.add("--enable-native-access=ALL-UNNAMED");
        if (!has(UNLIKE_ARCHIVE)) {
            flags.addAll(archived(archive, usesPjrun, processes > machine.cores()));
        }
        flags.add("-Dkryo.unsafe=false");
        flags.addAll(given);
        return flags;
    }

    private static List<String> archived(RankArchive archive, boolean usesPjrun, boolean crowded) {
        List<String> flags = new ArrayList<>();
        if (usesPjrun && !archive.cache().isEmpty()) {
            flags.add("-XX:AOTCache=" + archive.cache());
        } else if (!archive.file().isEmpty()) {
            flags.add("-XX:SharedArchiveFile=" + archive.file());
        } else {
            return flags;
        }
        // mapped where it was made for, not at a random place, which would have every page of it written to
        flags.add("-XX:+UnlockDiagnosticVMOptions");
        flags.add("-XX:ArchiveRelocationMode=0");
        if (usesPjrun && crowded) {
            // compiling at once what the rehearsal found hot takes the cores from ranks that have none for themselves
            flags.add("-XX:-AOTReplayTraining");
        }
        // a JVM that cannot use it, for whatever reason, is to say nothing and start without
        flags.add("-Xlog:cds*=off,aot*=off");
        return flags;
    }

    private boolean choosesCollector() {
        for (String flag : users) {
            if (flag.startsWith("-XX:+Use") && flag.endsWith("GC")) {
                return true;
            }
        }
        return false;
    }

    private boolean has(String[] prefixes) {
        for (String flag : users) {
            for (String prefix : prefixes) {
                if (flag.startsWith(prefix)) {
                    return true;
                }
            }
        }
        return false;
    }
}
