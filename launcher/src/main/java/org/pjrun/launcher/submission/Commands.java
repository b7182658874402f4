package org.pjrun.launcher.submission;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Commands of this host. */
interface Commands {
    /**
     * What became of one.
     *
     * @param status exit status
     * @param out what it printed, on both streams
     */
    record Result(int status, String out) {}

    /** Whether there is a command of this name. */
    boolean there(String name);

    /** Runs one to its end, with a file as its input, or none if the name is empty. */
    Result run(List<String> words, String input) throws IOException;

    /** Those on a PATH. */
    record OnPath(String path) implements Commands {
        @Override
        public boolean there(String name) {
            for (String folder : path.split(File.pathSeparator)) {
                if (Files.isExecutable(Path.of(folder, name))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Result run(List<String> words, String input) throws IOException {
            File from = new File(input.isEmpty() ? "/dev/null" : input);
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectInput(from)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            try {
                return new Result(process.waitFor(), out);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }
}
