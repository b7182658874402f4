package org.pjrun.systemtests.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.pjrun.benchmarks.catalogue.Catalogue;
import org.pjrun.benchmarks.catalogue.Expected;
import org.pjrun.benchmarks.catalogue.Marks;
import org.pjrun.benchmarks.catalogue.Program;

/** Every wrong program is named with the right line, and no correct one is accused. */
final class CatalogueTest {
    private static final int AT_ONCE = 6;

    @Test
    void catalogue_isLargeEnoughAndNamesAreUnique() {
        List<Program> programs = Catalogue.programs();
        assertThat(programs).extracting(Program::name).doesNotHaveDuplicates();
        assertThat(programs.stream().filter(p -> p.expected().end() != Expected.End.FINE))
                .hasSizeGreaterThanOrEqualTo(150);
        assertThat(programs.stream().filter(p -> p.expected().end() == Expected.End.FINE))
                .hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void everyProgram_isJudgedRightly() throws IOException, InterruptedException, ExecutionException {
        Set<String> marked = Marks.of(Path.of(".."));
        List<String> complaints = new ArrayList<>();
        for (Verdict verdict : playAll()) {
            String complaint = verdict.complaint(marked);
            if (!complaint.isEmpty()) {
                complaints.add(complaint);
            }
        }
        assertThat(String.join("\n\n", complaints)).isEmpty();
    }

    private static List<Verdict> playAll() throws InterruptedException, ExecutionException {
        List<Verdict> verdicts = new ArrayList<>();
        try (ExecutorService players = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Verdict>> running = new ArrayList<>();
            for (Program program : Catalogue.programs()) {
                running.add(players.submit(() -> Verdict.onThreads(program)));
            }
            for (Future<Verdict> each : running) {
                verdicts.add(each.get());
            }
        }
        return verdicts;
    }
}
