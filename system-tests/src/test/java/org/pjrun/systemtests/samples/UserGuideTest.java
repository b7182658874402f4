package org.pjrun.systemtests.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the programs of the documents: blocks marked {@code ```java run=1,4}, on each of these numbers of ranks.
 *
 * <p>If a block {@code ```text} comes next, it is what the last of these runs prints, lines in any order.
 */
@Timeout(300)
class UserGuideTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S*)(?: run=([0-9,]+))?\n(.*?)^```$");

    @TempDir
    private Path folder;

    /** A program of the guide, the numbers of ranks to run it on, and what it prints on the last of them. */
    record Snippet(int line, List<Integer> ranks, String program, List<String> output) {
        @Override
        public String toString() {
            return "line " + line + " on " + ranks;
        }
    }

    static Stream<Snippet> guide() throws IOException {
        return snippets(Files.readString(Distribution.checkout().resolve("docs/user-guide.md"))).stream();
    }

    @ParameterizedTest
    @MethodSource("guide")
    void program_ofTheGuide_printsWhatTheGuideSays(Snippet snippet) throws Exception {
        Path file = Files.writeString(folder.resolve("Snippet.java"), snippet.program);
        List<String> printed = List.of();
        for (int ranks : snippet.ranks) {
            printed = new Distribution(folder).run(ranks, file.toString());
        }
        if (!snippet.output.isEmpty()) {
            assertThat(printed).containsExactlyInAnyOrderElementsOf(snippet.output);
        }
    }

    @Test
    void guide_asAWhole_hasProgramsWithOutput() throws IOException {
        assertThat(guide()).hasSizeGreaterThanOrEqualTo(10).allMatch(snippet -> !snippet.output.isEmpty());
    }

    @Test
    void program_ofTheReadme_runs() throws Exception {
        String readme = Files.readString(Distribution.checkout().resolve("README.md"));
        Matcher block = BLOCK.matcher(readme);
        assertThat(block.find()).isTrue();
        Path file = Files.writeString(folder.resolve("Hello.java"), block.group(3));
        assertThat(new Distribution(folder).run(4, file.toString()))
                .hasSize(4)
                .allMatch(line -> line.endsWith("of 4: all ranks add up to 6"));
    }

    private static List<Snippet> snippets(String document) {
        List<Snippet> snippets = new ArrayList<>();
        Matcher block = BLOCK.matcher(document);
        while (block.find()) {
            if (block.group(2) != null) {
                List<Integer> ranks = Stream.of(block.group(2).split(","))
                        .map(Integer::valueOf)
                        .toList();
                int line = (int) document.substring(0, block.start()).lines().count() + 1;
                snippets.add(new Snippet(line, ranks, block.group(3), List.of()));
            } else if (block.group(1).equals("text")) {
                Snippet last = snippets.removeLast();
                List<String> output = block.group(3).lines().toList();
                snippets.add(new Snippet(last.line, last.ranks, last.program, output));
            }
        }
        return snippets;
    }
}
