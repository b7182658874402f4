package org.pjrun.samples;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pjrun.Comm;

/**
 * Counts the words of a text: the King James Bible, or files of yours.
 *
 * <p>Teaches: objects travel as easily as numbers. Rank 0 deals out lists of lines, every rank counts its own, and a
 * reduction with an operation of the program's own merges the maps.
 *
 * <pre>
 *   pjrun -np 8 WordCount
 *   pjrun -np 8 WordCount *.txt
 * </pre>
 */
final class WordCount {
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)*");
    private static final int SHOWN = 10;

    void main(String[] args) throws IOException {
        Comm world = Comm.world();
        List<String> text = world.rank() == 0 ? read(args) : List.of();
        Optional<Map<String, Long>> counts = count(world, text);
        counts.ifPresent(all -> print(text.size(), all));
    }

    /** Counts the words of the text that rank 0 gives; rank 0 gets the result. */
    static Optional<Map<String, Long>> count(Comm comm, List<String> text) {
        List<List<String>> parts = comm.rank() == 0 ? deal(text, comm.size()) : null;
        List<String> mine = comm.scatterObject(parts, 0);
        return Optional.ofNullable(comm.reduceObject(count(mine), WordCount::merge, 0));
    }

    /** Cuts the text into as many parts as there are ranks, equal but for a line. */
    private static List<List<String>> deal(List<String> text, int parts) {
        List<List<String>> dealt = new ArrayList<>();
        for (long part = 0; part < parts; part++) {
            int from = (int) (part * text.size() / parts);
            int to = (int) ((part + 1) * text.size() / parts);
            dealt.add(new ArrayList<>(text.subList(from, to)));
        }
        return dealt;
    }

    /** Counts words without telling capital letters from small ones. */
    static Map<String, Long> count(List<String> lines) {
        Map<String, Long> counts = new HashMap<>();
        for (String line : lines) {
            Matcher words = WORD.matcher(line);
            while (words.find()) {
                counts.merge(words.group().toLowerCase(Locale.ROOT), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static Map<String, Long> merge(Map<String, Long> left, Map<String, Long> right) {
        Map<String, Long> both = new HashMap<>(left);
        right.forEach((word, count) -> both.merge(word, count, Long::sum));
        return both;
    }

    /** Reads the lines of the files, or of the Bible if there are none: one line a verse. */
    static List<String> read(String... files) throws IOException {
        if (files.length == 0) {
            try (Reader bible = Data.open("kjv.txt.gz")) {
                return bible.readAllLines();
            }
        }
        List<String> lines = new ArrayList<>();
        for (String file : files) {
            lines.addAll(Files.readAllLines(Path.of(file)));
        }
        return lines;
    }

    private static void print(int lines, Map<String, Long> counts) {
        long words = counts.values().stream().mapToLong(Long::longValue).sum();
        IO.println(String.format(
                Locale.ROOT, "%,d lines, %,d words, %,d different ones, most often:", lines, words, counts.size()));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .forEach(entry -> IO.println(String.format(Locale.ROOT, "%,10d %s", entry.getValue(), entry.getKey())));
    }
}
