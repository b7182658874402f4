package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.Comm;
import org.pjrun.testkit.RanksTest;

@Timeout(60)
class WordCountTest {
    private final List<String> bible = WordCount.read();
    private final Map<String, Long> oracle = oracle(bible);

    WordCountTest() throws IOException {}

    @RanksTest({1, 2, 3, 4, 8})
    void count_wholeBible_isWhatOneRankAloneWouldCount(Comm comm) {
        Optional<Map<String, Long>> counts = WordCount.count(comm, comm.rank() == 0 ? bible : List.of());
        assertThat(counts).isEqualTo(comm.rank() == 0 ? Optional.of(oracle) : Optional.empty());
    }

    @RanksTest({1, 2, 8})
    void count_fewerLinesThanRanks_losesNone(Comm comm) {
        List<String> text = List.of("One fish, two fish,", "red fish: blue fish.", "One's own.");
        Optional<Map<String, Long>> counts = WordCount.count(comm, text);
        if (comm.rank() == 0) {
            assertThat(counts)
                    .contains(Map.of("one", 1L, "two", 1L, "red", 1L, "blue", 1L, "fish", 4L, "one's", 1L, "own", 1L));
        }
    }

    @Test
    void read_noFiles_isTheWholeBible() {
        assertThat(bible).hasSize(31_102);
        assertThat(bible.getFirst()).isEqualTo("In the beginning God created the heaven and the earth.");
        assertThat(bible.getLast()).isEqualTo("The grace of our Lord Jesus Christ be with you all. Amen.");
    }

    @Test
    void read_files_areReadInOrder(@TempDir Path folder) throws IOException {
        Path first = Files.writeString(folder.resolve("a"), "a\nb\n");
        Path second = Files.writeString(folder.resolve("b"), "c");
        assertThat(WordCount.read(second.toString(), first.toString())).containsExactly("c", "a", "b");
    }

    /** Counts by splitting, without patterns of words; the Bible's only marks inside of words are apostrophes. */
    private static Map<String, Long> oracle(List<String> lines) {
        Map<String, Long> counts = new TreeMap<>();
        for (String line : lines) {
            StringBuilder word = new StringBuilder();
            for (char c : (line.toLowerCase(Locale.ROOT) + " ").toCharArray()) {
                if (Character.isLetter(c) || c == '\'') {
                    word.append(c);
                } else {
                    String found = word.toString();
                    String trimmed = found.endsWith("'") ? found.substring(0, found.length() - 1) : found;
                    if (!trimmed.isEmpty()) {
                        counts.merge(trimmed, 1L, Long::sum);
                    }
                    word.setLength(0);
                }
            }
        }
        return counts;
    }
}
