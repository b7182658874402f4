package org.pjrun.systemtests.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a user unpacks, as the build has assembled it: runs its pjrun in a folder. */
final class Distribution {
    private static final long LIMIT_SECONDS = 60;

    private final Path folder;

    Distribution(Path folder) {
        this.folder = folder;
    }

    /** The root of the checkout. */
    static Path checkout() {
        return Path.of(System.getProperty("basedir", "."), "..")
                .toAbsolutePath()
                .normalize();
    }

    /** Runs pjrun with so many ranks and returns the lines of its standard output, which must be all that it prints. */
    List<String> run(int ranks, String... program) throws IOException, InterruptedException {
        Path pjrun = checkout().resolve("distribution/target/pjrun/bin/pjrun");
        assertThat(pjrun).as("built by 'mvn package'").isExecutable();
        List<String> command = new ArrayList<>(List.of(pjrun.toString(), "-np", Integer.toString(ranks)));
        command.addAll(List.of(program));
        File out = folder.resolve("out.txt").toFile();
        File err = folder.resolve("err.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().put("PJ_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("CLASSPATH");
        builder.environment().remove("PJ_TERMINAL");
        Process process = builder.start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroy();
        }
        String what = command + "\n" + Files.readString(out.toPath()) + Files.readString(err.toPath());
        assertThat(ended).as("%s ended within %d s", what, LIMIT_SECONDS).isTrue();
        assertThat(process.exitValue()).as(what).isZero();
        assertThat(err).as(what).isEmpty();
        return Files.readAllLines(out.toPath());
    }
}
