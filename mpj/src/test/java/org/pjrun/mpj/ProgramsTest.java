package org.pjrun.mpj;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the programs of both flavours, and the chapters, with several numbers of ranks. */
class ProgramsTest {
    private static final List<Integer> SIZES =
            Boolean.getBoolean("pjrun.proof") ? List.of(1, 2, 3, 4, 8) : List.of(1, 3);

    @Test
    void programsOfMpjExpress_printTheSameForAnyNumberOfRanks() throws Exception {
        assertThat(runAll("express")).isGreaterThanOrEqualTo(30);
    }

    @Test
    void programsOfOpenMpi_printTheSameForAnyNumberOfRanks() throws Exception {
        assertThat(runAll("open")).isGreaterThanOrEqualTo(20);
    }

    @Test
    void chapters_holdForAnyNumberOfRanks() throws Exception {
        assertThat(runAll("chapters")).isGreaterThanOrEqualTo(14);
    }

    /** All in one JVM, so that Init and Finalize are called many times in each rank. */
    private static int runAll(String part) throws Exception {
        List<Class<?>> programs = programs(part);
        Map<Class<?>, List<String>> first = new HashMap<>();
        for (int size : SIZES) {
            try (RankHost host = new RankHost(size)) {
                for (Class<?> program : programs) {
                    List<List<String>> lines = host.run(program);
                    List<String> expected = first.computeIfAbsent(program, p -> numberless(lines.get(0), size));
                    assertThat(numberless(lines.get(0), size))
                            .as("%s on %d", program.getSimpleName(), size)
                            .isNotEmpty()
                            .isEqualTo(expected);
                    assertThat(String.join(
                                    "\n",
                                    lines.stream()
                                            .map(l -> String.join("\n", l))
                                            .toList()))
                            .as("%s on %d", program.getSimpleName(), size)
                            .doesNotContain("false");
                }
            }
        }
        return programs.size();
    }

    /** Lines without the numbers of ranks that some have. */
    private static List<String> numberless(List<String> lines, int size) {
        List<String> result = new ArrayList<>();
        for (String line : lines) {
            boolean tells = line.contains("rank ") || line.contains("team ") || line.startsWith("got ");
            result.add(tells ? line.replaceAll("[0-9]+", "#") : line);
        }
        return result;
    }

    static List<Class<?>> programs(String part) throws Exception {
        Path folder = Path.of(ProgramsTest.class.getResource(part).toURI());
        List<Class<?>> programs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.contains("$") && !name.startsWith("package-info")) {
                    programs.add(Class.forName(
                            ProgramsTest.class.getPackageName() + "." + part + "."
                                    + name.substring(0, name.length() - ".class".length()),
                            false,
                            ProgramsTest.class.getClassLoader()));
                }
            }
        }
        return programs;
    }
}
