package org.pjrun.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the files themselves must look like. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SourcesTest {
    private static final int MOST_LINES = 700;

    private final Sources sources;

    SourcesTest() throws IOException {
        sources = Sources.main();
    }

    @Test
    void file_hasOneTopLevelTypeAndAtMost700Lines() throws IOException {
        List<String> complaints = new ArrayList<>();
        for (CompilationUnitTree unit : sources.units()) {
            long lines = unit.getSourceFile()
                    .getCharContent(true)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            if (lines > MOST_LINES) {
                complaints.add(
                        Sources.place(unit, 0) + " has " + lines + " lines (expected: at most " + MOST_LINES + ")");
            }
            if (unit.getTypeDecls().size() > 1) {
                complaints.add(Sources.place(unit, 0) + " has several top-level types (expected: one)");
            }
        }
        assertThat(sources.units()).hasSizeGreaterThan(5);
        assertThat(complaints).isEmpty();
    }

    @Test
    void publicInterface_isDocumented() {
        List<String> complaints = new ArrayList<>();
        for (CompilationUnitTree unit : sources.units()) {
            new UndocumentedScanner(sources.docs(), complaints).scan(unit, null);
        }
        assertThat(complaints).as("public, but without a doc comment").isEmpty();
    }

    @Test
    void catchOfThrowable_throwsOrIsTheTopOfAThread() {
        List<String> complaints = new ArrayList<>();
        for (CompilationUnitTree unit : sources.units()) {
            new SwallowScanner(unit, sources.docs(), complaints).scan(unit, null);
        }
        assertThat(complaints)
                .as("catches Throwable and does not throw; only run() at the top of a thread may")
                .isEmpty();
    }
}
