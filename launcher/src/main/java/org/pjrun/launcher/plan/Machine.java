package org.pjrun.launcher.plan;

/**
 * What a plan must know about the host that it plans for.
 *
 * @param cores cores that this job may use: the smaller of CPU affinity and cgroup quota
 * @param memoryBytes memory that this job may use: the smaller of what is installed and the cgroup limit
 * @param javaHome the JDK that runs the ranks
 */
public record Machine(int cores, long memoryBytes, String javaHome) {
    /** The host that pjrun runs on, with the JDK that runs pjrun. */
    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                HostMemory.availableBytes(),
                System.getProperty("java.home"));
    }

    /** Path of the {@code java} command. */
    public String java() {
        return javaHome + "/bin/java";
    }
}
