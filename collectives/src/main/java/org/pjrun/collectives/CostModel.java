package org.pjrun.collectives;

import org.jspecify.annotations.Nullable;

/**
 * What messages and combining cost on a machine, for choosing an algorithm (Hockney's model: latency and bandwidth).
 *
 * <p>A message of b bytes takes {@code latencySeconds + b * secondsPerByte}; combining or copying b bytes in memory takes
 * {@code b * secondsPerReducedByte}. All ranks of a job must use the same values, or their choices would differ.
 *
 * @param latencySeconds time of an empty message
 * @param secondsPerByte time per byte of a message
 * @param secondsPerReducedByte time per byte combined by an operation, or copied
 * @param tickSeconds time from the publishing of a slot until another rank of the host has seen it
 * @param inner costs among the ranks of one host, where these are the costs between hosts; null where they are the same
 */
public record CostModel(
        double latencySeconds,
        double secondsPerByte,
        double secondsPerReducedByte,
        double tickSeconds,
        @Nullable CostModel inner) {
    /** Ranks of one host over shared memory: 0.2 µs, 12 GB/s for long messages and for copying, 0.1 µs a tick. */
    public static final CostModel SHARED_MEMORY = new CostModel(0.2e-6, 0.085e-9, 0.08e-9, 0.1e-6, null);

    /** Ranks of different hosts over TCP: 25 µs, 1.2 GB/s; combining is what it is on a host. */
    public static final CostModel NETWORK = new CostModel(25e-6, 0.8e-9, 0.125e-9, 0.2e-6, SHARED_MEMORY);

    private static final String[] NAMES = {"latency", "byte", "combined", "tick"};

    /** What each further rank that a rank waits for adds to a tick: looking at its slot. */
    private static final double LOOK = 0.125;

    /**
     * Having the kernel copy from another process: a call, in which a rank that shares its core loses it, and what it takes
     * longer than an ordinary copy, page by page.
     */
    private static final double PULL_SECONDS = 1.5e-6;

    private static final double PULL_FACTOR = 1.1;

    /** Handing a core over by yielding. */
    private static final double HAND_OVER_SECONDS = 0.7e-6;

    /** Checks that all are finite and not negative. */
    public CostModel {
        require("tick seconds", tickSeconds);
        require("latency seconds", latencySeconds);
        require("seconds per byte", secondsPerByte);
        require("seconds per reduced byte", secondsPerReducedByte);
    }

    /**
     * The time of one message.
     *
     * @param bytes its length
     * @return seconds
     */
    public double message(double bytes) {
        return latencySeconds + bytes * secondsPerByte;
    }

    /**
     * The time of messages one after the other.
     *
     * @param messages how many
     * @param bytes length of all together
     * @return seconds
     */
    public double messages(double messages, double bytes) {
        return messages * latencySeconds + bytes * secondsPerByte;
    }

    /**
     * The time of messages that one rank sends or receives at once: each but the first adds half a latency, its share of
     * handling, since they are under way together.
     *
     * @param messages how many, at least 0
     * @param bytes length of all together
     * @return seconds
     */
    public double burst(double messages, double bytes) {
        return messages == 0 ? 0 : messages((messages + 1) / 2, bytes);
    }

    /**
     * What copying adds to the time of messages if it begins with the first of them.
     *
     * @param copied bytes that are copied
     * @param bytes length of the first message
     * @return seconds, 0 if the message takes longer
     */
    public double beside(double copied, double bytes) {
        return Math.max(0, reduce(copied) - message(bytes));
    }

    /**
     * The time by which a segment of a pipeline follows the one before, at a rank that receives and does not send.
     *
     * @param bytes length of a segment
     * @param meanwhile seconds of combining while the next one arrives
     * @return seconds
     */
    public double next(double bytes, double meanwhile) {
        return Math.max(bytes * secondsPerByte + latencySeconds / 2, meanwhile);
    }

    /**
     * The same at a rank that passes each segment on before it waits for the next one.
     *
     * @param bytes length of a segment
     * @param before seconds of combining before it is passed on
     * @return seconds
     */
    public double passed(double bytes, double before) {
        return bytes * secondsPerByte + Math.max(latencySeconds / 2, before);
    }

    /**
     * The time of combining or copying, which a host does in its memory.
     *
     * @param bytes how much
     * @return seconds
     */
    public double reduce(double bytes) {
        return bytes * onHost().secondsPerReducedByte;
    }

    /**
     * The time of copying right out of other ranks' memory.
     *
     * @param pulls from how many
     * @param bytes how much, of all together
     * @return seconds
     */
    public double pull(double pulls, double bytes) {
        return pulls * (PULL_SECONDS + tickSeconds) + bytes * secondsPerReducedByte * PULL_FACTOR;
    }

    /**
     * The time of a tick in which a rank waits for others.
     *
     * @param peers for how many, at least 0
     * @return seconds
     */
    public double tick(int peers) {
        return peers == 0 ? 0 : tickSeconds * (1 + LOOK * (peers - 1));
    }

    /**
     * The time of looking at one more slot in a tick.
     *
     * @return seconds
     */
    public double look() {
        return tickSeconds * LOOK;
    }

    /**
     * These costs between hosts, and others inside of each.
     *
     * @param host the costs among the ranks of one host, null where they are the same
     * @return the costs
     */
    public CostModel with(@Nullable CostModel host) {
        return new CostModel(latencySeconds, secondsPerByte, secondsPerReducedByte, tickSeconds, host);
    }

    /**
     * The costs among the ranks of one host.
     *
     * @return these or others
     */
    public CostModel onHost() {
        return inner == null ? this : inner;
    }

    /**
     * These costs where ranks share cores: whoever is waited for must get a core first, and all get their share of it.
     *
     * @param ranksPerCore how many ranks share a core; up to 1 nothing changes
     * @return the costs
     */
    public CostModel crowded(double ranksPerCore) {
        if (ranksPerCore <= 1) {
            return this;
        }
        // A message needs its receiver twice: for the announcement or the next part of the ring, and for what follows.
        return new CostModel(
                latencySeconds + 1.5 * HAND_OVER_SECONDS * ranksPerCore,
                2 * secondsPerByte * ranksPerCore,
                secondsPerReducedByte * ranksPerCore,
                tickSeconds + HAND_OVER_SECONDS * ranksPerCore,
                inner == null ? null : inner.crowded(ranksPerCore));
    }

    /**
     * Reads the costs of a machine as {@link #text} writes them.
     *
     * @param text such as {@code "latency=1.5E-7,byte=1.2E-10,combined=1.0E-10,tick=1.5E-7"}, all in seconds
     * @return the costs, the same between hosts as inside of one
     * @throws IllegalArgumentException if it has another form
     */
    public static CostModel parse(String text) {
        String[] parts = text.split(",", -1);
        double[] values = new double[NAMES.length];
        boolean good = parts.length == NAMES.length;
        for (int i = 0; good && i < NAMES.length; i++) {
            good = parts[i].startsWith(NAMES[i] + "=");
            try {
                values[i] = good ? Double.parseDouble(parts[i].substring(NAMES[i].length() + 1)) : 0;
            } catch (NumberFormatException e) {
                good = false;
            }
        }
        if (!good) {
            throw new IllegalArgumentException("costs: " + text + " (expected: such as " + SHARED_MEMORY.text() + ")");
        }
        return new CostModel(values[0], values[1], values[2], values[3], null);
    }

    /**
     * The costs among the ranks of one host, to be kept.
     *
     * @return what {@link #parse} reads
     */
    public String text() {
        CostModel host = onHost();
        return NAMES[0] + "=" + host.latencySeconds + "," + NAMES[1] + "=" + host.secondsPerByte + "," + NAMES[2] + "="
                + host.secondsPerReducedByte + "," + NAMES[3] + "=" + host.tickSeconds;
    }

    private static void require(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("cost model: " + what + ": " + value + " (expected: finite, >= 0)");
        }
    }
}
