package org.pjrun.benchmarks.program;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The objects that are sent where objects are measured; {@code peers/pairs.py} makes the same ones. */
public final class Payload {
    private static final int LINES = 36;
    private static final int ENTRIES = 10_000;
    private static final int VALUES = 1 << 17;

    private Payload() {}

    /** What they are called, by their numbers from 1 on. */
    public static String name(int number) {
        return List.of("small map", "1 KiB record graph", "HashMap of 10,000 entries", "1 MiB double[] in a record")
                .get(number - 1);
    }

    /** The object of a number. */
    static Object of(int number) {
        return switch (number) {
            case 1 -> new HashMap<>(Map.of("k", 1, "v", 2));
            case 2 -> order();
            case 3 -> entries();
            default -> series();
        };
    }

    private static Order order() {
        List<Line> lines = IntStream.range(0, LINES)
                .mapToObj(i -> new Line(String.format("article %03d", i), i, i * 0.25))
                .toList();
        return new Order(4711, "somebody in particular", lines);
    }

    private static Map<String, Integer> entries() {
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < ENTRIES; i++) {
            map.put("key " + i, i);
        }
        return map;
    }

    private static Series series() {
        double[] values = new double[VALUES];
        Arrays.fill(values, 1.5);
        return new Series("values", values);
    }

    private record Line(String article, int count, double price) implements Serializable {}

    private record Order(long number, String customer, List<Line> lines) implements Serializable {}

    @SuppressWarnings("ArrayRecordComponent") // what is sent, never compared
    private record Series(String name, double[] values) implements Serializable {}
}
