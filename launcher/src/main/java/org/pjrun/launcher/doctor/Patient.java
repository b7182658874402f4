package org.pjrun.launcher.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a script of the shell's on another host. */
@FunctionalInterface
interface Patient {
    /**
     * What became of it.
     *
     * @param status exit status; 255 where the host was not reached
     * @param out what was printed
     * @param err what was said of errors
     */
    record Answer(int status, String out, String err) {}

    /** Runs it on a host. */
    Answer run(String host, String script) throws IOException;

    /** By a command such as ssh, which gets no chance to ask for anything. */
    static Patient by(List<String> ssh) {
        return (host, script) -> {
            List<String> words = new ArrayList<>(ssh);
            if (ssh.getFirst().endsWith("ssh")) {
                words.addAll(List.of("-o", "BatchMode=yes", "-o", "ConnectTimeout=5"));
            }
            words.addAll(List.of(host, "sh", "-s"));
            Process process = new ProcessBuilder(words).start();
            try {
                Thread writer = Thread.startVirtualThread(() -> {
                    try (var out = process.getOutputStream()) {
                        out.write(script.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        return; // it has ended without reading: its status says why
                    }
                });
                StringBuilder err = new StringBuilder();
                Thread reader = Thread.startVirtualThread(() -> {
                    try (var in = process.getErrorStream()) {
                        err.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        return; // then it says nothing
                    }
                });
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                writer.join();
                reader.join();
                process.waitFor(1, TimeUnit.MINUTES);
                return new Answer(process.exitValue(), out, err.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } finally {
                process.destroyForcibly();
            }
        };
    }
}
