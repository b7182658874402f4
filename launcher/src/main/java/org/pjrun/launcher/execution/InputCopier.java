package org.pjrun.launcher.execution;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Hands what pjrun reads to several processes. One thread reads and one for each process writes, so that a process that
 * reads late holds up the others only when it is {@link #AHEAD} pieces behind.
 */
public final class InputCopier {
    private static final int PIECE_BYTES = 8192;
    private static final int AHEAD = 1024;
    private static final byte[] END = {};

    private InputCopier() {}

    /** Starts to copy; ends with the input or with this process. */
    public static void start(List<JobProcess> readers) {
        List<BlockingQueue<byte[]>> queues = readers.stream()
                .<BlockingQueue<byte[]>>map(reader -> {
                    BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(AHEAD);
                    daemon(() -> write(queue, reader.input()));
                    return queue;
                })
                .toList();
        daemon(() -> read(queues));
    }

    private static void daemon(Runnable work) {
        Thread.ofPlatform().daemon().name("standard input").start(work);
    }

    private static void read(List<BlockingQueue<byte[]>> queues) {
        byte[] buffer = new byte[PIECE_BYTES];
        try (FileInputStream in = new FileInputStream(FileDescriptor.in)) {
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                give(queues, Arrays.copyOf(buffer, length));
            }
            give(queues, END);
        } catch (IOException | InterruptedException e) {
            // no more input; the processes see its end when pjrun ends
        }
    }

    private static void give(List<BlockingQueue<byte[]>> queues, byte[] piece) throws InterruptedException {
        for (BlockingQueue<byte[]> queue : queues) {
            queue.put(piece);
        }
    }

    private static void write(BlockingQueue<byte[]> queue, OutputStream process) {
        boolean open = true;
        try {
            for (byte[] piece = queue.take(); piece.length > 0; piece = queue.take()) {
                open = open && wrote(process, piece);
            }
            process.close();
        } catch (IOException | InterruptedException e) {
            // the process has ended
        }
    }

    /** Writes a piece; false if the process does not read any more, which is its own business. */
    private static boolean wrote(OutputStream process, byte[] piece) {
        try {
            process.write(piece);
            process.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
