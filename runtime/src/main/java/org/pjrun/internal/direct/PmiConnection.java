package org.pjrun.internal.direct;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.pjrun.internal.shared.Kernel;

/**
 * Speaks version 1 of the process management interface with whoever has started this process: lines of text, a question
 * and an answer each, as {@code cmd=put kvsname=kvs_1 key=a value=b} and {@code cmd=put_result rc=0}.
 *
 * <p>Answers are read by the names of their words, whose order and number differ between starters.
 */
final class PmiConnection implements AutoCloseable {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int CONNECT_MILLIS = 10_000;

    private final InputStream in;
    private final OutputStream out;
    private final AutoCloseable end;

    private PmiConnection(InputStream in, OutputStream out, AutoCloseable end) {
        this.in = in;
        this.out = out;
        this.end = end;
    }

    /** Speaks on a descriptor that the starter left open; an answer may take so long. */
    static PmiConnection on(int descriptor, int millis) throws IOException {
        if (!Kernel.available()) {
            throw new IOException("PMI_FD cannot be used on this system; start ranks by mpiexec -pmi-port");
        }
        DescriptorOutput out = new DescriptorOutput(descriptor);
        return new PmiConnection(new DescriptorInput(descriptor, millis), out, () -> Kernel.close(descriptor));
    }

    /** Connects to {@code host:port}; an answer may take so long. */
    static PmiConnection at(String address, int millis) throws IOException {
        int colon = address.lastIndexOf(':');
        Socket socket = new Socket();
        try {
            int port = Integer.parseInt(address.substring(colon + 1));
            socket.connect(new InetSocketAddress(address.substring(0, Math.max(0, colon)), port), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(millis);
            return new PmiConnection(socket.getInputStream(), socket.getOutputStream(), socket);
        } catch (NumberFormatException e) {
            socket.close();
            throw new IOException("PMI_PORT: " + address + " (expected: HOST:PORT)", e);
        } catch (IOException e) {
            socket.close();
            throw new IOException("PMI_PORT: " + address + ": " + e.getMessage(), e);
        }
    }

    /** Says something to which there is no answer. */
    void say(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Says something and returns the words of the answer, which is to be of a kind. */
    Map<String, String> ask(String line, String kind) throws IOException {
        say(line);
        return hear(kind);
    }

    /** The words of the next line, which is to be of a kind. */
    Map<String, String> hear(String kind) throws IOException {
        String line = line();
        Map<String, String> words = new HashMap<>();
        for (String word : line.split(" ")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                words.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        if (!kind.equals(words.get("cmd")) || !words.getOrDefault("rc", "0").equals("0")) {
            throw new IOException("PMI: the answer is '" + line + "' (expected: cmd=" + kind + " rc=0)");
        }
        return words;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("PMI: whoever has started this process does not speak any more");
            }
            line.append((char) c);
            if (line.length() > LONGEST_LINE) {
                throw new IOException("PMI: a line of more than " + LONGEST_LINE + " bytes");
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        try {
            end.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
