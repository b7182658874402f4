package org.pjrun.launcher.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.pjrun.launcher.ExitStatus;
import org.pjrun.launcher.execution.JobProcess;

/** A rank that an agent has started, with the threads that carry what it writes and reads. */
final class HostRank {
    private static final int PIECE_BYTES = 32 * 1024;
    private static final long STACK_BYTES = 128 * 1024;

    /** How long output may still come after a process has ended: another process may hold its pipe, even for ever. */
    private static final long DRAIN_MILLIS = 300;

    private final int number;
    private final JobProcess process;
    private final Notices notices;
    private final ObjIntConsumer<HostRank> whenEnded;
    private final BlockingQueue<byte[]> input = new LinkedBlockingQueue<>();
    private @Nullable Thread feeder;

    HostRank(int number, JobProcess process, Notices notices, ObjIntConsumer<HostRank> whenEnded) {
        this.number = number;
        this.process = process;
        this.notices = notices;
        this.whenEnded = whenEnded;
    }

    int number() {
        return number;
    }

    long pid() {
        return process.pid();
    }

    /** Starts to pass on what the rank writes, and to wait for its end. */
    void watch() {
        Thread out = thread("output", () -> pump(process.output(), false));
        Thread errors = thread("errors", () -> pump(process.errors(), true));
        thread("end", () -> awaitEnd(out, errors));
    }

    private Thread thread(String what, Runnable work) {
        Thread thread = new Thread(null, work, what + " of rank " + number, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void pump(InputStream in, boolean error) {
        byte[] buffer = new byte[PIECE_BYTES];
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                notices.send(new Notice.Output(number, error, Arrays.copyOf(buffer, length)));
            }
        } catch (IOException e) {
            // the process is gone, and what it wrote has been read
        }
    }

    private void awaitEnd(Thread out, Thread errors) {
        try {
            process.await();
            out.join(DRAIN_MILLIS);
            errors.join(DRAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int status = process.status();
        if (status > ExitStatus.SIGNAL) {
            process.cleanUp();
        }
        whenEnded.accept(this, status);
    }

    /** Takes what the rank is to read; the launcher sends no more than the rank has said it has room for. */
    synchronized void feed(byte[] bytes) {
        input.add(bytes);
        if (feeder == null) {
            feeder = thread("input", this::write);
        }
    }

    private void write() {
        try (var out = process.input()) {
            for (byte[] bytes = input.take(); bytes.length > 0; bytes = input.take()) {
                out.write(bytes);
                out.flush();
                notices.send(new Notice.Taken(number, bytes.length));
            }
        } catch (IOException e) {
            notices.send(new Notice.Taken(number, Integer.MAX_VALUE)); // it reads no more, which is its own business
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void end(boolean atOnce) {
        if (!process.alive()) {
            return;
        }
        if (atOnce) {
            process.kill();
        } else {
            process.terminate();
        }
    }

    /** Waits for the end of the process, for some time. */
    void await(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (process.alive() && System.nanoTime() - deadline < 0) {
            Thread.sleep(5);
        }
    }
}
