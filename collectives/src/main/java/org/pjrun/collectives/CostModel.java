package org.pjrun.collectives;

/**
 * What messages and combining cost on a machine, for choosing an algorithm (Hockney's model: latency and bandwidth).
 *
 * <p>A message of b bytes takes {@code latencySeconds + b * secondsPerByte}; combining or copying b bytes in memory takes
 * {@code b * secondsPerReducedByte}. All ranks of a job must use the same values, or their choices would differ.
 *
 * @param latencySeconds time of an empty message
 * @param secondsPerByte time per byte of a message
 * @param secondsPerReducedByte time per byte combined by an operation
 */
public record CostModel(double latencySeconds, double secondsPerByte, double secondsPerReducedByte) {
    /** Ranks of one host over shared memory: 0.5 µs, 5 GB/s through a ring, 8 GB/s for combining. */
    public static final CostModel SHARED_MEMORY = new CostModel(0.5e-6, 0.2e-9, 0.125e-9);

    /** Ranks of different hosts over TCP: 25 µs, 1.2 GB/s, 8 GB/s for combining. */
    public static final CostModel NETWORK = new CostModel(25e-6, 0.8e-9, 0.125e-9);

    /** Checks that all three are finite and not negative. */
    public CostModel {
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
     * The time of combining or copying.
     *
     * @param bytes how much
     * @return seconds
     */
    public double reduce(double bytes) {
        return bytes * secondsPerReducedByte;
    }

    private static void require(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("cost model: " + what + ": " + value + " (expected: finite, >= 0)");
        }
    }
}
