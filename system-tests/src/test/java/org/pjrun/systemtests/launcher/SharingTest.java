package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shared objects and pools of a job: on several hosts, and when ranks die. */
final class SharingTest {
    @TempDir
    private Path temporary;

    private PjrunProcess start(Map<String, String> environment, List<String> options, String... words)
            throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-cp", PjrunProcess.programs(), Sharing.class.getName()));
        all.addAll(List.of(words));
        List<String> jvm = List.of("-Dpjrun.lib=" + PjrunProcess.distribution("lib"));
        return PjrunProcess.start(temporary, jvm, environment, all.toArray(new String[0]));
    }

    @Test
    void array_isSharedOnOneHostAndOnSeveral() throws Exception {
        List<String> four = List.of("-np", "4");
        try (PjrunProcess far =
                        start(Map.of("PJ_TEST_HOSTS", "0*2,1*2"), List.of("-np", "4", "--iface", "lo"), "array");
                PjrunProcess near = start(Map.of(), four, "array")) {
            for (PjrunProcess pjrun : List.of(far, near)) {
                assertThat(pjrun.await()).as(pjrun.err()).isZero();
                assertThat(pjrun.out()).isEqualTo("[50, 50, 50, 50, 200]\n");
            }
        }
    }

    @Test
    void pool_overRanksThatDie_goesOnWithTheOthers() throws Exception {
        List<String> goingOn = List.of("-np", "4", "--on-failure", "continue");
        try (PjrunProcess some = start(Map.of(), goingOn, "pool", "3");
                PjrunProcess all = start(Map.of(), goingOn, "pool", "1")) {
            assertThat(some.await()).as(some.err()).isEqualTo(9);
            assertThat(some.out()).isEqualTo("sum 19900\nworkers 2\n");
            assertThat(all.await()).as(all.err()).isNotZero();
            assertThat(all.err()).contains("no worker is left: rank ", " has ended");
        }
    }
}
