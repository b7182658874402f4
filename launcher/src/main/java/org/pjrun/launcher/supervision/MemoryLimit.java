package org.pjrun.launcher.supervision;

import java.util.List;

/** Says of which memory a JVM had too little, what its limit was, and what raises it. */
public final class MemoryLimit {
    private static final List<String> HEAP = List.of("Java heap space", "GC overhead limit", "Requested array size");
    private static final List<String> HEAP_FLAGS =
            List.of("-Xmx", "-XX:MaxHeapSize=", "-XX:MaxRAMPercentage=", "-XX:MaxRAM=");

    private MemoryLimit() {}

    /**
     * What to add to the report of an exception; empty if it is no OutOfMemoryError, or none of which there is more to say.
     *
     * @param exception the exception as the JVM printed it
     * @param command command line of the process, in which the last flag of a kind counts
     * @param ranks among how many ranks pjrun has divided the host's memory; 0 where the user chose the limit
     */
    public static String hint(String exception, List<String> command, int ranks) {
        if (!exception.contains("OutOfMemoryError")) {
            return "";
        }
        for (String kind : HEAP) {
            if (exception.contains(kind)) {
                return "; " + heap(command, ranks) + ": give more with -J-Xmx, or start fewer ranks";
            }
        }
        if (exception.contains("direct buffer memory")) {
            return "; give more with -J-XX:MaxDirectMemorySize";
        }
        if (exception.contains("native thread")) {
            return "; the system lets it start no more threads: see 'ulimit -u' and pids.max of its cgroup";
        }
        return "";
    }

    private static String heap(List<String> command, int ranks) {
        String limit = "";
        for (String word : command) {
            for (String flag : HEAP_FLAGS) {
                if (word.startsWith(flag)) {
                    limit = word;
                }
            }
        }
        if (limit.isEmpty()) {
            return "its heap had the limit that you chose";
        }
        return "its heap was limited by " + limit + (ranks == 0 ? "" : ", chosen by pjrun for " + ranks + " ranks");
    }
}
