package org.pjrun.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.pjrun.Comm;
import org.pjrun.tasks.Pool;

/**
 * Counts the words of all text files in a folder.
 *
 * <p>Teaches: a pool needs a list and a function, and no thought of ranks; {@code reduce} combines results where they are made, so
 * that few travel.
 *
 * <pre>
 *   pjrun WordFrequencies              # of the files in the current folder, on one process for each core
 *   pjrun -np 8 WordFrequencies texts  # on seven ranks
 * </pre>
 */
final class WordFrequencies {
    private static final int SHOWN = 8;

    void main(String[] args) throws IOException {
        List<String> files = files(Path.of(args.length > 0 ? args[0] : ""));
        try (Pool pool = Workers.pool(Comm.world())) {
            if (pool.isMaster()) {
                Map<String, Integer> counts = count(pool, files);
                IO.println(String.format(
                        Locale.ROOT, "%,d files, %,d different words, most often:", files.size(), counts.size()));
                counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(SHOWN)
                        .forEach(entry ->
                                IO.println(String.format(Locale.ROOT, "%10d %s", entry.getValue(), entry.getKey())));
            }
        }
    }

    /** The text files of a folder and those within. */
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder.toAbsolutePath())) {
            return all.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(name -> name.matches(".*\\.(txt|md|java|csv)"))
                    .sorted()
                    .toList();
        }
    }

    /** How often each word is in the files. */
    static Map<String, Integer> count(Pool pool, List<String> files) {
        return pool.reduce(files, new HashMap<>(), WordFrequencies::countOne, WordFrequencies::together);
    }

    private static Map<String, Integer> countOne(String file) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        String text = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (!word.isEmpty()) {
                counts.merge(word, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Map<String, Integer> together(Map<String, Integer> one, Map<String, Integer> other) {
        Map<String, Integer> both = new HashMap<>(one);
        other.forEach((word, count) -> both.merge(word, count, Integer::sum));
        return both;
    }
}
