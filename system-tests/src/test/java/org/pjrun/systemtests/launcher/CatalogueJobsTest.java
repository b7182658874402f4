package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.benchmarks.catalogue.Catalogue;
import org.pjrun.benchmarks.catalogue.Marks;
import org.pjrun.benchmarks.catalogue.Program;

/** Programs of the catalogue as real jobs: twenty of them, all of them under the profile {@code proof}. */
@Timeout(1200)
class CatalogueJobsTest {
    private static final int EVERY = Boolean.getBoolean("pjrun.proof") ? 1 : 12;
    private static final int AT_ONCE = 2;

    @TempDir
    private Path temporary;

    @Test
    void programs_asProcesses_areJudgedRightly() throws Exception {
        Set<String> marked = Marks.of(Path.of(".."));
        List<Program> all = Catalogue.programs();
        List<String> complaints = new ArrayList<>();
        try (ExecutorService jobs = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> running = new ArrayList<>();
            for (int p = 0; p < all.size(); p += EVERY) {
                Program program = all.get(p);
                running.add(jobs.submit(() -> complaint(program, marked)));
            }
            for (Future<String> each : running) {
                if (!each.get().isEmpty()) {
                    complaints.add(each.get());
                }
            }
        }
        assertThat(String.join("\n\n", complaints)).isEmpty();
    }

    private String complaint(Program program, Set<String> marked) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("-np", Integer.toString(program.ranks()), "--stall-after", "0.3"));
        if (program.full()) {
            command.addAll(List.of("--check", "full"));
        }
        command.addAll(List.of("-cp", PjrunProcess.place(Catalogue.class), Catalogue.class.getName(), program.name()));
        try (PjrunProcess pjrun = PjrunProcess.start(temporary, command.toArray(new String[0]))) {
            int status = pjrun.await();
            String said = pjrun.err();
            boolean met = switch (program.expected().end()) {
                case FINE -> status == 0 && said.isEmpty();
                case LEFT_OVER -> status == 0 && said.contains("left over: ");
                case DEADLOCK ->
                    (status == 86 || ended(status, said)) && marked.stream().anyMatch(said::contains);
                case ERROR -> status != 0 && said.contains("Exception");
            };
            return met ? "" : program.name() + ": expected " + program.expected() + ", was " + status + ": " + said;
        }
    }

    /** Where the one that is waited for has ended as a process, the wait itself fails. */
    private static boolean ended(int status, String said) {
        return status == 1 && said.contains("PeerFailedException");
    }
}
