package org.pjrun.launcher.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts agents on hosts farther away, so that the launcher need not reach all of many hosts itself. */
final class Spawner {
    private final Invitation invitation;
    private final Notices notices;

    Spawner(Invitation invitation, Notices notices) {
        this.invitation = invitation;
        this.notices = notices;
    }

    /** Starts them all at once; each then speaks with the launcher itself. */
    void start(List<List<String>> commands) {
        for (List<String> command : commands) {
            String host = command.getLast();
            Thread.ofPlatform().daemon().name("agent of " + host).start(() -> start(command, host));
        }
    }

    private void start(List<String> command, String host) {
        try {
            Process process = new ProcessBuilder(command.subList(0, command.size() - 1))
                    .redirectError(Redirect.PIPE)
                    .start();
            Thread.ofPlatform().daemon().name("errors of " + host).start(() -> passOn(process, host));
            own().converse(1, process.getOutputStream(), process.getInputStream(), invitation, line -> {});
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            notices.send(new Notice.Line("host " + host + ": no agent could be started from here: " + e.getMessage()));
        }
    }

    private void passOn(Process process, String host) {
        try (BufferedReader lines = process.errorReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                notices.send(new Notice.Line("host " + host + ": " + line));
            }
        } catch (IOException e) {
            // it has ended
        }
    }

    /** The jars that this agent itself runs from. */
    private static Bootstrap own() {
        List<Path> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "").split(":")) {
            jars.add(Path.of(entry));
        }
        return new Bootstrap(String.valueOf(jars.get(0).resolveSibling("").getFileName()), List.copyOf(jars));
    }
}
