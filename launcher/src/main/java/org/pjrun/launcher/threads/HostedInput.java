package org.pjrun.launcher.threads;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Deals the standard input of the JVM out to the ranks that are its threads. */
final class HostedInput {
    private static final int ALL = -1;
    private static final int PIECE_BYTES = 8192;
    private static final int AHEAD_BYTES = 8 << 20;

    private final InputStream in;
    private final int reader;
    private final List<InputStream> copies = new ArrayList<>();

    /**
     * Input for one rank, or for all.
     *
     * @param reader the rank, -1 for all
     */
    HostedInput(InputStream in, int reader, int size) throws IOException {
        this.in = in;
        this.reader = reader;
        if (reader == ALL) {
            List<PipedOutputStream> pipes = new ArrayList<>();
            for (int r = 0; r < size; r++) {
                PipedInputStream copy = new PipedInputStream(AHEAD_BYTES);
                copies.add(copy);
                pipes.add(new PipedOutputStream(copy));
            }
            Thread.ofPlatform().daemon().name("standard input").start(() -> copy(pipes));
        }
    }

    InputStream of(int rank) {
        if (reader == ALL) {
            return copies.get(rank);
        }
        return rank == reader ? in : InputStream.nullInputStream();
    }

    private void copy(List<PipedOutputStream> pipes) {
        byte[] piece = new byte[PIECE_BYTES];
        try {
            for (int length = in.read(piece); length > 0; length = in.read(piece)) {
                for (PipedOutputStream pipe : pipes) {
                    pipe.write(piece, 0, length);
                    pipe.flush();
                }
            }
        } catch (IOException e) {
            // no more input
        } finally {
            for (PipedOutputStream pipe : pipes) {
                end(pipe);
            }
        }
    }

    private static void end(PipedOutputStream pipe) {
        try {
            pipe.close();
        } catch (IOException e) {
            // its rank has closed it already
        }
    }
}
