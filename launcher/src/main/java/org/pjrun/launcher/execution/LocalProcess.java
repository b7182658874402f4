package org.pjrun.launcher.execution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A child of this process.
 *
 * @param process the child
 */
public record LocalProcess(Process process) implements JobProcess {
    @Override
    public String host() {
        return "";
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public InputStream output() {
        return process.getInputStream();
    }

    @Override
    public InputStream errors() {
        return process.getErrorStream();
    }

    @Override
    public OutputStream input() {
        return process.getOutputStream();
    }

    @Override
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public int status() {
        return process.exitValue();
    }

    @Override
    public void await() throws InterruptedException {
        process.waitFor();
    }

    /** Not by {@link Process#destroy}, which throws away what it still writes. */
    @Override
    public void terminate() {
        process.toHandle().destroy();
    }

    @Override
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Removes the socket by which stacks were asked for, which a JVM that is killed leaves behind. */
    @Override
    public void cleanUp() {
        try {
            Files.deleteIfExists(Path.of("/tmp/.java_pid" + process.pid()));
        } catch (IOException e) {
            // a later JVM with the same number replaces it
        }
    }
}
