package org.pjrun.launcher.execution;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Cleans up where pjrun itself was killed: a small shell that reads what exists from a pipe, and when the pipe ends
 * without a good-bye, kills the processes and removes the folders that are still on its list, and whatever else
 * carries the job's name: in its environment, or in its file name in shared memory or the temporary folder.
 *
 * <p>It has to be there before the first rank: {@link #await}. It ignores the signals by which a terminal or a user ends
 * pjrun.
 */
public final class Janitor implements AutoCloseable {
    private static final String SCRIPT = """
        trap '' HUP INT TERM QUIT
        pids=' '
        while IFS= read -r line; do
            word=${line#?}
            case $line in
                +*) pids="$pids$word " ;;
                -*) case $pids in *" $word "*) pids="${pids%% $word *} ${pids#* $word }" ;; esac ;;
                =*) set -- "$@" "$word" ;;
                bye) exit 0 ;;
            esac
        done
        job=$1
        temporary=$2
        shift 2
        set -- "$@" /dev/shm/pjrun-*-"$job" /dev/shm/pjrun-*-"$job"-* "$temporary"/pjrun-*-"$job"-*
        for pid in $pids; do
            kill -9 "$pid"
            set -- "$@" "/tmp/.java_pid$pid"
        done
        for round in 1 2; do
            for file in $(grep -lz "^PJ_JOB=$job\\$" /proc/[0-9]*/environ); do
                pid=${file#/proc/}
                kill -9 "${pid%/environ}"
            done
        done
        rm -rf -- "$@"
        """;

    private final Starter starter;

    private Janitor(String job) {
        starter = new Starter(job);
    }

    /** Starts the janitor of a job while the caller goes on: the first process of a JVM takes it some milliseconds. */
    public static Janitor start(String job) {
        Janitor janitor = new Janitor(job);
        janitor.starter.start();
        return janitor;
    }

    /**
     * Waits until it is there.
     *
     * @throws IOException if it cannot be started
     */
    public void await() throws IOException {
        starter.pipe();
    }

    /** Puts a process on the list. */
    public void started(long pid) {
        tell("+" + pid);
    }

    /** Takes a process off the list, since its number may soon belong to another. */
    public void ended(long pid) {
        tell("-" + pid);
    }

    /** Puts a folder on the list. */
    public void folder(Path folder) {
        tell("=" + folder.toAbsolutePath());
    }

    /** Says good-bye: everything has been cleaned up. */
    @Override
    public void close() {
        tell("bye");
        try {
            starter.pipe().close();
        } catch (IOException e) {
            // it is gone already, and there is nothing left for it to do
        }
    }

    private synchronized void tell(String line) {
        try {
            OutputStream pipe = starter.pipe();
            pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            pipe.flush();
        } catch (IOException e) {
            // somebody killed the janitor; the job goes on without one
        }
    }

    /** Starts the shell, and keeps what came of it. */
    private static final class Starter extends Thread {
        private final String job;
        private @Nullable OutputStream pipe;
        private @Nullable IOException failure;

        Starter(String job) {
            super("janitor");
            this.job = job;
            setDaemon(true);
        }

        @Override
        public void run() {
            ProcessBuilder builder = new ProcessBuilder(
                    "/bin/sh", "-c", SCRIPT, "pjrun-janitor", job, System.getProperty("java.io.tmpdir"));
            builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
            // not the current folder: somebody may want to unmount it; not the name of an outer job: that job's janitor
            // must leave this one alone, so that it can clean up
            builder.directory(new File("/"));
            builder.environment().remove("PJ_JOB");
            OutputStream started = null;
            IOException refused = null;
            try {
                started = builder.start().getOutputStream();
            } catch (IOException e) {
                refused = e;
            }
            synchronized (this) {
                pipe = started;
                failure = refused;
                notifyAll();
            }
        }

        synchronized OutputStream pipe() throws IOException {
            while (true) {
                OutputStream started = pipe;
                if (started != null) {
                    return started;
                }
                if (failure != null) {
                    throw new IOException(failure);
                }
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted before the janitor was there");
                }
            }
        }
    }
}
