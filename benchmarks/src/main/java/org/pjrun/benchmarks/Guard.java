package org.pjrun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pjrun.benchmarks.report.Json;
import org.pjrun.benchmarks.report.JsonReader;
import org.pjrun.benchmarks.report.Regressions;
import org.pjrun.benchmarks.runner.FailedRun;

/** Compares a fresh comparison with the one that was committed last. */
final class Guard {
    private static final String COMMITTED = "HEAD:benchmarks/results/compare.json";

    private final Path fresh;
    private final Object committed;

    /**
     * Finds what was committed.
     *
     * @throws FailedRun if nothing was
     */
    Guard(Workshop workshop) throws FailedRun, IOException, InterruptedException {
        this.fresh = workshop.home().resolve("benchmarks/target/guard.json");
        try {
            String text = workshop.commands()
                    .run(List.of("git", "-C", workshop.home().toString(), "show", COMMITTED))
                    .out();
            this.committed = JsonReader.read(text);
        } catch (FailedRun e) {
            throw new FailedRun(
                    "guard: no " + COMMITTED + " to compare with; run scripts/bench compare and commit it", e);
        }
    }

    /** Whether no ratio has become worse; says which have. */
    boolean passes(Comparison comparison) throws IOException {
        String text = Json.text(comparison.report());
        Files.writeString(fresh, text);
        Regressions regressions = new Regressions(committed, JsonReader.read(text));
        System.out.print(regressions.text());
        System.out.println("the fresh run is in " + fresh);
        return regressions.none();
    }
}
