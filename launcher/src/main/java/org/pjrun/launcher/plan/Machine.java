package org.pjrun.launcher.plan;

import java.util.List;

/**
 * What a plan must know about the host that it plans for.
 *
 * @param cores cores that this job may use: the smaller of CPU affinity and cgroup quota
 * @param memoryBytes memory that this job may use: the smaller of what is installed and the cgroup limit
 * @param javaHome the JDK that runs the ranks
 * @param terminal whether pjrun's output is a terminal
 * @param cpus for each core the processors that it consists of, as Linux lists them; empty where nobody asked
 */
public record Machine(int cores, long memoryBytes, String javaHome, boolean terminal, List<String> cpus) {
    /**
     * The host that pjrun runs on, with the JDK that runs pjrun.
     *
     * @param terminal whether pjrun's output is a terminal
     * @param bound whether ranks are to be bound to cores, which then are looked up
     */
    public static Machine here(boolean terminal, boolean bound) {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                HostMemory.availableBytes(),
                System.getProperty("java.home"),
                terminal,
                bound ? Cores.allowed("/proc/self/status", "/sys/devices/system/cpu") : List.of());
    }

    /** Path of the {@code java} command. */
    public String java() {
        return javaHome + "/bin/java";
    }
}
