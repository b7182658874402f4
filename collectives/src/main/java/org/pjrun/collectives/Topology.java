package org.pjrun.collectives;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the ranks of a communicator are: which of them share a host, and whether hosts have boards; equal on all ranks.
 *
 * <p>Hosts are numbered from 0 in the order of their lowest ranks. On a host with a board all of the communicator's ranks on
 * it share that board; either all hosts have one or none.
 */
public final class Topology {
    /** Nobody knows where the ranks are: they are taken to be on one host without a board. */
    public static final Topology UNKNOWN = new Topology(0, null, 0);

    private final int perHost;
    private final int @Nullable [] hosts;
    private final int slotBytes;

    private Topology(int perHost, int @Nullable [] hosts, int slotBytes) {
        Check.notNegative("topology", "slot bytes", slotBytes);
        this.perHost = perHost;
        this.hosts = hosts;
        this.slotBytes = slotBytes;
    }

    /**
     * All ranks are on one host.
     *
     * @param slotBytes bytes of a slot of its board, 0 if it has none
     * @return the topology
     */
    public static Topology oneHost(int slotBytes) {
        return new Topology(0, null, slotBytes);
    }

    /**
     * Hosts are filled one after the other.
     *
     * @param perHost ranks of each host but perhaps the last
     * @param slotBytes bytes of a slot of their boards, 0 if they have none
     * @return the topology
     */
    public static Topology blocks(int perHost, int slotBytes) {
        Check.positive("topology", "ranks of a host", perHost);
        return new Topology(perHost, null, slotBytes);
    }

    /**
     * Any distribution; what is {@linkplain #oneHost one host} or {@linkplain #blocks blocks} takes no memory for each rank.
     *
     * @param hosts a number of the host of each rank; copied, and numbered anew in the order of ranks
     * @param slotBytes bytes of a slot of their boards, 0 if they have none
     * @return the topology
     */
    public static Topology of(int[] hosts, int slotBytes) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] numbered = new int[hosts.length];
        for (int rank = 0; rank < hosts.length; rank++) {
            Integer known = numbers.putIfAbsent(hosts[rank], numbers.size());
            numbered[rank] = known == null ? numbers.size() - 1 : known;
        }
        int perHost = 1;
        while (perHost < numbered.length && numbered[perHost] == 0) {
            perHost++;
        }
        if (perHost >= numbered.length) {
            return oneHost(slotBytes);
        }
        for (int rank = perHost; rank < numbered.length; rank++) {
            if (numbered[rank] != rank / perHost) {
                return new Topology(0, numbered, slotBytes);
            }
        }
        return blocks(perHost, slotBytes);
    }

    /**
     * The same ranks on the same hosts, with boards.
     *
     * @param bytes of a slot, 0 for none
     * @return the topology
     */
    public Topology slots(int bytes) {
        return new Topology(perHost, hosts, bytes);
    }

    /**
     * The number of ranks of the host that has most.
     *
     * @param size number of ranks
     * @return at least 1
     */
    public int most(int size) {
        if (hosts == null) {
            return perHost > 0 ? Math.min(perHost, size) : size;
        }
        int[] counts = new int[hosts(size)];
        int most = 0;
        for (int host : hosts) {
            most = Math.max(most, ++counts[host]);
        }
        return most;
    }

    /**
     * The bytes of a slot.
     *
     * @return at least 0; 0 where there is no board
     */
    public int slotBytes() {
        return slotBytes;
    }

    /**
     * The host of a rank.
     *
     * @param rank any rank
     * @return its number
     */
    public int host(int rank) {
        return hosts != null ? hosts[rank] : perHost > 0 ? rank / perHost : 0;
    }

    /**
     * The number of hosts.
     *
     * @param size number of ranks
     * @return at least 1
     */
    public int hosts(int size) {
        if (hosts == null) {
            return perHost > 0 ? Math.ceilDiv(size, perHost) : 1;
        }
        return Arrays.stream(hosts).max().orElse(0) + 1;
    }

    /** The lowest rank of a host. */
    int first(int host) {
        if (hosts == null) {
            return host * perHost;
        }
        int rank = 0;
        while (hosts[rank] != host) {
            rank++;
        }
        return rank;
    }

    /** The number of ranks of a host. */
    int number(int host, int size) {
        if (hosts == null) {
            return perHost > 0 ? Math.min(perHost, size - host * perHost) : size;
        }
        return (int) Arrays.stream(hosts).filter(h -> h == host).count();
    }

    /**
     * The ranks of a host in ascending order.
     *
     * @param host its number
     * @param size number of ranks
     * @return at least one
     */
    public int[] ranks(int host, int size) {
        if (hosts == null) {
            int first = host * perHost;
            int[] ranks = new int[perHost > 0 ? Math.min(perHost, size - first) : size];
            for (int i = 0; i < ranks.length; i++) {
                ranks[i] = first + i;
            }
            return ranks;
        }
        int[] ranks = new int[size];
        int count = 0;
        for (int rank = 0; rank < size; rank++) {
            if (hosts[rank] == host) {
                ranks[count++] = rank;
            }
        }
        return Arrays.copyOf(ranks, count);
    }

    /**
     * Whether the ranks of each host follow each other.
     *
     * @return whether there is no rank of another host between two of one
     */
    public boolean contiguous() {
        if (hosts == null) {
            return true;
        }
        for (int rank = 1; rank < hosts.length; rank++) {
            if (hosts[rank] < hosts[rank - 1]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Topology that
                && perHost == that.perHost
                && slotBytes == that.slotBytes
                && Arrays.equals(hosts, that.hosts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * perHost + slotBytes) + Arrays.hashCode(hosts);
    }

    @Override
    public String toString() {
        String where = hosts != null ? Arrays.toString(hosts) : perHost > 0 ? perHost + " a host" : "one host";
        return "Topology[" + where + ", slot " + slotBytes + "]";
    }
}
