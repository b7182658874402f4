package org.pjrun.internal.bootstrap;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment variables by which a launcher tells a process that it is a rank. */
public final class RankEnvironment {
    public static final String JOB = "PJ_JOB";
    public static final String RANK = "PJ_RANK";
    public static final String SIZE = "PJ_SIZE";
    public static final String LOCAL_RANK = "PJ_LOCAL_RANK";
    public static final String LOCAL_SIZE = "PJ_LOCAL_SIZE";
    public static final String CORES = "PJ_CORES";
    public static final String SEGMENT = "PJ_SEGMENT";
    public static final String LAUNCHER = "PJ_LAUNCHER";
    public static final String CHECK = "PJ_CHECK";

    /** Value of {@link #CHECK} when everything is checked. */
    public static final String FULL = "full";

    /** What is done about elements of another type than a receive names. */
    public static final String CHECK_TYPES = "PJ_CHECK_TYPES";

    /** Value of {@link #CHECK_TYPES} when it is told of, and the bytes are taken as they are. */
    public static final String WARN = "warn";

    /** What is done about a deadlock. */
    public static final String DEADLOCK = "PJ_DEADLOCK";

    /** Value of {@link #DEADLOCK} when nobody looks, so that nothing needs to be noted. */
    public static final String OFF = "off";

    /** The folder where ranks note what their receives from any source took, and find what these are to take. */
    public static final String CHOICES = "PJ_CHOICES";

    /** The folder where a rank leaves its {@link RankStatistics}; not set where nobody wants to know. */
    public static final String STATISTICS = "PJ_STATISTICS";

    /** An {@link OutputKind}: where the progress of a rank that is alone goes. */
    public static final String PROGRESS = "PJ_PROGRESS";

    /** The host of each rank, by number: {@code 0*4,1*4} are two hosts of four ranks; set where some talk over tcp. */
    public static final String HOSTS = "PJ_HOSTS";

    /** {@code tcp} where ranks of one host, too, talk over tcp. */
    public static final String TRANSPORT = "PJ_TRANSPORT";

    /** Where the addresses of ranks are kept: {@code 10.0.0.1:4711}, several with commas. */
    public static final String RENDEZVOUS = "PJ_RENDEZVOUS";

    public static final String IFACE = "PJ_IFACE";
    public static final String TLS = "PJ_TLS";

    /** Algorithms of collectives that are taken: {@code allreduce=ring,bcast=binomial}. */
    public static final String ALGORITHMS = "PJ_COLL";

    /** {@code true} where it is told which algorithms are taken. */
    public static final String EXPLAINED = "PJ_COLL_VERBOSE";

    /** {@code true} where floating-point results depend on the values only. */
    public static final String REPRODUCIBLE = "PJ_REPRODUCIBLE";

    private RankEnvironment() {}

    /** Whether everything is to be checked. */
    public static boolean checksFully() {
        return FULL.equals(System.getenv(CHECK));
    }

    /** Whether elements of another type are only told of. */
    public static boolean warnsOfTypes() {
        return WARN.equals(System.getenv(CHECK_TYPES));
    }

    /** Whether nobody looks for deadlocks. */
    public static boolean unwatched() {
        return OFF.equals(System.getenv(DEADLOCK));
    }

    /** The folder of {@link #CHOICES}, null if nothing is noted. */
    public static @Nullable Path choices() {
        String folder = System.getenv(CHOICES);
        return folder == null ? null : Path.of(folder);
    }

    /** Whether a launcher of pjrun's has told this process or loader which rank it is. */
    public static boolean told() {
        return ThreadRank.entered() != null || System.getenv(JOB) != null;
    }

    /**
     * Finds out which rank this process or loader is.
     *
     * @throws IllegalStateException if the variables contradict each other or the segment cannot be opened
     */
    public static RankIdentity identity() {
        RankIdentity thread = ThreadRank.entered();
        return thread != null ? thread : identity(System.getenv());
    }

    static RankIdentity identity(Map<String, String> environment) {
        String job = environment.get(JOB);
        if (job == null) {
            return RankIdentity.alone();
        }
        int size = number(environment, SIZE, 1, SegmentLayout.MAX_RANKS);
        int rank = number(environment, RANK, 0, size - 1);
        int cores = number(environment, CORES, 1, Integer.MAX_VALUE);
        long launcher = number(environment, LAUNCHER, 0, Integer.MAX_VALUE);
        String path = environment.get(SEGMENT);
        MemorySegment memory = size == 1 ? null : segment(path, size);
        Network network = memory == null ? null : network(environment, size, memory);
        return new RankIdentity(
                job, rank, size, cores, launcher, memory, size == 1 ? null : path, network, Tuning.of(environment));
    }

    private static @Nullable Network network(Map<String, String> environment, int size, MemorySegment memory) {
        String hosts = environment.get(HOSTS);
        String rendezvous = environment.get(RENDEZVOUS);
        if (hosts == null || rendezvous == null) {
            return null;
        }
        return new Network(
                Network.hosts(hosts, size),
                "tcp".equals(environment.get(TRANSPORT)),
                HostSegment.secret(memory),
                addresses(rendezvous),
                environment.get(IFACE),
                "true".equals(environment.get(TLS)));
    }

    /** Addresses as the value of {@link #RENDEZVOUS}. */
    public static String text(List<InetSocketAddress> addresses) {
        StringBuilder text = new StringBuilder();
        for (InetSocketAddress address : addresses) {
            text.append(text.isEmpty() ? "" : ",");
            text.append(address.getAddress().getHostAddress()).append(':').append(address.getPort());
        }
        return text.toString();
    }

    /** The addresses that {@link #text} has written. */
    public static List<InetSocketAddress> addresses(String text) {
        List<InetSocketAddress> all = new ArrayList<>();
        for (String word : text.split(",")) {
            int colon = word.lastIndexOf(':');
            try {
                all.add(new InetSocketAddress(
                        InetAddress.ofLiteral(word.substring(0, Math.max(0, colon))),
                        Integer.parseInt(word.substring(colon + 1))));
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(RENDEZVOUS + ": " + text + " (expected: ADDRESS:PORT,…)", e);
            }
        }
        return List.copyOf(all);
    }

    private static MemorySegment segment(@Nullable String path, int size) {
        if (path == null) {
            throw new IllegalStateException(
                    SEGMENT + " is not set, though " + JOB + " is; start this program by pjrun");
        }
        try {
            return HostSegment.attach(path, size);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot open the job's shared memory " + path + " (" + e.getMessage() + "); has pjrun ended?", e);
        }
    }

    private static int number(Map<String, String> environment, String name, int least, int most) {
        @Nullable String text = environment.get(name);
        try {
            int value = Integer.parseInt(text == null ? "" : text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below together with values out of range
        }
        throw new IllegalStateException(name + ": " + text + " (expected: " + least + " to " + most + ")");
    }
}
