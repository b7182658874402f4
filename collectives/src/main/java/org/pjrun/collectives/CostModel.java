package org.pjrun.collectives;

import org.jspecify.annotations.Nullable;

/**
 * What messages and combining cost on a machine, for choosing an algorithm (Hockney's model: latency and bandwidth).
 *
 * <p>A message of b bytes takes {@code latencySeconds + b * secondsPerByte}; combining or copying b bytes in memory takes
 * {@code b * secondsPerReducedByte}. Between hosts a rank sends one message after the other. On a host it is receivers that
 * copy, so what one rank sends to several others they copy at the same time. All ranks of a job must use the same values, or
 * their choices would differ.
 *
 * @param latencySeconds time of an empty message
 * @param secondsPerByte time per byte of a message
 * @param secondsPerReducedByte time per byte combined by an operation, or copied
 * @param tickSeconds time from the publishing of a slot until another rank of the host has seen it
 * @param ranksPerCore how many ranks share a core; at most 1 if none does
 * @param inner costs among the ranks of one host, where these are the costs between hosts; null where these are a host's
 */
public record CostModel(
        double latencySeconds,
        double secondsPerByte,
        double secondsPerReducedByte,
        double tickSeconds,
        double ranksPerCore,
        @Nullable CostModel inner) {
    /** Ranks of one host over shared memory: 0.2 µs, 17 GB/s for long messages, 12 for copying, 0.1 µs a tick. */
    public static final CostModel SHARED_MEMORY = new CostModel(0.2e-6, 0.06e-9, 0.08e-9, 0.1e-6, 1, null);

    /** Ranks of different hosts over TCP: 25 µs, 1.2 GB/s; combining is what it is on a host. */
    public static final CostModel NETWORK = new CostModel(25e-6, 0.8e-9, 0.125e-9, 0.2e-6, 1, SHARED_MEMORY);

    private static final String[] NAMES = {"latency", "byte", "combined", "tick"};

    /** What each further rank that a rank waits for adds to a tick: looking at its slot. */
    private static final double LOOK = 0.125;

    /** A long message on a host is copied by a call of the kernel; a short one, up to so many bytes, is copied twice instead. */
    private static final double CALL_SECONDS = 0.7e-6;

    private static final double CALL_BYTES = 4096;

    /** Handing a core over by yielding. */
    private static final double HAND_OVER_SECONDS = 0.35e-6;

    /** What a rank has to do with each message, while others that do alike wait for its core. */
    private static final double HANDLING_SECONDS = 0.25e-6;

    /** Ranks that share cores copy one after the other, so that some of those that one waits for in a later round begin late: by so much for each. */
    private static final double UNEVEN = 0.15;

    /** What ranks that share a core copy of each other, or read of the same place, is in the core's cache. */
    private static final double CACHED = 0.6;

    /** Checks that all are finite and not negative. */
    public CostModel {
        require("tick seconds", tickSeconds);
        require("latency seconds", latencySeconds);
        require("ranks per core", ranksPerCore);
        require("seconds per byte", secondsPerByte);
        require("seconds per reduced byte", secondsPerReducedByte);
    }

    /**
     * The time of one message, if its receiver sends nothing meanwhile.
     *
     * @param bytes its length
     * @return seconds
     */
    public double message(double bytes) {
        return delay(false) + transfer(bytes, false);
    }

    /**
     * The time of rounds, one after the other, in each of which every rank sends a message and receives one.
     *
     * @param rounds how many, at least 0
     * @param bytes length of all messages that a rank receives, together
     * @return seconds
     */
    public double rounds(double rounds, double bytes) {
        return rounds == 0
                ? 0
                : delay(true)
                        + (rounds - 1) * Math.max(delay(true), handling())
                        + (1 + (rounds - 1) * uneven()) * transfer(bytes / rounds, true);
    }

    /**
     * The time of equal messages that every rank sends and receives at once: each but the first adds its share of handling,
     * since they are under way together.
     *
     * @param messages how many, at least 0
     * @param bytes length of each
     * @return seconds
     */
    public double exchange(double messages, double bytes) {
        return messages == 0 ? 0 : delay(true) + (messages - 1) * handling() + messages * transfer(bytes, true);
    }

    /**
     * The time of equal messages that one rank receives from as many others at once.
     *
     * @param messages how many, at least 0
     * @param bytes length of each
     * @return seconds
     */
    public double fanIn(double messages, double bytes) {
        return messages == 0 ? 0 : delay(false) + (messages - 1) * handling() + messages * transfer(bytes, false);
    }

    /**
     * The time of equal messages that one rank sends to as many others at once.
     *
     * @param messages how many, at least 0
     * @param bytes length of each
     * @return seconds
     */
    public double fanOut(double messages, double bytes) {
        return messages == 0
                ? 0
                : delay(false)
                        + (messages - 1) * latencySeconds / 2
                        + (ofHost() ? 1 : messages) * transfer(bytes, false);
    }

    /**
     * The time from the sending of a message until its receiver begins with its bytes.
     *
     * @param busy whether the receiver sends, too, so that it needs a core twice
     * @return seconds
     */
    public double delay(boolean busy) {
        return latencySeconds + (ranksPerCore > 1 ? (busy ? 2 : 1) * HAND_OVER_SECONDS * ranksPerCore : 0);
    }

    /**
     * The time that the bytes of a message take.
     *
     * @param bytes how many
     * @param busy whether the receiver sends, too, and so others copy at the same time
     * @return seconds
     */
    public double transfer(double bytes, boolean busy) {
        double call = ofHost() ? CALL_SECONDS * Math.max(1, ranksPerCore) * Math.min(1, bytes / CALL_BYTES) : 0;
        return call + bytes * secondsPerByte * (busy || ranksPerCore <= 1 ? 1 : CACHED);
    }

    /**
     * The time that a rank has to do with a message beside its bytes.
     *
     * @return seconds
     */
    public double handling() {
        return latencySeconds / 2 + (ranksPerCore > 1 ? HANDLING_SECONDS * ranksPerCore : 0);
    }

    /**
     * By what the bytes of messages take longer in all rounds but the first: some of the ranks that one waits for then have waited for
     * their share of a core.
     *
     * @return a factor, at least 1
     */
    double uneven() {
        return ofHost() && ranksPerCore > 1 ? 1 + UNEVEN * (ranksPerCore - 1) : 1;
    }

    /**
     * Whether these are costs among ranks of one host, where receivers copy.
     *
     * @return false between hosts
     */
    public boolean ofHost() {
        return inner == null;
    }

    /**
     * What copying adds to the time of messages if it begins with the first of them.
     *
     * @param copied bytes that are copied
     * @param bytes length of the first message
     * @return seconds, 0 if the message takes longer
     */
    public double beside(double copied, double bytes) {
        return Math.max(0, reduce(copied) - delay(true) - transfer(bytes, true));
    }

    /**
     * The time by which a segment of a pipeline follows the one before, at a rank that receives and does not send.
     *
     * @param bytes length of a segment
     * @param meanwhile seconds of combining while the next one arrives
     * @return seconds
     */
    public double next(double bytes, double meanwhile) {
        return Math.max(transfer(bytes, true) + handling(), meanwhile);
    }

    /**
     * The same at a rank that passes each segment on before it waits for the next one.
     *
     * @param bytes length of a segment
     * @param before seconds of combining before it is passed on
     * @return seconds
     */
    public double passed(double bytes, double before) {
        return ofHost() ? next(bytes, before) : transfer(bytes, true) + Math.max(handling(), before);
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
     * @param host the costs among the ranks of one host
     * @return the costs
     */
    public CostModel with(CostModel host) {
        return new CostModel(latencySeconds, secondsPerByte, secondsPerReducedByte, tickSeconds, ranksPerCore, host);
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
     * @param ranks how many share a core; up to 1 nothing changes
     * @return the costs
     */
    public CostModel crowded(double ranks) {
        if (ranks <= 1) {
            return this;
        }
        return new CostModel(
                latencySeconds,
                secondsPerByte * ranks,
                secondsPerReducedByte * CACHED * ranks,
                tickSeconds + 2 * HAND_OVER_SECONDS * ranks,
                ranks,
                inner == null ? null : inner.crowded(ranks));
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
        return new CostModel(values[0], values[1], values[2], values[3], 1, null);
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
