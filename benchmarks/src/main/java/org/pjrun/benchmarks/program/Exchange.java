package org.pjrun.benchmarks.program;

import java.util.Locale;

/** What pairs of ranks do with each other; written in lower case on the command lines of all programs. */
public enum Exchange {
    /** Blocking round trips. */
    LATENCY("µs"),
    /** Blocking round trips of two threads on each rank at once. */
    THREADS("µs"),
    /** Blocking round trips timed one by one, by percentiles. */
    TAIL("µs"),
    /** Blocking round trips of objects; sizes are the numbers of a {@link Payload}. */
    OBJECTS("µs"),
    /** Windows of nonblocking sends. */
    BANDWIDTH("MB/s"),
    /** Windows both ways at once. */
    BIDIRECTIONAL("MB/s"),
    /** Windows of several pairs. */
    RATE("million/s");

    private final String unit;

    Exchange(String unit) {
        this.unit = unit;
    }

    /** The unit of its values. */
    public String unit() {
        return unit;
    }

    /** Whether its values are times, so that less is better. */
    public boolean isTime() {
        return unit.equals("µs");
    }

    static Exchange parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of a repetition that has taken so long, for a line of figures. */
    String value(long nanos, Loop loop, int pairs) {
        double micros = nanos / 1e3;
        double messages = (double) PairLoops.WINDOW * loop.iterations();
        return switch (this) {
            case LATENCY, THREADS, TAIL, OBJECTS -> figure(micros / (2.0 * loop.iterations()));
            case BANDWIDTH -> figure(messages * loop.size() / micros);
            case BIDIRECTIONAL -> figure(2 * messages * loop.size() / micros);
            case RATE -> figure(messages * pairs / micros);
        };
    }

    static String figure(double value) {
        return String.format(Locale.ROOT, " %.4f", value);
    }
}
