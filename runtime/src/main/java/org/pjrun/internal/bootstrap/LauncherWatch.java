package org.pjrun.internal.bootstrap;

import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * Ends this process when the launcher that supervises it is gone: what is left to do where its janitor was killed, too.
 *
 * <p>Looks every two seconds at the launcher's memory, in a file of {@code /proc} that it keeps open and that belongs to this
 * one process, whoever gets its number later: there is none when it has ended, and no file when its parent has noticed.
 */
public final class LauncherWatch implements Runnable {
    private static final long LOOK_MILLIS = 2000;

    private final String memory;
    private final Runnable end;

    /**
     * Makes a thread's work.
     *
     * @param memory the file that begins with the launcher's memory in pages
     * @param end what ends this process
     */
    LauncherWatch(String memory, Runnable end) {
        this.memory = memory;
        this.end = end;
    }

    /**
     * Starts to watch, where the system tells of processes.
     *
     * @param launcher number of the launcher's process, 0 where there is none
     * @param end what ends this process
     */
    public static void start(long launcher, Runnable end) {
        if (launcher != 0) {
            LauncherWatch watch = new LauncherWatch("/proc/" + launcher + "/statm", end);
            Thread thread = new Thread(null, watch, "pjrun-launcher-watch", 128 * 1024);
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        try (RandomAccessFile file = new RandomAccessFile(memory, "r")) {
            if (!lives(file)) {
                return; // a system that does not tell, or a launcher that is not there from the start
            }
            while (lives(file)) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (IOException e) {
            return; // a system that has no such file, or does not show it to us
        } catch (InterruptedException e) {
            return; // nobody does, but then there is a reason
        }
        end.run();
    }

    private static boolean lives(RandomAccessFile file) {
        try {
            file.seek(0);
            return file.read() > '0';
        } catch (IOException e) {
            return false;
        }
    }
}
