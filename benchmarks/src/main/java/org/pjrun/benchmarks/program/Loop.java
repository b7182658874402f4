package org.pjrun.benchmarks.program;

/**
 * How often messages of a size are exchanged; written {@code SIZE:ITERATIONS:REPETITIONS} on the command lines of Java and C
 * programs alike.
 *
 * @param size bytes of a message
 * @param iterations round trips or windows of a repetition
 * @param repetitions how often that is measured
 */
public record Loop(int size, int iterations, int repetitions) {
    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException if it is not three numbers
     */
    static Loop parse(String text) {
        String[] parts = text.split(":");
        if (parts.length != 3) {
            throw new IllegalArgumentException("loop: " + text + " (expected: SIZE:ITERATIONS:REPETITIONS)");
        }
        return new Loop(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return size + ":" + iterations + ":" + repetitions;
    }
}
