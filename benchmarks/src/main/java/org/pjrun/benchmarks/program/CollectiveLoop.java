package org.pjrun.benchmarks.program;

/**
 * How often a collective is called; written {@code ROW:COLLECTIVE:BYTES:ITERATIONS:REPETITIONS} on the command lines of Java
 * and C programs alike.
 *
 * @param row the row of the table that its values belong to
 * @param collective such as {@code "allreduce"}
 * @param bytes of a rank's buffer, or of a block of an allgather or alltoall
 * @param iterations calls of a repetition
 * @param repetitions how often that is measured
 */
public record CollectiveLoop(int row, String collective, int bytes, int iterations, int repetitions) {
    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static CollectiveLoop parse(String text) {
        String[] parts = text.split(":");
        if (parts.length != 5) {
            throw new IllegalArgumentException(
                    "loop: " + text + " (expected: ROW:COLLECTIVE:BYTES:ITERATIONS:REPETITIONS)");
        }
        return new CollectiveLoop(
                Integer.parseInt(parts[0]),
                parts[1],
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]));
    }

    @Override
    public String toString() {
        return row + ":" + collective + ":" + bytes + ":" + iterations + ":" + repetitions;
    }
}
