package org.pjrun.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads tables of numbers. */
final class Csv {
    private static final Pattern SEPARATOR = Pattern.compile("[,;\t]");
    private static final Pattern NUMBER = Pattern.compile("\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?\\s*");

    private Csv() {}

    /** The numbers of each line that has any; other cells, such as headings and names, are left out. */
    static double[][] numbers(BufferedReader file) throws IOException {
        List<double[]> lines = new ArrayList<>();
        for (String line : file.readAllLines()) {
            double[] numbers = SEPARATOR
                    .splitAsStream(line)
                    .filter(NUMBER.asMatchPredicate())
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (numbers.length > 0) {
                lines.add(numbers);
            }
            if (lines.size() > 1 && numbers.length != lines.getFirst().length) {
                throw new IOException("line with " + numbers.length + " numbers (expected, as in the first: "
                        + lines.getFirst().length + "): " + line);
            }
        }
        return lines.toArray(double[][]::new);
    }
}
