package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user starts: the script of the unpacked zip. */
class StartScriptTest {
    @TempDir
    private Path temporary;

    /** Runs the script with a cache folder that cannot be made, so that it prepares nothing; returns all it printed. */
    private String run(int status, String... words) throws IOException, InterruptedException {
        Path output = temporary.resolve("output");
        Path cache = Files.writeString(temporary.resolve("cache"), "no folder");
        List<String> command = new ArrayList<>();
        command.add(PjrunProcess.distribution("bin").resolve("pjrun").toString());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PJ_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().remove("CLASSPATH");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        Process pjrun = builder.start();
        try {
            assertThat(pjrun.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            pjrun.destroy();
        }
        String text = Files.readString(output);
        assertThat(pjrun.exitValue()).as(text).isEqualTo(status);
        return text;
    }

    @Test
    void killOfARank_isReportedAndNothingElse() throws Exception {
        String text = run(137, "-np", "2", "-cp", PjrunProcess.programs(), Conduct.class.getName(), "peer", "KILL");
        assertThat(text).contains("pjrun: rank 1 (pid ", "PeerFailedException").doesNotContain("WARNING");
    }
}
