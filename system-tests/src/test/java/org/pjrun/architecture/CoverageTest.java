package org.pjrun.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/mpi-coverage.md} to what there is. */
class CoverageTest {
    private static final Pattern ROW = Pattern.compile("\\| MPI_(\\w+) \\| (.*?) \\| (.*?) ?\\|");
    private static final Pattern METHOD = Pattern.compile("`(\\w+)\\.(\\w+)`");

    /** Routines of chapters 3 to 9: fewer would mean that rows have been lost. */
    private static final int LEAST_ROWS = 283;

    private static List<MatchResult> rows() throws IOException {
        Path table = Path.of(System.getProperty("basedir", "."), "..", "docs", "mpi-coverage.md");
        return Files.readAllLines(table).stream()
                .filter(line -> line.startsWith("| MPI_"))
                .map(ROW::matcher)
                .peek(row -> assertThat(row.matches()).isTrue())
                .map(row -> (MatchResult) row)
                .toList();
    }

    @Test
    void method_ofEveryRow_exists() throws IOException {
        List<String> missing = new ArrayList<>();
        for (MatchResult row : rows()) {
            Stream.concat(
                            METHOD.matcher(row.group(2)).results(),
                            METHOD.matcher(row.group(3)).results())
                    .filter(name -> !exists(name.group(1), name.group(2)))
                    .forEach(name -> missing.add("MPI_" + row.group(1) + ": " + name.group()));
        }
        assertThat(missing).as("named in docs/mpi-coverage.md").isEmpty();
    }

    @Test
    void everyRow_namesAMethodOrAReason() throws IOException {
        Set<String> routines = new HashSet<>();
        for (MatchResult row : rows()) {
            assertThat(routines.add(row.group(1)))
                    .as("MPI_%s twice", row.group(1))
                    .isTrue();
            boolean method = METHOD.matcher(row.group(2)).find();
            assertThat(method || (row.group(2).equals("–") && row.group(3).length() > 10))
                    .as("MPI_%s: a method or a reason", row.group(1))
                    .isTrue();
        }
        assertThat(routines).hasSizeGreaterThanOrEqualTo(LEAST_ROWS);
    }

    private static boolean exists(String type, String name) {
        try {
            Class<?> found = Class.forName("org.pjrun." + type);
            return Stream.of(found.getMethods()).map(Method::getName).anyMatch(name::equals)
                    || Stream.of(found.getFields()).map(Field::getName).anyMatch(name::equals);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
