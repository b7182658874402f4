package org.pjrun.launcher.inspection;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Asks a HotSpot JVM of this user for the stacks of its threads, as {@code jcmd} does, but without a JVM for each
 * question: by the socket that the JVM opens in {@code /tmp} when it gets SIGQUIT and finds a certain file there.
 *
 * <p>Without that file SIGQUIT would make the JVM print its stacks in the midst of the rank's output, and where it is not
 * handled it would end the process; so nothing is sent before the process is known to be ready.
 */
final class AttachedJvm {
    private static final Path FOLDER = Path.of("/tmp");
    private static final long PATIENCE_NANOS = 3_000_000_000L;
    private static final int POLL_MILLIS = 10;
    private static final long SIGQUIT_BIT = 1 << 2;
    private static final String CAUGHT = "SigCgt:";

    private final RunningProcess process;
    private final Path socket;

    AttachedJvm(RunningProcess process) {
        this.process = process;
        this.socket = FOLDER.resolve(".java_pid" + process.pid());
    }

    /**
     * Has the JVM write its threads to a file.
     *
     * @throws IOException if it cannot be asked or does not answer; the message says why, to follow "rank 3 "
     */
    void dumpThreads(Path file) throws IOException, InterruptedException {
        if (!Files.exists(socket)) {
            open();
        }
        Path quoted = file.toAbsolutePath();
        String reply = ask("1\0jcmd\0Thread.dump_to_file -overwrite \"" + quoted + "\"\0\0\0");
        if (!reply.startsWith("0\n")) {
            throw new IOException("refused to show its stacks: "
                    + reply.lines().skip(1).findFirst().orElse(reply));
        }
    }

    private void open() throws IOException, InterruptedException {
        if (process.state() == 'T' || process.state() == 't') {
            throw new IOException("is stopped");
        }
        if (process.command().contains("-XX:+DisableAttachMechanism")) {
            throw new IOException("was started with -XX:+DisableAttachMechanism and can't be asked for its stacks");
        }
        if (!catchesQuit()) {
            throw new IOException("can't be asked for its stacks yet, or was started with -Xrs");
        }
        Path request = FOLDER.resolve(".attach_pid" + process.pid());
        Files.createFile(request);
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            long start = System.nanoTime();
            while (!Files.exists(socket)) {
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw new IOException(
                            "did not answer within " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS) + " s");
                }
                Thread.sleep(POLL_MILLIS);
            }
        } finally {
            Files.delete(request);
        }
    }

    private boolean catchesQuit() throws IOException {
        for (String line :
                Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"), StandardCharsets.ISO_8859_1)) {
            if (line.startsWith(CAUGHT)) {
                return (Long.parseUnsignedLong(line.substring(CAUGHT.length()).trim(), 16) & SIGQUIT_BIT) != 0;
            }
        }
        return false;
    }

    private String ask(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer question = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
            while (question.hasRemaining()) {
                channel.write(question);
            }
            ByteBuffer answer = ByteBuffer.allocate(4096);
            int length = 0;
            while (length >= 0 && answer.hasRemaining()) {
                length = channel.read(answer);
            }
            return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException("can't be asked for its stacks: " + e.getMessage(), e);
        }
    }
}
